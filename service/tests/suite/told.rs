//! A life told through the register feed, event by event.

use crate::test_app::TestApp;
use jmo_rules::{Date, Kpj, Month, Programme, Rupiah, Segment};
use jmo_service::register::{Body, Contributed, Event, deliver};

/// Whose life it is.
pub const NAME: &str = "Wulan";
const NIK: &str = "3174015208909901";

/// What the register says of one person.
#[derive(Clone, Debug)]
pub struct Told(Vec<Event>);

impl Told {
    /// A person and an employer, `JJ1`.
    pub fn new() -> Self {
        let person = Body::Person {
            nik: NIK.parse().expect("a NIK"),
            name: NAME.to_owned(),
            born_on: "1990-08-12".parse().expect("a day"),
        };
        let employer = Body::Employer {
            npp: "JJ1".to_owned(),
            name: "PT Satu".to_owned(),
        };
        Self(Vec::new()).and(person).and(employer)
    }

    fn and(mut self, body: Body) -> Self {
        let id = format!("told-{:04}-{}", self.0.len(), body.kind());
        self.0.push(Event { id, body });
        self
    }

    /// A card with JHT of a wage earner.
    pub fn card(self, kpj: &str, since: &str) -> Self {
        self.card_of(kpj, since, Segment::Pu, &[Programme::Jht, Programme::Jkk])
    }

    /// Any card.
    pub fn card_of(
        self,
        kpj: &str,
        since: &str,
        segment: Segment,
        programmes: &[Programme],
    ) -> Self {
        self.and(Body::Membership {
            nik: NIK.parse().expect("a NIK"),
            kpj: number(kpj),
            segment,
            npp: (segment == Segment::Pu).then(|| "JJ1".to_owned()),
            programmes: programmes.to_vec(),
            since: day(since),
        })
    }

    /// A month's contribution, on time.
    pub fn paid(self, kpj: &str, month: &str, jht: i64) -> Self {
        let month: Month = month.parse().expect("a month");
        let on = month.next().first_day();
        self.paid_on(kpj, month, jht, on)
    }

    /// A month's contribution on some day.
    pub fn paid_on(self, kpj: &str, month: Month, jht: i64, on: Date) -> Self {
        let months = vec![Contributed {
            month,
            paid_on: on,
            wage: Rupiah(5_000_000),
            jht: Rupiah(jht),
            jp: Rupiah(0),
            total: Rupiah(jht + 27_000),
        }];
        self.and(Body::Contribution {
            kpj: number(kpj),
            months,
            covered_until: None,
        })
    }

    /// Returns.
    pub fn earned(self, kpj: &str, on: &str, amount: i64, estimate: bool) -> Self {
        self.and(Body::Return {
            kpj: number(kpj),
            posted_on: day(on),
            amount: Rupiah(amount),
            estimate,
        })
    }

    /// A correction.
    pub fn corrected(self, kpj: &str, on: &str, amount: i64) -> Self {
        self.and(Body::Correction {
            kpj: number(kpj),
            posted_on: day(on),
            amount: Rupiah(amount),
        })
    }

    /// A claim paid out.
    pub fn claimed(self, kpj: &str, on: &str, amount: i64) -> Self {
        self.and(Body::Claim {
            kpj: number(kpj),
            posted_on: day(on),
            amount: Rupiah(amount),
        })
    }

    /// The last day on a card.
    pub fn left(self, kpj: &str, on: &str) -> Self {
        self.and(Body::Exit {
            kpj: number(kpj),
            last_day: day(on),
        })
    }

    /// Tells the service what it was not told yet.
    pub async fn to(&self, app: &TestApp) {
        deliver(&app.app, &self.0).await.expect("a life");
    }

    /// Tells it to a service that knows nobody, and answers a token of the person's.
    pub async fn alone(&self) -> (TestApp, String) {
        let app = TestApp::empty().await;
        self.to(&app).await;
        let token = app.session_of(&app.person_id(NAME).await).await;
        (app, token)
    }
}

fn number(kpj: &str) -> Kpj {
    kpj.parse().expect("a card's number")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}
