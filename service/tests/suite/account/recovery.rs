//! Both contacts are lost: it takes three days, and the owner can object.

use crate::test_app::{Answer, BUDI, PASSWORD, SITI, Signed, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

const NEW: &str = "siti.baru@contoh.example";
const HOUR: i64 = 3_600;
const WAIT: i64 = 72 * HOUR;

async fn ask(app: &TestApp, contact: &str, identity: &Value) -> Answer {
    let proof = app.prove("recovery", "email", contact).await;
    let asked = json!({"proof_token": proof, "identity": identity});
    app.post("/v1/account/recovery", &asked).send().await
}

/// Begins a recovery of Siti's account and answers its token.
async fn begin(app: &TestApp) -> String {
    let begun = ask(app, NEW, &SITI.identity()).await.ok();
    app.outbox_is_quiet().await;
    begun["recovery_token"]
        .as_str()
        .expect("a token")
        .to_owned()
}

async fn finish(app: &TestApp, token: &str) -> Answer {
    let asked =
        json!({"recovery_token": token, "password": PASSWORD, "device_name": "Telepon baru"});
    app.post("/v1/account/recovery/finish", &asked).send().await
}

#[tokio::test]
async fn a_recovery_waits_three_days_and_every_known_contact_is_told() {
    let app = TestApp::new().await;
    let begun = ask(&app, NEW, &SITI.identity()).await.ok();
    assert_eq!(begun["ready_at"], "2026-11-24T02:40:00Z");
    assert_eq!(begun["ends_at"], "2026-12-08T02:40:00Z");
    for contact in [SITI.email, SITI.phone] {
        let words = "Ini terjadi pada 24-11-2026 09:40 WIB, kecuali dibatalkan";
        assert!(app.told(contact, words).await, "{contact}");
    }
    assert_eq!(app.texts_to(NEW).await.len(), 1, "the code alone");
    assert_eq!(app.texts_to(BUDI.email).await.len(), 0);
}

#[tokio::test]
async fn before_that_it_is_too_soon_and_the_account_is_as_it_was() {
    let app = TestApp::new().await;
    let token = begin(&app).await;
    let soon = finish(&app, &token).await;
    soon.refused(429, "too_soon");
    assert!((WAIT..=WAIT + 1).contains(&soon.retry_after()));
    app.later(WAIT - 1);
    finish(&app, &token).await.refused(429, "too_soon");
    app.knock(SITI.email, DEMO_PASSWORD, None).await.ok();
}

#[tokio::test]
async fn then_the_new_contact_and_password_take_the_place_of_the_old_ones() {
    let app = TestApp::new().await;
    let before = app.sign_in(SITI).await;
    let token = begin(&app).await;
    app.later(WAIT);
    let session = finish(&app, &token).await.ok();
    assert_eq!(
        (&session["name"], &session["login"]),
        (&json!(SITI.name), &json!(NEW))
    );
    let now = Signed::read(&session);
    let account = app.see(&now.access, "/v1/account").await;
    assert_eq!(account["email_masked"], "s•••@contoh.example");
    assert_eq!(
        account["phone_masked"],
        Value::Null,
        "the number is lost too"
    );
    assert_eq!(account["recovery_at"], Value::Null);

    for login in [SITI.email, SITI.phone] {
        for password in [DEMO_PASSWORD, PASSWORD] {
            let old = app.knock(login, password, None).await;
            old.refused(403, "sign_in_rejected");
        }
        assert!(app.told(login, "sekarang memakai kontak baru").await);
    }
    app.refresh(&before.refresh)
        .await
        .refused(401, "session_ended");
    let known = app.knock(NEW, PASSWORD, before.device.as_deref()).await;
    assert_eq!(known.ok()["next"], "code", "no device is known any more");
    finish(&app, &token).await.refused(410, "recovery_gone");
}

#[tokio::test]
async fn wrong_data_get_the_same_answers_and_are_never_finished() {
    let app = TestApp::new().await;
    let right = ask(&app, NEW, &SITI.identity()).await;
    let mut wrong = Vec::new();
    for (field, value) in [
        ("name", "Siti Rahmawatu"),
        ("born_on", "1990-08-13"),
        ("kpj", BUDI.kpj),
        ("number", "3273015503910001"),
    ] {
        let app = TestApp::new().await;
        let mut identity = SITI.identity();
        identity[field] = value.into();
        wrong.push((ask(&app, NEW, &identity).await, app));
    }
    // Somebody who has no account, and a number that was withdrawn.
    for newcomer in [crate::test_app::WATI, crate::test_app::RUDI] {
        let app = TestApp::new().await;
        let identity = crate::test_app::identity(&newcomer);
        wrong.push((ask(&app, NEW, &identity).await, app));
    }
    for (begun, app) in wrong {
        assert_eq!(begun.plain(), right.plain());
        assert!(app.texts_to(SITI.email).await.is_empty());
        let token = begun.json()["recovery_token"].clone();
        let token = token.as_str().expect("a token");
        finish(&app, token).await.refused(429, "too_soon");
        app.later(WAIT);
        finish(&app, token).await.refused(410, "recovery_gone");
    }
}

#[tokio::test]
async fn the_data_of_a_recovery_are_counted_like_checks() {
    let app = TestApp::new().await;
    for _ in 0..3 {
        ask(&app, NEW, &SITI.identity()).await.ok();
    }
    let held = ask(&app, NEW, &SITI.identity()).await;
    held.refused(429, "too_many_tries");
}

#[tokio::test]
async fn the_owner_sees_it_and_cancels_it_from_inside() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let token = begin(&app).await;
    let account = app.see(&siti, "/v1/account").await;
    assert_eq!(account["recovery_at"], "2026-11-24T02:40:00Z");
    let path = "/v1/account/recovery/cancel";
    for _ in 0..2 {
        app.ask("POST", path).bearer(&siti).send().await.done();
    }
    let account = app.see(&siti, "/v1/account").await;
    assert_eq!(account["recovery_at"], Value::Null);
    finish(&app, &token).await.refused(410, "recovery_gone");
    app.later(WAIT);
    finish(&app, &token).await.refused(410, "recovery_gone");
}

#[tokio::test]
async fn a_new_password_by_code_cancels_it() {
    let app = TestApp::new().await;
    let token = begin(&app).await;
    let asked = json!({"login": SITI.email, "kpj": SITI.kpj});
    let path = "/v1/account/forgotten/password";
    let challenge = app.post(path, &asked).send().await.ok();
    let proof = app.proof_by_code(&challenge, SITI.email).await;
    let asked = json!({"proof_token": proof, "password": PASSWORD, "device_name": "Telepon"});
    let path = "/v1/account/password/reset";
    app.post(path, &asked).send().await.ok();
    app.later(WAIT);
    finish(&app, &token).await.refused(410, "recovery_gone");
}

#[tokio::test]
async fn it_is_over_after_fourteen_more_days() {
    let app = TestApp::new().await;
    let token = begin(&app).await;
    app.later(WAIT + 14 * 24 * HOUR - 1);
    let weak = json!({"recovery_token": token, "password": "short", "device_name": "Telepon"});
    let weak = app.post("/v1/account/recovery/finish", &weak).send().await;
    weak.refused(422, "invalid_field");
    app.later(1);
    finish(&app, &token).await.refused(410, "recovery_gone");
}

#[tokio::test]
async fn the_first_of_two_to_be_finished_ends_the_other() {
    let app = TestApp::new().await;
    let one = begin(&app).await;
    let other = ask(&app, "other@contoh.example", &SITI.identity()).await;
    let other = other.ok()["recovery_token"].clone();
    app.later(WAIT);
    finish(&app, &one).await.ok();
    let late = finish(&app, other.as_str().expect("a token")).await;
    late.refused(410, "recovery_gone");
}

#[tokio::test]
async fn nothing_that_went_to_a_lost_contact_opens_the_account_afterwards() {
    let app = TestApp::new().await;
    let thief = app.sign_in(SITI).await;
    let token = begin(&app).await;
    app.later(WAIT - 60);
    let thief = app.next(&thief).await;
    app.change(&thief.access, "email", "thief@contoh.example")
        .await;
    let undo = app.undo_code_to(SITI.email).await;
    let asked = json!({"login": SITI.phone, "kpj": SITI.kpj});
    let path = "/v1/account/forgotten/password";
    let challenge = app.post(path, &asked).send().await.ok();
    let proof = app.proof_by_code(&challenge, SITI.phone).await;
    let sign_in = app.challenge(SITI.phone).await;
    let code = app.code_to(SITI.phone).await;
    app.later(60);
    finish(&app, &token).await.ok();

    app.undo(SITI.email, &undo).await.refused(403, "code_wrong");
    let asked = json!({"proof_token": proof, "password": PASSWORD, "device_name": "Telepon"});
    let path = "/v1/account/password/reset";
    let reset = app.post(path, &asked).send().await;
    reset.refused(410, "proof_gone");
    app.enter(&sign_in, &code)
        .await
        .refused(410, "challenge_gone");
}

#[tokio::test]
async fn a_recovery_nobody_began_is_gone() {
    let app = TestApp::new().await;
    for token in ["", "x", &"ab".repeat(32)] {
        finish(&app, token).await.refused(410, "recovery_gone");
    }
}
