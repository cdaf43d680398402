//! The ten demo people: one for every situation the app must be good at.

use super::{
    calendar::{days_before, months_before},
    life::{CardLife, Exit, Habit, Life, Work},
};
use jmo_rules::{
    Date, EmployerSize, JkkClass, Month, Rupiah,
    contribution::{
        bpu::{BpuSector, BpuTerms},
        pmi::PmiContract,
        pu::PuTerms,
    },
};
use serde::Serialize;

/// The password of all demo people.
pub const DEMO_PASSWORD: &str = "Kawung-2026";

/// A demo person: who, how to sign in, and why they exist.
#[derive(Clone, Debug, Serialize)]
pub struct DemoPerson {
    /// A short name for the situation.
    pub story: &'static str,
    /// The situation in words.
    pub about: &'static str,
    /// Full name.
    pub name: &'static str,
    /// To sign in with.
    pub email: &'static str,
    /// To sign in with.
    pub phone: &'static str,
    /// To sign in with.
    pub password: &'static str,
    /// To be found by.
    pub nik: &'static str,
    #[serde(skip)]
    cards: fn(Date) -> Vec<CardLife>,
}

impl DemoPerson {
    pub(super) fn life(&self, as_of: Date) -> Life {
        let nik: jmo_rules::Nik = self.nik.parse().expect("a demo NIK is well formed");
        Life {
            born_on: nik.birth_date(as_of),
            identity: nik.into(),
            name: self.name.to_owned(),
            cards: (self.cards)(as_of),
        }
    }
}

/// Employers of the demo people: number and name.
pub(super) const EMPLOYERS: [(&str, &str); 6] = [
    ("JJ900001", "PT Maju Sentosa"),
    ("JJ900002", "CV Karya Abadi"),
    ("JJ900003", "PT Graha Utama Persada"),
    ("JJ900004", "PT Cahaya Mandiri"),
    ("JJ900005", "CV Sumber Rejeki"),
    ("JJ900006", "PT Tirta Gemilang"),
];

/// All of them.
pub fn demo_people() -> [DemoPerson; 10] {
    let person = |story, about, name, email, phone, nik, cards| DemoPerson {
        story,
        about,
        name,
        email,
        phone,
        password: DEMO_PASSWORD,
        nik,
        cards,
    };
    [
        person(
            "long_history",
            "Karyawan aktif dengan riwayat panjang",
            "Siti Rahmawati",
            "siti@jmo.example",
            "+6281290009001",
            "3174015208909001",
            long_history,
        ),
        person(
            "former_claimable",
            "Sudah berhenti, JHT dapat diklaim",
            "Budi Santoso",
            "budi@jmo.example",
            "+6281290009002",
            "3273011403959002",
            former_claimable,
        ),
        person(
            "above_ceiling",
            "Sudah berhenti, saldo di atas batas klaim di aplikasi",
            "Hendra Wijaya",
            "hendra@jmo.example",
            "+6281290009003",
            "3578010911789003",
            above_ceiling,
        ),
        person(
            "driver_unpaid",
            "Pengemudi ojek daring, satu bulan belum dibayar",
            "Joko Prasetyo",
            "joko@jmo.example",
            "+6281290009004",
            "3374012307879004",
            driver_unpaid,
        ),
        person(
            "migrant",
            "Pekerja migran dengan paket 24 bulan",
            "Dewi Lestari",
            "dewi@jmo.example",
            "+6281290009005",
            "3515166501929005",
            migrant,
        ),
        person(
            "never_updated",
            "Baru bekerja, belum pernah memperbarui data",
            "Rina Marlina",
            "rina@jmo.example",
            "+6281290009006",
            "3275136104019006",
            never_updated,
        ),
        person(
            "three_cards",
            "Tiga kartu dari tiga perusahaan",
            "Agus Setiawan",
            "agus@jmo.example",
            "+6281290009007",
            "1271011708859007",
            three_cards,
        ),
        person(
            "underpaid",
            "Perusahaan membayar iuran kurang dari seharusnya",
            "Yusuf Hidayat",
            "yusuf@jmo.example",
            "+6281290009008",
            "7371010206909008",
            underpaid,
        ),
        person(
            "employer_stopped",
            "Perusahaan berhenti membayar iuran",
            "Nurul Aini",
            "nurul@jmo.example",
            "+6281290009009",
            "3174015704919009",
            employer_stopped,
        ),
        person(
            "wage_dropped",
            "Upah dilaporkan turun, dan satu bulan terlewat",
            "Eko Wibowo",
            "eko@jmo.example",
            "+6281290009010",
            "3374011105889010",
            wage_dropped,
        ),
    ]
}

pub(super) fn employed(
    kpj: &str,
    npp: &str,
    since: Date,
    first_wage: i64,
    growth: i64,
) -> CardLife {
    let terms = PuTerms::compulsory(EmployerSize::Large, JkkClass::II);
    card(
        kpj,
        Work::Employed {
            npp: npp.to_owned(),
            terms,
        },
        since,
        first_wage,
        growth,
    )
}

pub(super) fn card(kpj: &str, work: Work, since: Date, first_wage: i64, growth: i64) -> CardLife {
    CardLife {
        kpj: kpj.parse().expect("a demo KPJ is well formed"),
        work,
        since,
        exit: None,
        first_wage: Rupiah(first_wage),
        growth,
        habit: Habit::punctual(10),
        correction: None,
        claimed_on: None,
    }
}

pub(super) fn left(card: CardLife, last_day: Date, as_of: Date) -> CardLife {
    let reported_on = last_day.saturating_add(jiff::ToSpan::days(9)).min(as_of);
    CardLife {
        exit: Some(Exit {
            last_day,
            reported_on,
        }),
        ..card
    }
}

fn long_history(as_of: Date) -> Vec<CardLife> {
    let mut card = employed(
        "18030090001",
        "JJ900001",
        months_before(as_of, 104),
        5_150_000,
        58,
    );
    card.habit.late = vec![
        (Month::of(months_before(as_of, 40)), 2),
        (Month::of(months_before(as_of, 39)), 1),
    ];
    vec![card]
}

fn former_claimable(as_of: Date) -> Vec<CardLife> {
    let since = months_before(as_of, 58);
    vec![left(
        employed("22010090002", "JJ900002", since, 3_300_000, 45),
        days_before(as_of, 101),
        as_of,
    )]
}

fn above_ceiling(as_of: Date) -> Vec<CardLife> {
    let since = months_before(as_of, 136);
    vec![left(
        employed("15070090003", "JJ900003", since, 9_400_000, 62),
        days_before(as_of, 130),
        as_of,
    )]
}

fn driver_unpaid(as_of: Date) -> Vec<CardLife> {
    let terms = BpuTerms {
        jht: true,
        sector: BpuSector::Transport,
        paid_by_state_budget: false,
    };
    let mut card = card(
        "24020090004",
        Work::OwnAccount { terms },
        months_before(as_of, 33),
        3_000_000,
        0,
    );
    // The newest month whose due day has passed: unpaid on any day of the month.
    let newest_due = Month::of(days_before(as_of, 15)).prev();
    card.habit.missed = vec![newest_due, newest_due.next(), newest_due.plus(2)];
    vec![card]
}

fn migrant(as_of: Date) -> Vec<CardLife> {
    let work = Work::Abroad {
        contract: PmiContract::TwentyFourMonths,
        jht: Some(Rupiah(200_000)),
    };
    vec![card("25060090005", work, months_before(as_of, 17), 0, 0)]
}

fn never_updated(as_of: Date) -> Vec<CardLife> {
    vec![employed(
        "26010090006",
        "JJ900004",
        months_before(as_of, 10),
        4_900_000,
        0,
    )]
}

fn three_cards(as_of: Date) -> Vec<CardLife> {
    let (first_end, second_end) = (days_before(as_of, 2500), days_before(as_of, 1100));
    let second = Month::of(first_end).plus(3).first_day();
    let third = Month::of(second_end).plus(2).first_day();
    vec![
        left(
            employed(
                "16020090007",
                "JJ900005",
                months_before(as_of, 129),
                2_600_000,
                70,
            ),
            first_end,
            as_of,
        ),
        left(
            employed("20010090017", "JJ900002", second, 3_900_000, 55),
            second_end,
            as_of,
        ),
        employed("24010090027", "JJ900006", third, 6_200_000, 50),
    ]
}

fn underpaid(as_of: Date) -> Vec<CardLife> {
    let mut card = employed(
        "21040090008",
        "JJ900005",
        months_before(as_of, 67),
        6_000_000,
        50,
    );
    card.habit.paid_share = 60;
    vec![card]
}

fn employer_stopped(as_of: Date) -> Vec<CardLife> {
    let mut card = employed(
        "22050090009",
        "JJ900003",
        months_before(as_of, 54),
        5_400_000,
        45,
    );
    // Three months whose due day has passed, and what comes after.
    let newest_due = Month::of(days_before(as_of, 15)).prev();
    card.habit.missed = Month::range(newest_due.plus(-2), newest_due.plus(2)).collect();
    vec![card]
}

fn wage_dropped(as_of: Date) -> Vec<CardLife> {
    let mut card = employed(
        "25010090010",
        "JJ900006",
        months_before(as_of, 22),
        7_200_000,
        -150,
    );
    card.habit.missed = vec![Month::of(as_of).plus(-9)];
    vec![card]
}
