//! The ten demo people are what their stories say, whatever day the sandbox lives on.

use crate::test_app::{TestApp, dump_query, open_app};
use jmo_rules::{
    EmployerSize, JkkClass, Month, Rupiah,
    contribution::pu::{self, PuTerms},
    jht::yearly_return_rate,
};
use jmo_service::sandbox::{
    DemoPerson, NEWCOMERS, Population, SandboxMessenger, demo_people, fill,
};
use serde_json::{Value, json};

/// Ordinary days, ends of months and years, a first of March, and days around the 15th when months
/// fall due.
const DAYS: [&str; 10] = [
    "2025-01-01",
    "2025-03-01",
    "2026-11-09",
    "2026-11-10",
    "2026-11-15",
    "2026-11-16",
    "2026-11-21",
    "2026-12-31",
    "2027-01-01",
    "2027-02-28",
];

/// A demo person as the app sees them on a day.
struct Seen {
    today: jmo_rules::Date,
    membership: Value,
    balance: Value,
    /// Months with a contribution to JHT.
    jht_months: usize,
}

async fn see(app: &TestApp, person: &DemoPerson) -> Seen {
    let token = app.sign_in_as(person.email).await.access;
    let membership = app.get("/v1/membership").bearer(&token).send().await.ok();
    assert_eq!(membership["name"], person.name);
    let months = format!(
        "SELECT DISTINCT c.month FROM contribution c JOIN person p ON p.id = c.person_id
         WHERE p.name = '{}' AND c.jht > 0",
        person.name
    );
    Seen {
        today: app.app.clock().today(),
        membership,
        balance: app.balance(&token).send().await.ok(),
        jht_months: dump_query(app.app.store(), &months).await.len(),
    }
}

impl Seen {
    fn total(&self) -> i64 {
        self.balance["total"].as_i64().expect("rupiah")
    }

    fn card(&self, at: usize) -> &Value {
        &self.membership["cards"][at]
    }

    fn cards(&self) -> usize {
        self.membership["cards"].as_array().expect("a list").len()
    }

    fn cover(&self, programme: &str) -> &Value {
        let list = self.membership["programmes"].as_array().expect("a list");
        let found = list.iter().find(|one| one["programme"] == programme);
        &found.unwrap_or_else(|| panic!("no {programme}"))["cover"]
    }

    fn day(value: &Value) -> jmo_rules::Date {
        value.as_str().expect("a day").parse().expect("a day")
    }

    fn days_since(&self, day: &Value) -> i32 {
        (self.today - Self::day(day)).get_days()
    }

    /// What each story shows of what can be wrong, and nothing else.
    fn check_findings(&self, story: &str) {
        let findings = self.membership["findings"].as_array().expect("a list");
        let kinds: Vec<_> = findings.iter().map(|one| one["kind"].as_str()).collect();
        let expected: &[_] = match story {
            "underpaid" => &[Some("underpaid")],
            "driver_unpaid" => &[Some("missing_months")],
            "employer_stopped" => &[Some("employer_stopped")],
            "wage_dropped" => &[Some("missing_months"), Some("wage_dropped")],
            _ => &[],
        };
        assert_eq!(kinds, expected, "{story}");
        let amount = |at: usize, field: &str| findings[at][field].as_i64();
        match story {
            "underpaid" => assert!(amount(0, "found") < amount(0, "expected")),
            "wage_dropped" => {
                assert_eq!(findings[0]["from"], findings[0]["to"], "one month");
                assert!(amount(1, "found") < amount(1, "expected"));
                let wage = self.card(0)["wages"].as_array().expect("wages").last();
                assert!(amount(1, "found") >= wage.expect("a wage")["amount"].as_i64());
            }
            _ => {}
        }
    }

    /// What each story promises.
    fn check(&self, story: &str) {
        let status = &self.membership["status"];
        match story {
            "long_history" => {
                assert_eq!((self.cards(), status), (1, &json!("active")));
                assert!(self.jht_months >= 100, "{} months", self.jht_months);
                assert_eq!(self.card(0)["until"], Value::Null);
                assert_eq!(self.cover("jp")["months"], self.jht_months);
            }
            "former_claimable" => {
                assert_eq!(status, "inactive");
                // Permenaker 4/2022: a month after the last day; the app pays up to 15 million.
                assert!(self.days_since(&self.card(0)["until"]) > 31);
                assert!((1..=15_000_000).contains(&self.total()), "{}", self.total());
                assert_eq!(self.cover("jkk")["kind"], "lapsed");
            }
            "above_ceiling" => {
                assert_eq!(status, "inactive");
                assert!(self.days_since(&self.card(0)["until"]) > 31);
                assert!(self.total() > 15_000_000, "{}", self.total());
            }
            "driver_unpaid" => {
                assert_eq!(
                    (status, &self.card(0)["segment"]),
                    (&json!("arrears"), &json!("bpu"))
                );
                let due: Month = self.card(0)["due_month"]
                    .as_str()
                    .expect("a month")
                    .parse()
                    .expect("a month");
                // One month is owed: the next one is not due yet.
                assert!(self.today > jmo_rules::due::pu_due_date(due));
                assert!(
                    self.today <= jmo_rules::due::pu_due_date(due.next()),
                    "{due} is not the only one"
                );
                assert!(self.total() > 0);
                assert_eq!(
                    self.cover("jkk")["kind"],
                    "covered",
                    "three months of grace"
                );
            }
            "migrant" => {
                assert_eq!(
                    (status, &self.card(0)["segment"]),
                    (&json!("active"), &json!("pmi"))
                );
                let until = Self::day(&self.cover("jkm")["until"]);
                assert!(until > self.today, "{until}");
                assert_eq!(self.card(0)["employer"], Value::Null);
            }
            "never_updated" => {
                assert_eq!(status, "active");
                assert!(
                    (1..=12).contains(&self.jht_months),
                    "{} months",
                    self.jht_months
                );
                assert!(self.total() > 0);
            }
            "three_cards" => {
                assert_eq!((self.cards(), status), (3, &json!("active")));
                let employers: std::collections::BTreeSet<_> = (0..3)
                    .map(|at| self.card(at)["employer"].as_str().expect("an employer"))
                    .collect();
                assert_eq!(employers.len(), 3);
                assert_eq!(self.card(0)["until"], Value::Null, "the current one first");
                assert!(
                    self.balance["cards"]
                        .as_array()
                        .expect("a list")
                        .iter()
                        .all(|card| card["amount"].as_i64() > Some(0))
                );
            }
            "underpaid" => {
                assert_eq!(status, "active");
                let wage = Rupiah(self.card(0)["wage"].as_i64().expect("a wage"));
                let month = self.card(0)["last_contribution"]["month"]
                    .as_str()
                    .expect("a month")
                    .parse()
                    .expect("a month");
                let terms = PuTerms::compulsory(EmployerSize::Large, JkkClass::I);
                let least = pu::contribution(wage, month, &terms)
                    .expect("the law of the month")
                    .payable();
                let paid = self.card(0)["last_contribution"]["amount"].as_i64();
                assert!(paid < Some(least.get()), "{paid:?} of at least {least}");
            }
            "employer_stopped" => {
                assert_eq!(
                    (status, &self.card(0)["segment"]),
                    (&json!("arrears"), &json!("pu"))
                );
                assert_eq!(self.cover("jkk")["kind"], "covered", "while employed");
            }
            "wage_dropped" => {
                assert_eq!(status, "active");
                let wages = self.card(0)["wages"].as_array().expect("a list");
                let amounts = wages.iter().map(|wage| wage["amount"].as_i64());
                assert!(amounts.is_sorted_by(|before, after| before > after));
            }
            _ => panic!("no such story"),
        }
        self.check_findings(story);
        let estimates = self.balance["returns_estimated"].as_bool().expect("a flag");
        let posted = self.balance["years"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|year| year["returns"] != 0);
        let estimated = posted
            .map(|year| i16::try_from(year["year"].as_i64().expect("a year")).expect("a year"));
        assert_eq!(
            estimates,
            estimated
                .into_iter()
                .any(|year| yearly_return_rate(year).estimate)
        );
    }
}

async fn sandbox_on(day: &str) -> TestApp {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open_app(&folder, &format!("{day}T02:40:00Z")).await;
    fill(&app, Population { count: 0, seed: 0 }, |_| {})
        .await
        .expect("filled");
    let messenger = SandboxMessenger::new(app.clone());
    TestApp::start(app, folder, messenger)
}

#[tokio::test]
async fn every_story_is_true_on_every_day() {
    let mut failed = Vec::new();
    for day in DAYS {
        let app = sandbox_on(day).await;
        for person in demo_people() {
            let seen = see(&app, &person).await;
            let checked =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| seen.check(person.story)));
            if checked.is_err() {
                failed.push(format!("{day} {}", person.story));
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[tokio::test]
async fn the_stories_are_still_true_when_the_folder_is_a_week_older() {
    let app = sandbox_on("2026-11-16").await;
    app.later(7 * 86_400);
    fill(&app.app, Population { count: 0, seed: 0 }, |_| {})
        .await
        .expect("filled on");
    for person in demo_people() {
        see(&app, &person).await.check(person.story);
    }
}

#[tokio::test]
async fn the_sandbox_lists_the_demo_people_and_how_to_sign_in() {
    let app = TestApp::new().await;
    let listed = app.get("/sandbox/people").send().await.ok();
    let page = app.get("/sandbox").send().await;
    assert!(
        page.header("content-security-policy")
            .contains("default-src 'none'")
    );
    for (at, person) in demo_people().iter().enumerate() {
        assert_eq!(listed[at]["story"], person.story);
        assert_eq!(listed[at]["password"], jmo_service::sandbox::DEMO_PASSWORD);
        for text in [person.name, person.email, person.phone, person.about] {
            assert!(page.text().contains(text), "{text}");
        }
    }
    // What is asked of who forgot something.
    for (at, nik) in [crate::test_app::SITI.nik, crate::test_app::BUDI.nik]
        .iter()
        .enumerate()
    {
        assert_eq!(listed[at]["nik"], *nik);
        assert!(page.text().contains(nik));
    }
    let newcomers = app.get("/sandbox/newcomers").send().await.ok();
    for (at, newcomer) in NEWCOMERS.iter().enumerate() {
        assert_eq!(newcomers[at]["name"], newcomer.name);
        assert!(page.text().contains(newcomer.identity));
    }
}
