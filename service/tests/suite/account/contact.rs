//! Another e-mail address or number.

use crate::test_app::{BUDI, SITI, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

const NEW: &str = "siti.baru@contoh.example";

#[tokio::test]
async fn a_contact_is_changed_with_the_password_and_a_code_to_the_new_one() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    let challenge = app.ask_to_change(&siti.access, "email", NEW).await.ok();
    assert_eq!(challenge["sent_to"], "s•••@contoh.example");
    assert_eq!(challenge["channels"], json!(["email"]));
    let code = app.code_to(NEW).await;
    let account = app.see(&siti.access, "/v1/account").await;
    assert_eq!(account["email_masked"], "s•••@jmo.example", "not yet");

    app.confirm(&siti.access, &challenge, &code).await.done();
    let account = app.see(&siti.access, "/v1/account").await;
    assert_eq!(account["email_masked"], "s•••@contoh.example");
    assert_eq!(account["phone_masked"], "+62 812 •••• 9001");
    let changed = json!([{
        "channel": "email", "before_masked": "s•••@jmo.example", "until": "2026-11-22T02:40:00Z",
    }]);
    assert_eq!(account["changed_contacts"], changed);
    app.knock(NEW, DEMO_PASSWORD, None).await.ok();
    app.knock(SITI.email, DEMO_PASSWORD, None)
        .await
        .refused(403, "sign_in_rejected");
}

#[tokio::test]
async fn the_old_contact_alone_is_told_and_gets_a_code_to_take_it_back() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    app.change(&siti, "sms", "+6281311112222").await;
    let words = "Kontak akun JMO Anda diganti";
    assert!(app.told(SITI.phone, words).await);
    assert_eq!(app.undo_code_to(SITI.phone).await.len(), 8);
    assert!(!app.told("+6281311112222", words).await);
    assert!(!app.told(SITI.email, words).await);
}

#[tokio::test]
async fn a_contact_an_account_did_not_have_is_added_and_nobody_need_be_told() {
    let app = TestApp::new().await;
    let wati = app
        .join_by_email(&crate::test_app::WATI, "wati@contoh.example")
        .await;
    let asked = json!({
        "channel": "sms", "contact": "0813 1111 2222", "password": crate::test_app::PASSWORD,
    });
    let challenge = app.act(&wati.access, "/v1/account/contact", &asked).await;
    let code = app.code_to("+6281311112222").await;
    app.confirm(&wati.access, &challenge.ok(), &code)
        .await
        .done();
    let account = app.see(&wati.access, "/v1/account").await;
    assert_eq!(account["phone_masked"], "+62 813 •••• 2222");
    assert_eq!(account["changed_contacts"], json!([]));
    assert_eq!(app.texts_to("wati@contoh.example").await.len(), 1);
}

#[tokio::test]
async fn a_wrong_password_changes_nothing_and_is_counted() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let mut asked = json!({"channel": "email", "contact": NEW, "password": "guess"});
    for _ in 0..5 {
        let wrong = app.act(&siti, "/v1/account/contact", &asked).await;
        wrong.refused(403, "password_rejected");
    }
    asked["password"] = DEMO_PASSWORD.into();
    let held = app.act(&siti, "/v1/account/contact", &asked).await;
    held.refused(429, "too_many_tries");
    assert!(app.texts_to(NEW).await.is_empty());
    app.later(held.retry_after());
    app.act(&siti, "/v1/account/contact", &asked).await.ok();
}

#[tokio::test]
async fn the_password_is_counted_for_all_that_need_it_together_and_for_one_session() {
    let app = TestApp::new().await;
    let (siti, other) = (app.sign_in(SITI).await, app.sign_in(SITI).await);
    let wrong = json!({"password": "guess"});
    for path in ["/v1/account/export", "/v1/account/delete"] {
        for _ in 0..2 {
            let refused = app.act(&siti.access, path, &wrong).await;
            refused.refused(403, "password_rejected");
        }
    }
    let asked = json!({"password": "guess", "new_password": "bambu-kuning-tujuh"});
    let refused = app.act(&siti.access, "/v1/account/password", &asked).await;
    refused.refused(403, "password_rejected");
    let held = app.act(&siti.access, "/v1/account/export", &wrong).await;
    held.refused(429, "too_many_tries");
    let free = app.act(&other.access, "/v1/account/export", &wrong).await;
    free.refused(403, "password_rejected");
}

#[tokio::test]
async fn the_contact_there_is_already_is_named_as_unchanged() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    for (channel, contact) in [
        ("email", SITI.email),
        ("email", "SITI@jmo.example"),
        ("sms", "0812 9000 9001"),
    ] {
        let refused = app.ask_to_change(&siti, channel, contact).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": "contact", "code": "unchanged"}]);
        assert_eq!(refused.json()["fields"], named, "{contact}");
    }
}

#[tokio::test]
async fn a_contact_of_another_account_is_told_to_its_owner_alone() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let taken = app.ask_to_change(&siti, "email", BUDI.email).await;
    let free = app.ask_to_change(&siti, "email", "bram@jmo.example").await;
    assert_eq!(taken.ok()["sent_to"], "b•••@jmo.example");
    assert_eq!(taken.plain(), free.plain());
    let texts = app.texts_to(BUDI.email).await;
    assert_eq!(texts.len(), 1);
    assert!(texts[0].contains("sudah dipakai di sebuah akun JMO"));

    let code = app.code_to("bram@jmo.example").await;
    for _ in 0..4 {
        let wrong = app.confirm(&siti, &taken.json(), &code).await;
        wrong.refused(403, "code_wrong");
    }
    let over = app.confirm(&siti, &taken.json(), &code).await;
    over.refused(410, "code_exhausted");
}

#[tokio::test]
async fn a_contact_somebody_joined_with_meanwhile_stays_theirs() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let challenge = app.ask_to_change(&siti, "email", NEW).await.ok();
    let code = app.code_to(NEW).await;
    app.join_by_email(&crate::test_app::WATI, NEW).await;
    let late = app.confirm(&siti, &challenge, &code).await;
    late.refused(410, "challenge_gone");
    let account = app.see(&siti, "/v1/account").await;
    assert_eq!(account["email_masked"], "s•••@jmo.example");
    assert_eq!(account["changed_contacts"], Value::Array(Vec::new()));
    assert!(!app.told(SITI.email, "diganti").await);
}
