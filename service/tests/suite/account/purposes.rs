//! A code is good for one thing, and so is the proof it becomes.

use crate::test_app::{Answer, PASSWORD, SITI, TestApp, WATI, identity, not};
use futures_util::future::join_all;
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

const EMAIL: &str = "wati@contoh.example";

async fn forgotten(app: &TestApp) -> Value {
    let asked = json!({"login": SITI.email, "kpj": SITI.kpj});
    let path = "/v1/account/forgotten/password";
    app.post(path, &asked).send().await.ok()
}

async fn recover(app: &TestApp, proof: &str) -> Answer {
    let asked = json!({"proof_token": proof, "identity": SITI.identity()});
    app.post("/v1/account/recovery", &asked).send().await
}

async fn reset(app: &TestApp, proof: &str) -> Answer {
    let asked = json!({"proof_token": proof, "password": PASSWORD, "device_name": "Telepon"});
    app.post("/v1/account/password/reset", &asked).send().await
}

#[tokio::test]
async fn a_sign_in_code_proves_nothing_and_still_signs_in() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let code = app.code_to(SITI.email).await;
    let proof = app.enter_for_proof(&challenge, &code).await;
    proof.refused(410, "challenge_gone");
    app.enter(&challenge, &code).await.ok();
}

#[tokio::test]
async fn a_code_for_a_proof_signs_nobody_in_and_still_proves() {
    let app = TestApp::new().await;
    let join = app.ask_to_prove("join", "email", EMAIL).await.ok();
    let recovery = app
        .ask_to_prove("recovery", "email", "new@contoh.example")
        .await
        .ok();
    let reset = forgotten(&app).await;
    for (challenge, address) in [
        (join, EMAIL),
        (recovery, "new@contoh.example"),
        (reset, SITI.email),
    ] {
        let code = app.code_to(address).await;
        let session = app.enter(&challenge, &code).await;
        session.refused(410, "challenge_gone");
        app.enter_for_proof(&challenge, &code).await.ok();
    }
}

#[tokio::test]
async fn a_code_for_a_changed_contact_is_good_for_that_alone() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let asked = json!({"channel": "email", "contact": EMAIL, "password": DEMO_PASSWORD});
    let challenge = app.act(&siti, "/v1/account/contact", &asked).await.ok();
    let code = app.code_to(EMAIL).await;
    for answer in [
        app.enter(&challenge, &code).await,
        app.enter_for_proof(&challenge, &code).await,
    ] {
        answer.refused(410, "challenge_gone");
    }
    let join = app.ask_to_prove("join", "email", EMAIL).await.ok();
    let path = "/v1/account/contact/confirm";
    let entered =
        json!({"challenge_token": join["challenge_token"], "code": app.code_to(EMAIL).await});
    app.act(&siti, path, &entered)
        .await
        .refused(410, "challenge_gone");
    let entered = json!({"challenge_token": challenge["challenge_token"], "code": code});
    app.act(&siti, path, &entered).await.done();
}

#[tokio::test]
async fn a_proof_for_one_purpose_is_worthless_for_the_others() {
    let app = TestApp::new().await;
    let join = app.prove("join", "email", EMAIL).await;
    let recovery = app.prove("recovery", "email", "new@contoh.example").await;
    let challenge = forgotten(&app).await;
    let reset_proof = app.proof_by_code(&challenge, SITI.email).await;
    let wati = identity(&WATI);
    for answer in [
        app.check(&recovery, "pu", &wati).await,
        app.check(&reset_proof, "pu", &wati).await,
        app.join(&[&recovery], "pu", &wati).await,
        app.join(&[&reset_proof], "pu", &wati).await,
        recover(&app, &join).await,
        recover(&app, &reset_proof).await,
        reset(&app, &join).await,
        reset(&app, &recovery).await,
    ] {
        answer.refused(410, "proof_gone");
    }
    // Nor were they used up by that.
    recover(&app, &recovery).await.ok();
    reset(&app, &reset_proof).await.ok();
    app.join(&[&join], "pu", &wati).await.ok();
}

#[tokio::test]
async fn a_code_for_a_proof_can_be_wrong_old_and_used() {
    let app = TestApp::new().await;
    let challenge = app.ask_to_prove("join", "email", EMAIL).await.ok();
    let code = app.code_to(EMAIL).await;
    let wrong = app.enter_for_proof(&challenge, &not(&code)).await;
    wrong.refused(403, "code_wrong");
    let proof = app.enter_for_proof(&challenge, &code).await.ok();
    assert_eq!(proof["expires_in"], 3_600);
    let used = app.enter_for_proof(&challenge, &code).await;
    used.refused(410, "challenge_gone");

    let challenge = app.ask_to_prove("join", "email", EMAIL).await.ok();
    let code = app.code_to(EMAIL).await;
    app.later(300);
    let old = app.enter_for_proof(&challenge, &code).await;
    old.refused(410, "code_expired");
}

#[tokio::test]
async fn a_code_for_a_proof_is_bound_to_its_challenge() {
    let app = TestApp::new().await;
    let first = app.ask_to_prove("join", "email", EMAIL).await.ok();
    let code = app.code_to(EMAIL).await;
    let second = app.ask_to_prove("join", "email", EMAIL).await.ok();
    assert_ne!(code, app.code_to(EMAIL).await, "one in a million");
    let other = app.enter_for_proof(&second, &code).await;
    other.refused(403, "code_wrong");
    app.enter_for_proof(&first, &code).await.ok();
}

/// How many of ten thousand codes, without the right one and fifty at a time, were merely wrong:
/// all after them came too late.
async fn guess(app: &TestApp, challenge: &Value, right: &str) -> usize {
    let guesses: Vec<_> = (0..10_000)
        .map(|number| format!("{number:06}"))
        .filter(|guess| guess != right)
        .collect();
    let mut codes = Vec::new();
    for some in guesses.chunks(50) {
        let asked = some
            .iter()
            .map(|guess| app.enter_for_proof(challenge, guess));
        codes.extend(join_all(asked).await.iter().map(Answer::code));
    }
    let count = |code: &str| codes.iter().filter(|one| *one == code).count();
    assert_eq!(count("code_wrong") + count("code_exhausted"), guesses.len());
    count("code_wrong")
}

#[tokio::test]
async fn of_ten_thousand_guesses_side_by_side_five_are_tried() {
    let app = TestApp::new().await;
    let challenge = app.ask_to_prove("join", "email", EMAIL).await.ok();
    let code = app.code_to(EMAIL).await;
    assert_eq!(guess(&app, &challenge, &code).await, 4);
    let late = app.enter_for_proof(&challenge, &code).await;
    late.refused(410, "code_exhausted");
}

#[tokio::test]
async fn and_of_as_many_at_a_code_nobody_was_sent() {
    let app = TestApp::new().await;
    let decoy = app.ask_to_prove("join", "email", SITI.email).await.ok();
    assert_eq!(guess(&app, &decoy, "").await, 4);
}
