use super::{ACTIVITY, all};
use crate::test_app::TestApp;
use serde_json::{Value, json};

/// Three cards, three employers.
const AGUS: &str = "agus@jmo.example";

fn kinds(entries: &[Value]) -> Vec<&str> {
    let mut kinds: Vec<_> = entries
        .iter()
        .filter_map(|entry| entry["event"]["kind"].as_str())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

#[tokio::test]
async fn every_kind_by_itself_is_all_of_them() {
    let app = TestApp::new().await;
    let agus = app.sign_in_as(AGUS).await.access;
    let everything = all(&app, &agus, "").await;
    let mut parts = 0;
    for (kind, expected) in [
        ("contribution", vec!["contribution"]),
        ("payment", vec![]),
        ("posting", vec!["return"]),
        ("claim", vec![]),
        ("message", vec!["account"]),
    ] {
        let some = all(&app, &agus, &format!("kind={kind}")).await;
        assert_eq!(kinds(&some), expected);
        parts += some.len();
    }
    assert_eq!(parts, everything.len());
    assert!(parts > 100);
}

#[tokio::test]
async fn the_employers_name_a_cards_number_or_a_month_is_found() {
    let app = TestApp::new().await;
    let agus = app.sign_in_as(AGUS).await.access;
    let everything = all(&app, &agus, "").await;
    for (text, field, expected) in [
        ("tirta", "employer", "PT Tirta Gemilang"),
        ("PT%20TIRTA", "employer", "PT Tirta Gemilang"),
        ("20010090017", "kpj", "20010090017"),
        ("2001-0090.017", "kpj", "20010090017"),
        ("090017", "kpj", "20010090017"),
    ] {
        let found = all(&app, &agus, &format!("text={text}")).await;
        let those = everything.iter().filter(|one| one[field] == expected);
        assert_eq!(found.len(), those.count(), "{text}");
        assert!(!found.is_empty(), "{text}");
    }
    let month = all(&app, &agus, "text=2026-09").await;
    assert_eq!(month.len(), 1, "{month:?}");
    assert_eq!(month[0]["event"]["month"], "2026-09");
    let year = all(&app, &agus, "text=2025&kind=contribution").await;
    assert_eq!(year.len(), 12);
    let returns = all(&app, &agus, "text=2025&kind=posting").await;
    assert!(!returns.is_empty());
    assert!(returns.iter().all(|one| one["on"] == "2025-12-31"));
    assert_eq!(all(&app, &agus, "text=nobody").await, Vec::<Value>::new());
    assert_eq!(all(&app, &agus, "text=%20%20").await, everything, "no text");
}

#[tokio::test]
async fn what_cannot_be_looked_for_names_the_field() {
    let app = TestApp::new().await;
    let agus = app.sign_in_as(AGUS).await.access;
    let long = format!("text={}", "a".repeat(101));
    for (query, field, code) in [
        ("kind=dream", "kind", "malformed"),
        ("kind=", "kind", "malformed"),
        (long.as_str(), "text", "too_long"),
        ("text=a%00b", "text", "malformed"),
    ] {
        let path = format!("{ACTIVITY}?{query}");
        let answer = app.get(&path).bearer(&agus).send().await;
        answer.refused(422, "invalid_field");
        let named = json!([{"path": field, "code": code}]);
        assert_eq!(answer.json()["fields"], named, "{query}");
    }
    let strange = app.get("/v1/activity?page=2").bearer(&agus).send().await;
    strange.refused(400, "unknown_field");
    assert_eq!(strange.json()["fields"][0]["path"], "page");
    let twice = app.get("/v1/activity?kind=claim&kind=claim").bearer(&agus);
    assert_eq!(twice.send().await.status, 400);
    let most = format!("{ACTIVITY}?text={}", "a".repeat(100));
    app.see(&agus, &most).await;
}
