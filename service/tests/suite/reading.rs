//! What a participant reads: membership and balance, and when they read it again.

use crate::test_app::{Answer, BUDI, SITI, TestApp};
use jmo_rules::Rupiah;
use jmo_service::register::{self, Body, Contributed, Event};
use serde_json::Value;

fn rupiah(value: &Value) -> i64 {
    value.as_i64().expect("whole rupiah")
}

fn sum(values: &Value, field: &str) -> i64 {
    let values = values.as_array().expect("a list");
    values.iter().map(|value| rupiah(&value[field])).sum()
}

async fn again(app: &TestApp, path: &str, token: &str, etag: &str) -> Answer {
    app.get(path)
        .bearer(token)
        .header("if-none-match", etag)
        .send()
        .await
}

/// Two months of contributions for Siti's card, as the register would tell them.
fn news() -> Event {
    let months = ["2026-11", "2026-12"].map(|month| Contributed {
        month: month.parse().expect("a month"),
        paid_on: "2026-11-21".parse().expect("a day"),
        wage: Rupiah(8_000_000),
        jht: Rupiah(456_000),
        jp: Rupiah(240_000),
        total: Rupiah(800_000),
    });
    let body = Body::Contribution {
        kpj: "18030090001".parse().expect("her card"),
        months: months.into(),
        covered_until: None,
    };
    Event {
        id: "news".to_owned(),
        body,
    }
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    for path in [
        "/v1/balance",
        "/v1/balance/statement",
        "/v1/activity",
        "/v1/membership",
        "/v1/account",
    ] {
        let first = app.get(path).bearer(&siti).send().await;
        let etag = first.header("etag");
        assert!(etag.starts_with('"') && etag.ends_with('"'), "{etag}");
        assert_eq!(first.header("cache-control"), "private, no-cache");
        for known in [
            etag.to_owned(),
            format!("W/{etag}"),
            format!("\"x\", {etag}"),
            "*".to_owned(),
        ] {
            let same = again(&app, path, &siti, &known).await;
            assert_eq!((same.status, same.body.len()), (304, 0), "{path} {known}");
            assert_eq!(same.header("etag"), etag);
        }
        assert_eq!(again(&app, path, &siti, "\"x\"").await.status, 200);
    }
}

#[tokio::test]
async fn the_time_in_an_answer_does_not_change_its_etag() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let first = app.balance(&siti).send().await;
    app.later(60);
    let same = again(&app, "/v1/balance", &siti, first.header("etag")).await;
    assert_eq!(same.status, 304);
    assert_ne!(same.header("jmo-time"), first.header("jmo-time"));
}

#[tokio::test]
async fn a_new_contribution_shows_at_once() {
    let app = TestApp::new().await;
    let (siti, budi) = (
        app.sign_in(SITI).await.access,
        app.sign_in(BUDI).await.access,
    );
    let before = app.balance(&siti).send().await;
    let cards = app.get("/v1/membership").bearer(&siti).send().await;
    let budis = app.balance(&budi).send().await;
    register::deliver(&app.app, &[news()]).await.expect("new");

    let after = again(&app, "/v1/balance", &siti, before.header("etag"))
        .await
        .ok();
    assert_eq!(
        rupiah(&after["total"]),
        rupiah(&before.ok()["total"]) + 2 * 456_000
    );
    let card = again(&app, "/v1/membership", &siti, cards.header("etag"))
        .await
        .ok();
    let last = &card["cards"][0]["last_contribution"];
    assert_eq!(last["month"], "2026-12");
    assert_eq!(last["amount"], 800_000);
    let same = again(&app, "/v1/balance", &budi, budis.header("etag")).await;
    assert_eq!(same.status, 304, "his did not change");
}

#[tokio::test]
async fn a_balance_is_the_sum_of_its_cards_and_of_its_years() {
    let app = TestApp::new().await;
    for email in demo_emails() {
        let token = app.sign_in_as(&email).await.access;
        let balance = app.balance(&token).send().await.ok();
        let total = rupiah(&balance["total"]);
        assert_eq!(total, sum(&balance["cards"], "amount"), "{email}");
        let years = balance["years"].as_array().expect("a list");
        let mut closing = 0;
        for year in years {
            let parts = ["contributions", "returns", "corrections", "claims"];
            closing += parts.map(|part| rupiah(&year[part])).iter().sum::<i64>();
            assert_eq!(rupiah(&year["closing"]), closing, "{email} {year}");
        }
        assert_eq!(total, closing, "{email}");
        let of = |year: &Value| year["year"].as_i64();
        assert!(
            years.is_sorted_by(|one, next| of(one) < of(next)),
            "{email}"
        );
    }
}

#[tokio::test]
async fn only_jht_has_a_balance_and_jp_counts_months() {
    let app = TestApp::new().await;
    for email in demo_emails() {
        let token = app.sign_in_as(&email).await.access;
        let membership = app.get("/v1/membership").bearer(&token).send().await.ok();
        let programmes = membership["programmes"].as_array().expect("a list");
        for programme in programmes {
            let kind = programme["cover"]["kind"].as_str().expect("a kind");
            let fits = match programme["programme"].as_str().expect("a name") {
                "jht" => kind == "balance",
                "jp" => kind == "months",
                _ => kind == "covered" || kind == "lapsed",
            };
            assert!(fits, "{email} {programme}");
        }
        let cards = membership["cards"].as_array().expect("a list");
        let oldest = cards.iter().map(|card| card["since"].as_str()).min();
        assert_eq!(oldest, Some(membership["since"].as_str()), "{email}");
        let balance = app.balance(&token).send().await.ok();
        let kpjs = |list: &Value| -> Vec<_> {
            let list = list.as_array().expect("a list");
            list.iter().map(|card| card["kpj"].clone()).collect()
        };
        assert_eq!(
            kpjs(&balance["cards"]),
            kpjs(&membership["cards"]),
            "one order in both"
        );
    }
}

#[tokio::test]
async fn a_card_tells_its_programmes_and_its_wages_as_they_were_reported() {
    let app = TestApp::new().await;
    for email in demo_emails() {
        let token = app.sign_in_as(&email).await.access;
        let membership = app.see(&token, "/v1/membership").await;
        let followed: Vec<_> = membership["programmes"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|cover| cover["programme"].clone())
            .collect();
        for card in membership["cards"].as_array().expect("a list") {
            let programmes = card["programmes"].as_array().expect("a list");
            assert!(!programmes.is_empty(), "{email}");
            assert!(programmes.iter().all(|one| followed.contains(one)));
            let wages = card["wages"].as_array().expect("a list");
            assert!(wages.is_sorted_by(|one, next| one["from"].as_str() < next["from"].as_str()));
            let newest = wages.last().map(|wage| wage["amount"].clone());
            assert_eq!(newest.unwrap_or_default(), card["wage"], "{email}");
            assert_eq!(wages.is_empty(), card["segment"] == "pmi", "{email}");
            assert_eq!(card["merged_into"], Value::Null);
        }
        assert_eq!(membership["merges"], Value::Array(Vec::new()));
    }
}

fn demo_emails() -> Vec<String> {
    let people = jmo_service::sandbox::demo_people();
    people
        .iter()
        .map(|person| person.email.to_owned())
        .collect()
}
