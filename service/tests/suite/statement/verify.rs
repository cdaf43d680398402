use crate::{
    test_app::{BUDI, SITI, Tables, TestApp},
    told::Told,
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const VERIFY: &str = "/v1/balance/statement/verify";

/// What stands on the paper of a year.
async fn printed(app: &TestApp, token: &str, kpj: &str, at: usize) -> Value {
    let statement = app.see(token, "/v1/balance/statement").await;
    let year = &statement["years"][at];
    json!({
        "kpj": kpj, "year": year["year"], "through": year["through"],
        "closing": year["closing"], "verification": year["verification"],
    })
}

async fn genuine(app: &TestApp, asked: &Value) -> bool {
    let answer = app.post(VERIFY, asked).send().await.ok();
    answer["genuine"].as_bool().expect("a flag")
}

fn with(printed: &Value, field: &str, value: impl Into<Value>) -> Value {
    let mut changed = printed.clone();
    changed[field] = value.into();
    changed
}

#[tokio::test]
async fn what_the_service_stated_is_genuine_and_nothing_else() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let paper = printed(&app, &siti, SITI.kpj, 3).await;
    app.outbox_is_quiet().await;
    let before = Tables::read(app.app.store()).await;
    assert!(genuine(&app, &paper).await);
    let typed = paper["verification"].as_str().expect("a code");
    assert_eq!(typed.len(), 19);
    for same in [
        typed.to_lowercase(),
        typed.replace('-', " "),
        typed.replace('-', ""),
    ] {
        assert!(genuine(&app, &with(&paper, "verification", same)).await);
    }
    let next = printed(&app, &siti, SITI.kpj, 4).await;
    let closing = paper["closing"].as_i64().expect("rupiah");
    let year = paper["year"].as_i64().expect("a year");
    let other = format!(
        "{}{}",
        if typed.starts_with('0') { '1' } else { '0' },
        &typed[1..]
    );
    for forged in [
        with(&paper, "closing", closing + 1),
        with(&paper, "verification", other),
        with(&paper, "verification", next["verification"].clone()),
        with(&paper, "through", format!("{year}-12-30")),
        with(
            &with(&paper, "year", year + 1),
            "through",
            format!("{}-12-31", year + 1),
        ),
        with(&paper, "kpj", BUDI.kpj),
        with(&paper, "kpj", "99999999999"),
    ] {
        assert!(!genuine(&app, &forged).await, "{forged}");
    }
    let after = Tables::read(app.app.store()).await;
    assert_eq!(before.changed(&after), Vec::<&str>::new());
}

#[tokio::test]
async fn any_card_of_the_person_vouches_and_an_old_paper_stays_genuine() {
    let (old, new) = ("20010000001", "23010000002");
    let told = Told::new()
        .card(old, "2020-01-01")
        .card(new, "2023-01-01")
        .paid(old, "2020-01", 285_000);
    let (app, token) = told.alone().await;
    let paper = printed(&app, &token, old, 6).await;
    assert!(genuine(&app, &paper).await);
    assert!(genuine(&app, &with(&paper, "kpj", new)).await);
    told.paid(new, "2026-09", 100_000).to(&app).await;
    let newer = printed(&app, &token, old, 6).await;
    assert_ne!(newer["verification"], paper["verification"]);
    assert!(genuine(&app, &newer).await);
    assert!(genuine(&app, &paper).await, "it was stated");
}

#[tokio::test]
async fn wrong_ones_get_the_same_answer_in_about_the_same_time() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let paper = printed(&app, &siti, SITI.kpj, 3).await;
    let wrong = [
        with(&paper, "kpj", "99999999999"),
        with(&paper, "verification", "0000-0000-0000-0000"),
        with(&paper, "closing", 1),
    ];
    let mut answers = Vec::new();
    let mut least = [Duration::MAX; 3];
    for _ in 0..30 {
        for (at, asked) in wrong.iter().enumerate() {
            let began = Instant::now();
            let answer = app.post(VERIFY, asked).send().await;
            least[at] = least[at].min(began.elapsed());
            answers.push(answer.plain());
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    let slowest = least.iter().max().expect("three");
    let fastest = least.iter().min().expect("three");
    assert!(*slowest < *fastest * 3, "{least:?}");
}

#[tokio::test]
async fn what_cannot_be_on_a_paper_names_the_field() {
    let app = TestApp::new().await;
    let paper = json!({
        "kpj": SITI.kpj, "year": 2025, "through": "2025-12-31",
        "closing": 1, "verification": "0000-0000-0000-0000",
    });
    for (field, value, code) in [
        ("kpj", json!(""), "required"),
        ("kpj", json!("1803009000"), "wrong_length"),
        ("kpj", json!("1803009000x"), "not_digits"),
        ("verification", json!(" "), "required"),
        ("verification", json!("0000-0000"), "wrong_length"),
        ("verification", json!("UUUU-0000-0000-0000"), "malformed"),
        ("through", json!("2024-12-31"), "malformed"),
        ("closing", json!(-1), "malformed"),
    ] {
        let answer = app.post(VERIFY, &with(&paper, field, value)).send().await;
        answer.refused(422, "invalid_field");
        let named = json!([{"path": field, "code": code}]);
        assert_eq!(answer.json()["fields"], named);
    }
    for (field, value) in [
        ("through", json!("2025-02-30")),
        ("year", json!(40_000)),
        ("closing", json!(1.5)),
        ("closing", json!(9_007_199_254_740_992_i64)),
    ] {
        let answer = app.post(VERIFY, &with(&paper, field, value)).send().await;
        answer.refused(400, "malformed_json");
    }
}
