//! What is not all clear waits for somebody, and says by when and why.

use crate::test_app::{Answer, RINA, TestApp, answers, submission};
use serde_json::{Value, json};

async fn turn(app: &TestApp, path: &str, asked: Value) -> Answer {
    app.post(&format!("/sandbox/{path}"), &asked).send().await
}

async fn decide(app: &TestApp, accept: bool) -> Answer {
    let asked = json!({"story": "never_updated", "accept": accept});
    turn(app, "review", asked).await
}

/// Rina submits some way, with some account.
async fn submit(app: &TestApp, key: &str, way: &str, account: &str) -> (String, Value) {
    let rina = app.sign_in_as(RINA).await.access;
    let selfie = app.selfie(&rina, way, "rina").await;
    let mut answers = answers(selfie["selfie"].as_str().expect("a token"));
    answers["account_number"] = account.into();
    let receipt = app.submit(&rina, key, &submission(&answers)).await.ok();
    (rina, receipt)
}

#[tokio::test]
async fn each_doubt_has_its_reason() {
    for (way, account, reason) in [
        ("without_gestures", "7312001234", "selfie_without_gestures"),
        ("file", "7312001234", "selfie_from_file"),
        ("gestures", "7312009001", "account_holder"),
        ("gestures", "7312009004", "account_holder"),
    ] {
        let app = TestApp::new().await;
        let (rina, receipt) = submit(&app, "one", way, account).await;
        assert_eq!(receipt["state"], "in_review", "{reason}");
        assert_eq!(receipt["reasons"], json!([reason]));
        assert_eq!(receipt["due_at"], "2026-11-26T02:40:00Z");
        let shown = app.data_update(&rina).await;
        assert_eq!(
            (&shown["state"], &shown["updated_at"]),
            (&json!("in_review"), &Value::Null)
        );
        assert!(app.told(RINA, "sedang diperiksa petugas").await);
    }
}

#[tokio::test]
async fn a_withdrawn_number_differs_and_nothing_else_is_told_of_it() {
    let app = TestApp::new().await;
    let asked = json!({"story": "never_updated", "active": false});
    turn(&app, "registry", asked).await.done();
    let (_, receipt) = submit(&app, "one", "gestures", "7312001234").await;
    assert_eq!(receipt["reasons"], json!(["registry"]));
    let verdicts = receipt["verdicts"].as_array().expect("verdicts");
    assert_eq!(
        verdicts[0],
        json!({"field": "number", "verdict": "differs"})
    );
    assert!(
        verdicts[1..]
            .iter()
            .all(|one| one["verdict"] == "unchecked")
    );
    let asked = json!({"story": "never_updated", "active": true});
    turn(&app, "registry", asked).await.done();
    let (_, receipt) = submit(&app, "two", "gestures", "7312001234").await;
    assert_eq!(receipt["state"], "up_to_date");
}

#[tokio::test]
async fn a_registry_that_does_not_answer_holds_nobody_up() {
    let app = TestApp::new().await;
    turn(&app, "outage", json!({"what": "registry", "down": true}))
        .await
        .done();
    let (_, receipt) = submit(&app, "one", "gestures", "7312001234").await;
    assert_eq!(receipt["reasons"], json!(["registry_unavailable"]));
    assert_eq!(receipt["verdicts"], json!([]));
    turn(&app, "outage", json!({"what": "registry", "down": false}))
        .await
        .done();
    let (_, receipt) = submit(&app, "two", "gestures", "7312001234").await;
    assert_eq!(receipt["state"], "up_to_date");
}

#[tokio::test]
async fn an_accepted_update_stands_and_its_face_is_enrolled() {
    let app = TestApp::new().await;
    let (rina, receipt) = submit(&app, "one", "file", "7312001234").await;
    let enrolled = async || {
        crate::test_app::dump_query(app.app.store(), "SELECT account_id FROM face_reference")
            .await
            .len()
    };
    assert_eq!(enrolled().await, 0);
    decide(&app, true).await.done();
    assert_eq!(enrolled().await, 1);
    let shown = app.data_update(&rina).await;
    assert_eq!(
        (&shown["state"], &shown["updated_at"]),
        (&json!("up_to_date"), &receipt["submitted_at"])
    );
    assert_eq!(shown["receipt"]["due_at"], Value::Null);
    for contact in [RINA, "+6281290009006"] {
        assert!(app.told(contact, "sudah diperiksa dan disetujui").await);
    }
    decide(&app, false).await.refused(404, "not_found");
    // Another face comes after it.
    let taken = app.selfie(&rina, "gestures", "budi").await;
    assert_eq!(taken["reasons"], json!(["not_enrolled"]));
}

#[tokio::test]
async fn a_declined_update_can_be_done_again_with_what_was_typed() {
    let app = TestApp::new().await;
    let (rina, _) = submit(&app, "one", "file", "7312001234").await;
    decide(&app, false).await.done();
    let shown = app.data_update(&rina).await;
    assert_eq!(
        (&shown["state"], &shown["updated_at"]),
        (&json!("declined"), &Value::Null)
    );
    assert_eq!(shown["known"]["address"], "Jalan Cempaka Rahasia 17");
    assert_eq!(shown["registered"]["address"], Value::Null);
    assert!(app.told(RINA, "belum dapat disetujui").await);
    let (rina, receipt) = submit(&app, "two", "gestures", "7312001234").await;
    assert_eq!(receipt["state"], "up_to_date");
    assert_eq!(app.data_update(&rina).await["state"], "up_to_date");
}

#[tokio::test]
async fn a_newer_update_takes_the_place_of_one_that_waits() {
    let app = TestApp::new().await;
    submit(&app, "one", "file", "7312001234").await;
    let (rina, second) = submit(&app, "two", "gestures", "7312001234").await;
    assert_eq!(
        app.data_update(&rina).await["receipt"]["number"],
        second["number"]
    );
    decide(&app, true).await.refused(404, "not_found");
}

#[tokio::test]
async fn whoever_never_updated_has_nothing_to_decide() {
    let app = TestApp::new().await;
    decide(&app, true).await.refused(404, "not_found");
    let nobody = json!({"story": "nobody", "accept": true});
    turn(&app, "review", nobody).await.refused(404, "not_found");
}
