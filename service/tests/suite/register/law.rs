//! Every contribution of the population is what the law says for its wage, or the same share of it
//! each month, where the employer pays too little.

use crate::test_app::TestApp;
use jmo_rules::{
    EmployerSize, JkkClass, Month, Programme, Rupiah,
    contribution::{
        bpu::{self, BpuSector, BpuTerms},
        pmi::{self, JHT_CHOICES, PmiContract},
        pu::{self, PuTerms},
    },
};
use std::collections::BTreeMap;

/// One month as kept: wage, JHT, JP and everything together.
#[derive(Clone, Copy, Debug)]
struct Paid {
    month: Month,
    wage: Rupiah,
    got: [i64; 3],
}

#[derive(Debug)]
struct Card {
    segment: String,
    programmes: Vec<Programme>,
    paid: Vec<Paid>,
}

async fn cards(app: &TestApp) -> BTreeMap<String, Card> {
    type Row = (String, String, String, String, i64, i64, i64, i64);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT m.kpj, m.segment, m.programmes, c.month, c.wage, c.jht, c.jp, c.total
         FROM contribution c JOIN membership m ON m.id = c.membership_id",
    )
    .fetch_all(app.app.store().read())
    .await
    .expect("contributions");
    let mut cards = BTreeMap::new();
    for (kpj, segment, programmes, month, wage, jht, jp, total) in rows {
        let card = cards.entry(kpj).or_insert_with(|| Card {
            segment,
            programmes: serde_json::from_str(&programmes).expect("programmes"),
            paid: Vec::new(),
        });
        card.paid.push(Paid {
            month: month.parse().expect("a month"),
            wage: Rupiah(wage),
            got: [jht, jp, total],
        });
    }
    cards
}

/// The share, in hundredths, of what `owed` says that was paid in every month of the card.
fn share(card: &Card, owed: impl Fn(&Paid) -> [i64; 3]) -> Option<i64> {
    (50..=100).rev().find(|share| {
        card.paid
            .iter()
            .all(|paid| owed(paid).map(|amount| amount * share / 100) == paid.got)
    })
}

fn wage_earner(card: &Card, class: JkkClass) -> Option<i64> {
    let terms = PuTerms {
        jp: card.programmes.contains(&Programme::Jp),
        ..PuTerms::compulsory(EmployerSize::Small, class)
    };
    share(card, |paid| {
        let without_jkp = PuTerms {
            jkp: false,
            ..terms
        };
        let owed = pu::contribution(paid.wage, paid.month, &terms)
            .or_else(|_| pu::contribution(paid.wage, paid.month, &without_jkp))
            .expect("the law of the month");
        let of = |programme| owed.line(programme).map_or(0, |line| line.total().get());
        [of(Programme::Jht), of(Programme::Jp), owed.payable().get()]
    })
}

fn self_employed(card: &Card, sector: BpuSector, paid_by_state_budget: bool) -> Option<i64> {
    let jht = card.programmes.contains(&Programme::Jht);
    let terms = BpuTerms {
        jht,
        sector,
        paid_by_state_budget,
    };
    share(card, |paid| {
        let owed = bpu::contribution(paid.wage, paid.month, &terms).expect("the law of the month");
        let jht = owed
            .line(Programme::Jht)
            .map_or(0, |line| line.amount.get());
        [jht, 0, owed.total().get()]
    })
}

/// A package at first, then what the person chose to save.
fn migrant(card: &Card) -> bool {
    let package = |paid: &Paid| {
        [
            PmiContract::SixMonths,
            PmiContract::TwelveMonths,
            PmiContract::TwentyFourMonths,
        ]
        .into_iter()
        .map(|contract| pmi::package(contract, true, paid.month).expect("the law of the month"))
        .any(|package| [0, 0, package.total().get()] == paid.got)
    };
    let saving = |paid: &Paid| {
        JHT_CHOICES
            .iter()
            .any(|jht| [jht.get(), 0, jht.get()] == paid.got)
    };
    let packages = card.paid.iter().filter(|paid| package(paid)).count();
    packages == 1 && card.paid.iter().all(|paid| package(paid) || saving(paid))
}

#[tokio::test]
async fn every_contribution_is_what_the_law_says_or_one_share_of_it() {
    let app = TestApp::new().await;
    let cards = cards(&app).await;
    let (mut whole, mut short) = (0, Vec::new());
    for (kpj, card) in &cards {
        let share = match card.segment.as_str() {
            "\"pu\"" => JkkClass::ALL
                .into_iter()
                .find_map(|class| wage_earner(card, class)),
            "\"bpu\"" => [BpuSector::Transport, BpuSector::Other]
                .into_iter()
                .flat_map(|sector| [false, true].map(|budget| self_employed(card, sector, budget)))
                .find_map(|share| share),
            _ => migrant(card).then_some(100),
        };
        match share {
            Some(100) => whole += 1,
            Some(share) => short.push((kpj, share)),
            None => panic!("{kpj} was paid by no law: {card:?}"),
        }
    }
    assert!(
        short.contains(&(&"21040090008".to_owned(), 60)),
        "{short:?}"
    );
    assert!(whole > 5 * short.len(), "{whole} pay all, {short:?} do not");
}
