use crate::test_app::{Answer, RINA, TestApp};
use serde_json::{Value, json};

async fn holder(app: &TestApp, token: &str, bank: &str, number: &str) -> Answer {
    let asked = json!({"bank": bank, "account_number": number});
    app.act(token, "/v1/data-update/holder", &asked).await
}

#[tokio::test]
async fn the_bank_says_whose_account_it_is_and_the_name_is_masked() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    for (number, verdict, name) in [
        ("7312001234", "matches", json!("RI•• MA•••••")),
        ("731-200 9001", "close", json!("RI•• MA••••• SA•••••")),
        ("7312009002", "differs", json!("BA••••• SU••••")),
        ("7312009003", "not_found", Value::Null),
        ("7312009004", "unavailable", Value::Null),
    ] {
        let answer = holder(&app, &rina, "014", number).await.ok();
        let expected = json!({"verdict": verdict, "name_masked": name});
        assert_eq!(answer, expected, "{number}");
    }
}

#[tokio::test]
async fn what_cannot_be_an_account_is_told_in_the_words_of_the_flow() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    for (bank, number, problems) in [
        (
            "",
            "",
            json!([{"path": "bank", "code": "required"}, {"path": "account_number", "code": "required"}]),
        ),
        (
            "999",
            "7312001234",
            json!([{"path": "bank", "code": "not_a_choice"}]),
        ),
        (
            "014",
            "123",
            json!([{"path": "account_number", "code": "wrong_length"}]),
        ),
        (
            "014",
            "731200123x",
            json!([{"path": "account_number", "code": "not_digits"}]),
        ),
    ] {
        let refused = holder(&app, &rina, bank, number).await;
        refused.refused(422, "invalid_field");
        assert_eq!(refused.json()["fields"], problems);
    }
}

#[tokio::test]
async fn twenty_accounts_a_day_can_be_asked_about() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    for _ in 0..20 {
        holder(&app, &rina, "014", "7312001234").await.ok();
    }
    let held = holder(&app, &rina, "014", "7312001234").await;
    held.refused(429, "too_many_tries");
    // Until midnight in Jakarta: it is twenty to ten in the morning there.
    assert_eq!(held.retry_after(), (14 * 60 + 20) * 60 + 1);
}
