//! Participants without an account, to join as: one for every way through.

use super::{
    calendar::{days_before, months_before},
    life::{CardLife, Life, Work},
    people::{card, employed, left},
};
use jmo_rules::{
    Date, Rupiah,
    contribution::{
        bpu::{BpuSector, BpuTerms},
        pmi::PmiContract,
    },
};
use serde::Serialize;

/// A participant nobody has made an account for.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Newcomer {
    /// The situation in words.
    pub about: &'static str,
    /// Full name.
    pub name: &'static str,
    /// NIK, or `passport:` and a number.
    pub identity: &'static str,
    /// Date of birth.
    pub born_on: &'static str,
    /// The number of the card.
    pub kpj: &'static str,
    #[serde(skip)]
    pub(super) withdrawn: bool,
    #[serde(skip)]
    cards: fn(&str, Date) -> Vec<CardLife>,
}

/// All of them.
pub const NEWCOMERS: [Newcomer; 5] = [
    Newcomer {
        about: "Penerima upah",
        name: "Wati Susanti",
        identity: "3273015503919021",
        born_on: "1991-03-15",
        kpj: "19050090021",
        withdrawn: false,
        cards: |kpj, as_of| {
            vec![employed(
                kpj,
                "JJ900001",
                months_before(as_of, 90),
                4_100_000,
                55,
            )]
        },
    },
    Newcomer {
        about: "Bukan penerima upah",
        name: "Slamet Riyadi",
        identity: "3404012006809022",
        born_on: "1980-06-20",
        kpj: "23030090022",
        withdrawn: false,
        cards: own_account,
    },
    Newcomer {
        about: "Pekerja migran",
        name: "Sri Wahyuni",
        identity: "3302104803889023",
        born_on: "1988-03-08",
        kpj: "25020090023",
        withdrawn: false,
        cards: abroad,
    },
    Newcomer {
        about: "Warga negara asing, dengan paspor",
        name: "Kenji Tanaka",
        identity: "passport:TK1234567",
        born_on: "1984-07-09",
        kpj: "22080090024",
        withdrawn: false,
        cards: |kpj, as_of| {
            vec![employed(
                kpj,
                "JJ900003",
                months_before(as_of, 51),
                21_000_000,
                40,
            )]
        },
    },
    Newcomer {
        about: "NIK tidak aktif di Dukcapil",
        name: "Rudi Hartono",
        identity: "3171011105759025",
        born_on: "1975-05-11",
        kpj: "17010090025",
        withdrawn: true,
        cards: |kpj, as_of| {
            let card = employed(kpj, "JJ900004", months_before(as_of, 118), 3_800_000, 50);
            vec![left(card, days_before(as_of, 700), as_of)]
        },
    },
];

impl Newcomer {
    pub(super) fn life(&self, as_of: Date) -> Life {
        Life {
            identity: self.identity.parse().expect("a demo number is well formed"),
            name: self.name.to_owned(),
            born_on: self.born_on.parse().expect("a day"),
            cards: (self.cards)(self.kpj, as_of),
        }
    }
}

fn own_account(kpj: &str, as_of: Date) -> Vec<CardLife> {
    let terms = BpuTerms {
        jht: true,
        sector: BpuSector::Transport,
        paid_by_state_budget: false,
    };
    let since = months_before(as_of, 44);
    vec![card(kpj, Work::OwnAccount { terms }, since, 2_500_000, 0)]
}

fn abroad(kpj: &str, as_of: Date) -> Vec<CardLife> {
    let work = Work::Abroad {
        contract: PmiContract::TwentyFourMonths,
        jht: Some(Rupiah(200_000)),
    };
    vec![card(kpj, work, months_before(as_of, 20), 0, 0)]
}
