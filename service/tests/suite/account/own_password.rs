//! Another password, by somebody who is signed in.

use crate::test_app::{Answer, PASSWORD, SITI, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::json;

async fn change(app: &TestApp, token: &str, old: &str, new: &str) -> Answer {
    let asked = json!({"password": old, "new_password": new});
    app.act(token, "/v1/account/password", &asked).await
}

#[tokio::test]
async fn a_changed_password_ends_every_other_session_and_keeps_this_one() {
    let app = TestApp::new().await;
    let (this, other) = (app.sign_in(SITI).await, app.sign_in(SITI).await);
    change(&app, &this.access, DEMO_PASSWORD, PASSWORD)
        .await
        .done();
    app.balance(&this.access).send().await.ok();
    app.next(&this).await;
    let out = app.balance(&other.access).send().await;
    out.refused(401, "session_ended");
    app.refresh(&other.refresh)
        .await
        .refused(401, "session_ended");

    let old = app.knock(SITI.email, DEMO_PASSWORD, this.device.as_deref());
    old.await.refused(403, "sign_in_rejected");
    let known = app.knock(SITI.email, PASSWORD, this.device.as_deref());
    assert_eq!(known.await.ok()["next"], "session");
    let forgotten = app.knock(SITI.email, PASSWORD, other.device.as_deref());
    assert_eq!(forgotten.await.ok()["next"], "code");
}

#[tokio::test]
async fn every_contact_is_told() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    change(&app, &siti, DEMO_PASSWORD, PASSWORD).await.done();
    for contact in [SITI.email, SITI.phone] {
        let words = "Kata sandi akun JMO Anda diganti";
        assert!(app.told(contact, words).await, "{contact}");
    }
}

#[tokio::test]
async fn a_sign_in_begun_with_the_old_password_is_over() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let begun = app.challenge(SITI.email).await;
    let code = app.code_to(SITI.email).await;
    change(&app, &siti, DEMO_PASSWORD, PASSWORD).await.done();
    app.enter(&begun, &code)
        .await
        .refused(410, "challenge_gone");
}

#[tokio::test]
async fn without_the_old_password_nothing_happens() {
    let app = TestApp::new().await;
    let (this, other) = (app.sign_in(SITI).await, app.sign_in(SITI).await);
    change(&app, &this.access, "guess", PASSWORD)
        .await
        .refused(403, "password_rejected");
    app.balance(&other.access).send().await.ok();
    app.knock(SITI.email, DEMO_PASSWORD, None).await.ok();
    assert!(!app.told(SITI.phone, "diganti").await);
}

#[tokio::test]
async fn a_new_password_that_will_not_do_is_named() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    for (new, code) in [
        ("", "required"),
        ("short", "too_short"),
        ("siti1990", "too_weak"),
        (DEMO_PASSWORD, "unchanged"),
    ] {
        let refused = change(&app, &siti, DEMO_PASSWORD, new).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": "new_password", "code": code}]);
        assert_eq!(refused.json()["fields"], named, "{new}");
    }
}
