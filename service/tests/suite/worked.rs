//! The three people of docs/WORKED_EXAMPLES.md: what was worked out by hand is what the service says.

use crate::test_app::{BEGIN, TestApp, open_app};
use jmo_service::sandbox::{Population, SandboxMessenger, fill};
use serde_json::{Value, json};

/// The sandbox of the page, on 21 November 2026, and nobody in it but the demo people.
async fn sandbox() -> TestApp {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open_app(&folder, BEGIN).await;
    fill(&app, Population { count: 0, seed: 0 }, |_| {})
        .await
        .expect("filled");
    let messenger = SandboxMessenger::new(app.clone());
    TestApp::start(app, folder, messenger)
}

async fn read(app: &TestApp, email: &str) -> (Value, Value) {
    let token = app.sign_in_as(email).await.access;
    let get = async |path| app.get(path).bearer(&token).send().await.ok();
    let statement = get("/v1/balance/statement").await;
    assert_eq!(
        last(&statement["years"])["closing"],
        get("/v1/balance").await["total"]
    );
    (get("/v1/membership").await, statement)
}

fn last(list: &Value) -> &Value {
    list.as_array().and_then(|list| list.last()).expect("one")
}

/// Opening, own, employer, returns, closing.
fn sums(statement: &Value, year: i64) -> [i64; 5] {
    let years = statement["years"].as_array().expect("years");
    let year = years.iter().find(|one| one["year"] == year).expect("it");
    ["opening", "own", "employer", "returns", "closing"]
        .map(|sum| year[sum].as_i64().expect("whole rupiah"))
}

#[tokio::test]
async fn rina_ten_months_with_one_employer() {
    let app = sandbox().await;
    let (membership, statement) = read(&app, "rina@jmo.example").await;
    let last = &membership["cards"][0]["last_contribution"];
    assert_eq!(last["amount"], 467_460);
    let year = [0, 980_000, 1_813_000, 0, 2_793_000];
    assert_eq!(sums(&statement, 2026), year);
    assert_eq!(membership["findings"], json!([]));
}

#[tokio::test]
async fn joko_a_driver_who_pays_for_himself() {
    let app = sandbox().await;
    let (membership, statement) = read(&app, "joko@jmo.example").await;
    let last = &membership["cards"][0]["last_contribution"];
    assert_eq!(last["amount"], 77_150);
    assert_eq!(sums(&statement, 2024), [0, 590_000, 0, 12_168, 602_168]);
    let second = [602_168, 708_000, 0, 50_966, 1_361_134];
    assert_eq!(sums(&statement, 2025), second);
    let third = [1_361_134, 590_000, 0, 0, 1_951_134];
    assert_eq!(sums(&statement, 2026), third);
    let found = &membership["findings"][0];
    assert_eq!(
        (&found["kind"], &found["from"], &found["to"]),
        (
            &json!("missing_months"),
            &json!("2026-10"),
            &json!("2026-10")
        )
    );
    let cover = membership["programmes"].as_array().expect("programmes");
    let accidents = cover.iter().find(|one| one["programme"] == "jkk");
    assert_eq!(
        accidents.expect("JKK")["cover"],
        json!({"kind": "covered", "until": "2026-12-31"})
    );
}

#[tokio::test]
async fn yusuf_an_employer_who_pays_too_little() {
    let app = sandbox().await;
    let (membership, statement) = read(&app, "yusuf@jmo.example").await;
    let second = [1_667_934, 903_600, 1_671_660, 156_395, 4_399_589];
    assert_eq!(sums(&statement, 2022), second);
    assert_eq!(sums(&statement, 2026)[4], 17_245_771);
    let line = last(&last(&statement["years"])["lines"]);
    assert_eq!(
        (&line["amount"], &line["entry"]["own"]),
        (&json!(261_869), &json!(91_884))
    );
    let found = &membership["findings"][0];
    assert_eq!(
        [&found["kind"], &found["from"], &found["to"]],
        [&json!("underpaid"), &json!("2024-11"), &json!("2026-10")]
    );
    let amounts = (&found["expected"], &found["found"]);
    assert_eq!(amounts, (&json!(10_144_632), &json!(6_086_768)));
}
