use crate::{
    test_app::{BEGIN, SITI, TestApp, dump_query, open_app},
    told::Told,
};
use jmo_rules::{Programme, Segment};
use jmo_service::sandbox::{Population, SandboxMessenger, fill};
use serde_json::{Value, json};

const STATEMENT: &str = "/v1/balance/statement";

fn rupiah(value: &Value) -> i64 {
    value.as_i64().expect("whole rupiah")
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

/// Every sum there is, from the lines up; answers how many lines.
fn adds_up(statement: &Value, balance: &Value) -> usize {
    let mut closing = 0;
    let mut lines = 0;
    let mut by_card = vec![0; list(&statement["cards"]).len()];
    let mut expected_year = None;
    for year in list(&statement["years"]) {
        let of = |field: &str| rupiah(&year[field]);
        assert!(expected_year.is_none_or(|expected| year["year"] == expected));
        expected_year = Some(of("year") + 1);
        assert_eq!(of("opening"), closing, "{}", year["year"]);
        let (mut own, mut employer, mut other) = (0, 0, [0; 3]);
        for line in list(&year["lines"]) {
            let amount = rupiah(&line["amount"]);
            let on = line["on"].as_str().expect("a day");
            assert!(on.starts_with(&year["year"].to_string()), "{line}");
            assert!(on <= year["through"].as_str().expect("a day"), "{line}");
            by_card[usize::try_from(rupiah(&line["card"])).expect("a place")] += amount;
            match line["entry"]["kind"].as_str().expect("a kind") {
                "contribution" => {
                    let part = rupiah(&line["entry"]["own"]);
                    assert!((0..=amount).contains(&part), "{line}");
                    own += part;
                    employer += amount - part;
                }
                "return" => other[0] += amount,
                "correction" => other[1] += amount,
                "claim" => other[2] += amount,
                kind => panic!("{kind}"),
            }
        }
        lines += list(&year["lines"]).len();
        assert!(list(&year["lines"]).is_sorted_by_key(|line| line["on"].to_string()));
        let said = ["own", "employer", "returns", "corrections", "claims"].map(of);
        assert_eq!(said, [own, employer, other[0], other[1], other[2]]);
        closing += said.iter().sum::<i64>();
        assert_eq!(of("closing"), closing, "{}", year["year"]);
    }
    assert_eq!(closing, rupiah(&balance["total"]));
    for year in list(&balance["years"]) {
        let mut stated = list(&statement["years"]).iter();
        let stated = stated.find(|one| one["year"] == year["year"]);
        let stated = stated.expect("the same year");
        for field in ["returns", "corrections", "claims", "closing"] {
            assert_eq!(stated[field], year[field], "{field} of {}", year["year"]);
        }
        let paid = rupiah(&stated["own"]) + rupiah(&stated["employer"]);
        assert_eq!(paid, rupiah(&year["contributions"]));
    }
    let cards = list(&statement["cards"]).iter().zip(by_card);
    for (card, amount) in cards {
        let mut held = list(&balance["cards"]).iter();
        let held = held.find(|held| held["kpj"] == card["kpj"]);
        assert_eq!(rupiah(&held.expect("the card")["amount"]), amount);
    }
    lines
}

async fn check(app: &TestApp, token: &str) -> usize {
    let statement = app.see(token, STATEMENT).await;
    adds_up(&statement, &app.see(token, "/v1/balance").await)
}

#[tokio::test]
async fn everybodys_statement_adds_up_to_the_rupiah() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open_app(&folder, BEGIN).await;
    let fifty = Population {
        count: 50,
        seed: 11,
    };
    fill(&app, fifty, |_| {}).await.expect("filled");
    let messenger = SandboxMessenger::new(app.clone());
    let app = TestApp::start(app, folder, messenger);
    let people = dump_query(app.app.store(), "SELECT id FROM person").await;
    assert!(people.len() > 60, "fifty, the demo people and newcomers");
    let mut lines = 0;
    for person_id in &people {
        let token = app.session_of(person_id).await;
        lines += check(&app, &token).await;
    }
    let posted = dump_query(app.app.store(), "SELECT 'line' FROM ledger").await;
    assert_eq!(lines, posted.len(), "every line of the ledger is on one");
}

#[tokio::test]
async fn claims_corrections_and_a_year_without_postings_are_on_it() {
    let told = Told::new()
        .card("20010000001", "2020-01-01")
        .card_of(
            "20010000002",
            "2020-01-01",
            Segment::Bpu,
            &[Programme::Jht, Programme::Jkk],
        )
        .card_of(
            "20010000003",
            "2020-01-01",
            Segment::Bpu,
            &[Programme::Jkk, Programme::Jkm],
        )
        .paid("20010000001", "2020-01", 285_000)
        .paid("20010000001", "2020-02", 100)
        .paid("20010000002", "2020-01", 20_000)
        .paid("20010000003", "2020-01", 0)
        .earned("20010000001", "2020-12-31", 9_000, true)
        .corrected("20010000001", "2022-05-05", -4_100)
        .claimed("20010000001", "2022-05-05", 290_000);
    let (app, token) = told.alone().await;
    assert_eq!(check(&app, &token).await, 6);
    let statement = app.see(&token, STATEMENT).await;
    let years = list(&statement["years"]);
    assert_eq!(years.len(), 7, "2020 to 2026, the empty ones too");
    let of = |at: usize| &years[at];
    assert_eq!(of(0)["through"], "2020-12-31");
    assert_eq!(of(0)["returns_estimated"], true);
    // 2 : 3.7 of 285,100 and of 100, to the nearest rupiah, and all of the other.
    assert_eq!(of(0)["own"], 100_000 + 35 + 20_000);
    assert_eq!(of(0)["employer"], 185_000 + 65);
    assert_eq!(of(1)["closing"], of(0)["closing"]);
    assert_eq!(list(&of(1)["lines"]).len(), 0);
    assert_eq!(of(1)["returns_estimated"], false);
    assert_eq!(of(2)["corrections"], -4_100);
    assert_eq!(of(2)["claims"], -290_000);
    assert_eq!(of(2)["closing"], 20_000);
    assert_eq!(of(6)["through"], "2026-01-01", "nothing was posted yet");
    let cards = list(&statement["cards"]);
    let kpjs: Vec<_> = cards.iter().map(|card| card["kpj"].as_str()).collect();
    assert_eq!(kpjs, [Some("20010000001"), Some("20010000002")], "no JHT");
    let lines = list(&of(0)["lines"]);
    let first = json!({
        "card": 0, "on": "2020-02-01", "amount": 285_000,
        "entry": {"kind": "contribution", "month": "2020-01", "wage": 5_000_000, "own": 100_000},
    });
    assert_eq!(lines[0], first);
}

#[tokio::test]
async fn who_has_no_posting_has_no_year() {
    let (app, token) = Told::new().card("26100000001", "2026-10-01").alone().await;
    let statement = app.see(&token, STATEMENT).await;
    assert_eq!(statement["years"], json!([]));
    assert_eq!(statement["cards"], json!([]));
}

#[tokio::test]
async fn months_paid_ahead_twice_and_late_are_all_on_it() {
    let kpj = "20010000001";
    let month = |text: &str| text.parse().expect("a month");
    let day = |text: &str| text.parse().expect("a day");
    let told = Told::new()
        .card(kpj, "2020-01-01")
        .paid_on(kpj, month("2020-03"), 1_000, day("2020-01-05"))
        .paid_on(kpj, month("2020-03"), 2_000, day("2020-01-05"))
        .paid_on(kpj, month("2020-01"), 4_000, day("2026-11-20"));
    let (app, token) = told.alone().await;
    assert_eq!(check(&app, &token).await, 3);
    let statement = app.see(&token, STATEMENT).await;
    assert_eq!(statement["years"][6]["through"], "2026-11-20");
    assert_eq!(statement["years"][6]["closing"], 7_000);
}

#[tokio::test]
async fn it_stays_the_same_until_something_is_posted() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let first = app.get(STATEMENT).bearer(&siti).send().await;
    app.later(86_400 * 3);
    let siti = app.session_of(&app.person_id(SITI.name).await).await;
    let ask = app.get(STATEMENT).bearer(&siti);
    let same = ask.header("if-none-match", first.header("etag"));
    assert_eq!(same.send().await.status, 304);
}

#[tokio::test]
async fn a_ledger_that_was_tampered_with_gives_no_statement() {
    let told =
        Told::new()
            .card("20010000001", "2020-01-01")
            .paid("20010000001", "2020-01", 285_000);
    let (app, token) = told.alone().await;
    let mut tx = app.app.store().write().await.expect("the writer");
    sqlx::query("UPDATE ledger SET amount = amount + 1")
        .execute(&mut *tx)
        .await
        .expect("tampered");
    sqlx::query("UPDATE balance SET amount = amount + 1")
        .execute(&mut *tx)
        .await
        .expect("tampered");
    tx.commit().await.expect("written");
    let refused = app.get(STATEMENT).bearer(&token).send().await;
    refused.refused(500, "internal");
}

#[tokio::test]
async fn forty_years_on_twelve_cards_add_up() {
    let kpj = |at: i32| format!("860100001{at:02}");
    let first: jmo_rules::Month = "1986-11".parse().expect("a month");
    let told = (0..12).fold(Told::new(), |told, at| {
        let card = kpj(at);
        let (from, to) = (first.plus(at * 40), first.plus(at * 40 + 39));
        let told = told.card(&card, &from.first_day().to_string());
        let told = (0..40).fold(told, |told, month| {
            let jht = i64::from(100_001 + at * 7_919 + month * 13);
            told.paid(&card, &from.plus(month).to_string(), jht)
        });
        if at < 11 {
            told.left(&card, &to.last_day().to_string())
        } else {
            told
        }
    });
    let told = (1987..2026).fold(told, |told, year| {
        let at = (year - 1987) * 12 / 40;
        told.earned(
            &kpj(at),
            &format!("{year}-12-31"),
            i64::from(year),
            year < 2020,
        )
    });
    let (app, token) = told.alone().await;
    assert_eq!(check(&app, &token).await, 480 + 39);
    let statement = app.see(&token, STATEMENT).await;
    assert_eq!(list(&statement["years"]).len(), 41, "1986 to 2026");
    assert_eq!(list(&statement["cards"]).len(), 12);
    // Before July 2015 no law at hand divides a contribution: it is the person's.
    assert_eq!(statement["years"][10]["employer"], 0);
    assert!(rupiah(&statement["years"][35]["employer"]) > 0);
    // The eleven that ended become one with the last; the statement stays.
    let balance = app.see(&token, "/v1/balance").await;
    let old: Vec<_> = (0..11).map(kpj).collect();
    let mut asked = json!({"cards": old, "into": kpj(11)});
    let path = "/v1/membership/merge/preview";
    let preview = app.act(&token, path, &asked).await.ok();
    assert_eq!(preview["total"], balance["total"]);
    asked["preview"] = preview["preview"].clone();
    app.act(&token, "/v1/membership/merge", &asked).await.done();
    let merged = app.see(&token, "/v1/balance").await;
    assert_eq!(list(&merged["cards"]).len(), 1);
    assert_eq!(merged["cards"][0]["amount"], balance["total"]);
    assert_eq!(app.see(&token, STATEMENT).await, statement);
}
