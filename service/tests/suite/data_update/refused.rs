use crate::test_app::{RINA, TestApp, answers, submission};
use serde_json::{Value, json};

/// Rina with a selfie to submit.
async fn ready() -> (TestApp, String, Value) {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let selfie = app.selfie(&rina, "gestures", "rina").await;
    let answers = answers(selfie["selfie"].as_str().expect("a token"));
    (app, rina, answers)
}

#[tokio::test]
async fn every_field_that_will_not_do_is_named_with_its_own_reason() {
    let (app, rina, good) = ready().await;
    let cases = [
        ("membership_right", "no", "required"),
        ("selfie", "", "required"),
        ("npwp", "123", "wrong_length"),
        ("bank", "000", "not_a_choice"),
        ("account_number", "12345", "wrong_length"),
        ("sex", "male", "differs_from_nik"),
        ("province", "10", "unknown_region"),
        ("regency", "3173", "not_in_region"),
        ("village", "3276060000", "unknown_region"),
        ("address", "Jl", "too_short"),
        ("neighbourhood", "3", "malformed"),
        ("postal_code", "1642", "wrong_length"),
        ("mother_name", "K4rtini", "malformed"),
        ("marital_status", "engaged", "not_a_choice"),
        ("family_card", "12", "wrong_length"),
        ("education", "school", "not_a_choice"),
        ("emergency_name", "B", "too_short"),
        ("emergency_phone", "+6281290009006", "own_phone"),
        ("emergency_phone", "021 555 1234", "not_mobile"),
        ("emergency_relation", "boss", "not_a_choice"),
    ];
    for (field, text, code) in cases {
        let mut answers = good.clone();
        answers[field] = text.into();
        let refused = app.submit(&rina, "one", &submission(&answers)).await;
        refused.refused(422, "invalid_field");
        let fields = refused.json()["fields"].clone();
        let fields = fields.as_array().expect("fields");
        assert_eq!(
            fields[0],
            json!({"path": field, "code": code}),
            "{field} {text}"
        );
    }
    let none = app.submit(&rina, "one", &submission(&json!({}))).await;
    let named = none.json()["fields"].as_array().map(Vec::len);
    assert_eq!(named, Some(17), "all that must be answered at once");
    // Nothing of it stands in the way.
    app.submit(&rina, "one", &submission(&good)).await.ok();
}

#[tokio::test]
async fn an_account_in_anothers_name_or_none_is_refused_when_it_is_submitted_too() {
    let (app, rina, mut answers) = ready().await;
    for (number, code) in [
        ("7312009002", "others_account"),
        ("7312009003", "no_account"),
    ] {
        answers["account_number"] = number.into();
        let refused = app.submit(&rina, "one", &submission(&answers)).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": "account_number", "code": code}]);
        assert_eq!(refused.json()["fields"], named);
    }
    answers["account_number"] = "7312001234".into();
    app.submit(&rina, "one", &submission(&answers)).await.ok();
}

#[tokio::test]
async fn submitting_is_no_way_around_the_limit_of_inquiries() {
    let (app, rina, mut answers) = ready().await;
    answers["account_number"] = "7312009002".into();
    for _ in 0..20 {
        let refused = app.submit(&rina, "one", &submission(&answers)).await;
        refused.refused(422, "invalid_field");
    }
    let held = app.submit(&rina, "one", &submission(&answers)).await;
    held.refused(429, "too_many_tries");
}

#[tokio::test]
async fn a_newer_flow_or_an_unknown_consent_is_out_of_date() {
    let (app, rina, answers) = ready().await;
    let good = submission(&answers);
    for (field, value) in [("flow_version", json!(2)), ("consent", json!("2020-01"))] {
        let mut asked = good.clone();
        asked[field] = value;
        app.submit(&rina, "one", &asked)
            .await
            .refused(409, "out_of_date");
    }
    for (field, value, code) in [
        ("flow_version", json!(0), "malformed"),
        ("consent", json!(""), "required"),
    ] {
        let mut asked = good.clone();
        asked[field] = value;
        let refused = app.submit(&rina, "one", &asked).await;
        refused.refused(422, "invalid_field");
        assert_eq!(
            refused.json()["fields"],
            json!([{"path": field, "code": code}])
        );
    }
}

#[tokio::test]
async fn more_answers_than_a_flow_has_are_refused() {
    let (app, rina, mut answers) = ready().await;
    for at in 0..30 {
        answers[format!("field_{at}")] = "x".into();
    }
    let refused = app.submit(&rina, "one", &submission(&answers)).await;
    refused.refused(422, "invalid_field");
    assert_eq!(
        refused.json()["fields"],
        json!([{"path": "answers", "code": "too_long"}])
    );
}
