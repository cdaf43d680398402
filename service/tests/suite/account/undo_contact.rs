//! A changed contact can be taken back for a day, from outside and from inside.

use crate::test_app::{PASSWORD, SITI, Signed, TestApp, dump_query, not};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::json;

const NEW: &str = "thief@contoh.example";
const DAY: i64 = 86_400;

/// Siti's address changed by somebody who is signed in: who that is, and the code to undo it.
async fn changed(app: &TestApp) -> (Signed, String) {
    let thief = app.sign_in(SITI).await;
    app.change(&thief.access, "email", NEW).await;
    (thief, app.undo_code_to(SITI.email).await)
}

#[tokio::test]
async fn with_the_code_from_the_notice_the_contact_is_back_and_everybody_out() {
    let app = TestApp::new().await;
    let (thief, code) = changed(&app).await;
    app.undo(SITI.email, &code).await.done();
    app.refresh(&thief.refresh)
        .await
        .refused(401, "session_ended");
    let out = app.balance(&thief.access).send().await;
    out.refused(401, "session_ended");
    app.knock(NEW, DEMO_PASSWORD, None)
        .await
        .refused(403, "sign_in_rejected");
    let owner = app.knock(SITI.email, DEMO_PASSWORD, thief.device.as_deref());
    assert_eq!(owner.await.ok()["next"], "code", "no device is known");
    let again = app.undo(SITI.email, &code).await;
    again.refused(403, "code_wrong");
}

#[tokio::test]
async fn it_works_for_a_day_and_no_longer() {
    let app = TestApp::new().await;
    let (_, code) = changed(&app).await;
    app.later(DAY);
    app.undo(SITI.email, &code).await.refused(403, "code_wrong");

    let app = TestApp::new().await;
    let (_, code) = changed(&app).await;
    app.later(DAY - 1);
    app.undo("Siti@JMO.example", &code).await.done();
}

#[tokio::test]
async fn a_wrong_code_a_contact_nobody_changed_and_a_strangers_get_the_same_answer() {
    let app = TestApp::new().await;
    let (_, code) = changed(&app).await;
    let wrong = app.undo(SITI.email, &not(&code)).await;
    wrong.refused(403, "code_wrong");
    for (contact, code) in [
        (SITI.phone, code.as_str()),
        (NEW, &code),
        ("nobody@jmo.example", &code),
    ] {
        let answer = app.undo(contact, code).await;
        assert_eq!(answer.plain(), wrong.plain(), "{contact}");
    }
    app.undo(SITI.email, &code).await.done();
}

#[tokio::test]
async fn wrong_codes_cost_waits_however_the_contact_is_typed() {
    let app = TestApp::new().await;
    let (_, code) = changed(&app).await;
    for typed in [
        "siti@jmo.example",
        "Siti@jmo.example",
        "SITI@jmo.example",
        " siti@JMO.example",
        "sItI@jmo.example",
    ] {
        let wrong = app.undo(typed, &not(&code)).await;
        wrong.refused(403, "code_wrong");
    }
    let held = app.undo("siTi@jmo.example", &code).await;
    held.refused(429, "too_many_tries");
    app.later(held.retry_after());
    app.undo(SITI.email, &code).await.done();
}

#[tokio::test]
async fn the_first_notice_takes_back_every_change_after_it() {
    let app = TestApp::new().await;
    let (thief, code) = changed(&app).await;
    app.change(&thief.access, "email", "second@contoh.example")
        .await;
    let second = app.undo_code_to(NEW).await;
    app.undo(SITI.email, &code).await.done();
    app.knock(SITI.email, DEMO_PASSWORD, None).await.ok();
    app.undo(NEW, &second).await.refused(403, "code_wrong");
}

#[tokio::test]
async fn from_inside_it_is_back_as_it_was_before_the_first_change_and_nobody_is_out() {
    let app = TestApp::new().await;
    let (siti, code) = changed(&app).await;
    app.change(&siti.access, "email", "second@contoh.example")
        .await;
    let path = "/v1/account/contact/restore";
    let none = app
        .act(&siti.access, path, &json!({"channel": "sms"}))
        .await;
    none.refused(404, "not_found");
    let email = json!({"channel": "email"});
    app.act(&siti.access, path, &email).await.done();
    let account = app.see(&siti.access, "/v1/account").await;
    assert_eq!(account["email_masked"], "s•••@jmo.example");
    assert_eq!(account["changed_contacts"], json!([]));
    app.act(&siti.access, path, &email)
        .await
        .refused(404, "not_found");
    app.undo(SITI.email, &code).await.refused(403, "code_wrong");
}

#[tokio::test]
async fn from_inside_too_it_works_for_a_day_and_no_longer() {
    for (later, status) in [(DAY - 1, 204), (DAY, 404)] {
        let app = TestApp::new().await;
        let (siti, _) = changed(&app).await;
        app.later(later);
        let siti = app.next(&siti).await.access;
        let account = app.see(&siti, "/v1/account").await;
        let shown = account["changed_contacts"].as_array().map(Vec::len);
        assert_eq!(shown, Some(usize::from(status == 204)));
        let email = json!({"channel": "email"});
        let path = "/v1/account/contact/restore";
        assert_eq!(app.act(&siti, path, &email).await.status, status);
    }
}

#[tokio::test]
async fn taken_back_twice_at_once_it_is_taken_back_once() {
    let app = TestApp::new().await;
    let (_, code) = changed(&app).await;
    let answers = tokio::join!(app.undo(SITI.email, &code), app.undo(SITI.email, &code));
    let mut statuses = [answers.0.status, answers.1.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 403]);
    let lines = "SELECT id FROM security_log WHERE kind = '\"contact_restored\"'";
    assert_eq!(dump_query(app.app.store(), lines).await.len(), 1);
}

#[tokio::test]
async fn nothing_that_went_to_the_thief_opens_the_account_afterwards() {
    let app = TestApp::new().await;
    let (_, undo) = changed(&app).await;
    let asked = json!({"login": NEW, "kpj": SITI.kpj});
    let path = "/v1/account/forgotten/password";
    let challenge = app.post(path, &asked).send().await.ok();
    let proof = app.proof_by_code(&challenge, NEW).await;
    let sign_in = app.challenge(NEW).await;
    let code = app.code_to(NEW).await;
    app.undo(SITI.email, &undo).await.done();

    let asked = json!({"proof_token": proof, "password": PASSWORD, "device_name": "Telepon"});
    let path = "/v1/account/password/reset";
    let reset = app.post(path, &asked).send().await;
    reset.refused(410, "proof_gone");
    app.enter(&sign_in, &code)
        .await
        .refused(410, "challenge_gone");
}

#[tokio::test]
async fn a_contact_taken_back_works_after_the_thief_changed_the_password_too() {
    let app = TestApp::new().await;
    let (thief, code) = changed(&app).await;
    let asked = json!({"password": DEMO_PASSWORD, "new_password": PASSWORD});
    app.act(&thief.access, "/v1/account/password", &asked)
        .await
        .done();
    app.undo(SITI.email, &code).await.done();
    let asked = json!({"login": SITI.email, "kpj": SITI.kpj});
    let path = "/v1/account/forgotten/password";
    let challenge = app.post(path, &asked).send().await.ok();
    app.proof_by_code(&challenge, SITI.email).await;
}

#[tokio::test]
async fn an_undo_code_is_eight_digits() {
    let app = TestApp::new().await;
    for (code, refused) in [
        ("", "required"),
        ("1234567", "malformed"),
        ("1234567a", "malformed"),
        ("123456789", "too_long"),
    ] {
        let answer = app.undo(SITI.email, code).await;
        answer.refused(422, "invalid_field");
        let named = json!([{"path": "code", "code": refused}]);
        assert_eq!(answer.json()["fields"], named, "{code}");
    }
}
