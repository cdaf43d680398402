//! A forgotten password and a forgotten account: whoever asks learns nothing, the owner gets in.

use super::same_answer::median;
use crate::test_app::{Answer, BUDI, PASSWORD, SITI, Signed, TestApp, dump_query, not};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};
use std::time::Instant;

async fn forgot(app: &TestApp, login: &str, kpj: &str) -> Answer {
    let asked = json!({"login": login, "kpj": kpj});
    app.post("/v1/account/forgotten/password", &asked)
        .send()
        .await
}

async fn find(app: &TestApp, nik: &str, kpj: &str) -> Answer {
    let asked = json!({"kind": "nik", "number": nik, "kpj": kpj});
    app.post("/v1/account/forgotten/account", &asked)
        .send()
        .await
}

async fn reset(app: &TestApp, proof: &str, password: &str) -> Answer {
    let asked = json!({"proof_token": proof, "password": password, "device_name": "Telepon baru"});
    app.post("/v1/account/password/reset", &asked).send().await
}

/// A proof for a new password of Siti's.
async fn proof(app: &TestApp) -> String {
    let challenge = forgot(app, SITI.email, SITI.kpj).await.ok();
    app.proof_by_code(&challenge, SITI.email).await
}

#[tokio::test]
async fn a_new_password_works_and_the_old_one_does_not() {
    let app = TestApp::new().await;
    let proof = proof(&app).await;
    let session = reset(&app, &proof, PASSWORD).await.ok();
    assert_eq!(session["name"], SITI.name);
    assert_eq!(session["login"], SITI.email);
    let siti = Signed::read(&session);
    app.balance(&siti.access).send().await.ok();
    let old = app.knock(SITI.email, DEMO_PASSWORD, None).await;
    old.refused(403, "sign_in_rejected");
    let new = app
        .knock(SITI.email, PASSWORD, siti.device.as_deref())
        .await;
    assert_eq!(new.ok()["next"], "session");
    reset(&app, &proof, "another-good-one-9")
        .await
        .refused(410, "proof_gone");
}

#[tokio::test]
async fn a_new_password_ends_all_other_sessions_forgets_all_other_devices_and_is_told() {
    let app = TestApp::new().await;
    let before = app.sign_in(SITI).await;
    let budi = app.sign_in(BUDI).await;
    let proof = proof(&app).await;
    let now = Signed::read(&reset(&app, &proof, PASSWORD).await.ok());

    let old = app.balance(&before.access).send().await;
    old.refused(401, "session_ended");
    app.refresh(&before.refresh)
        .await
        .refused(401, "session_ended");
    let known = app.knock(SITI.email, PASSWORD, before.device.as_deref());
    assert_eq!(known.await.ok()["next"], "code");
    let devices = app.see(&now.access, "/v1/account/devices").await;
    assert_eq!(devices["devices"].as_array().map(Vec::len), Some(1));
    for contact in [SITI.email, SITI.phone] {
        let words = "Kata sandi akun JMO Anda diganti";
        assert!(app.told(contact, words).await, "{contact}");
    }
    app.balance(&budi.access).send().await.ok();
}

#[tokio::test]
async fn whoever_asks_for_a_new_password_learns_nothing() {
    let app = TestApp::new().await;
    let known = forgot(&app, SITI.email, SITI.kpj).await;
    assert_eq!(known.ok()["sent_to"], "s•••@jmo.example", "what was typed");
    assert_eq!(known.json()["channels"], json!(["email"]));
    for (login, kpj) in [
        ("sari@jmo.example", SITI.kpj),
        ("sari@jmo.example", "99999999999"),
        (SITI.email, BUDI.kpj),
    ] {
        let unknown = forgot(&app, login, kpj).await;
        assert_eq!(unknown.plain(), known.plain(), "{login} {kpj}");
    }
}

#[tokio::test]
async fn whoever_looks_for_an_account_learns_nothing_not_even_its_contacts() {
    let app = TestApp::new().await;
    let known = find(&app, SITI.nik, SITI.kpj).await;
    assert_eq!(known.ok()["sent_to"], Value::Null);
    assert_eq!(known.json()["channels"], json!([]));
    for (nik, kpj) in [
        ("3273015503910001", SITI.kpj),
        (SITI.nik, BUDI.kpj),
        ("3273015503919021", "19050090021"),
    ] {
        let unknown = find(&app, nik, kpj).await;
        assert_eq!(unknown.plain(), known.plain(), "{nik} {kpj}");
    }
}

#[tokio::test]
async fn codes_go_to_contacts_on_record_alone() {
    let app = TestApp::new().await;
    forgot(&app, "sari@jmo.example", SITI.kpj).await.ok();
    forgot(&app, BUDI.email, SITI.kpj).await.ok();
    find(&app, BUDI.nik, SITI.kpj).await.ok();
    for address in ["sari@jmo.example", BUDI.email, BUDI.phone, SITI.email] {
        assert_eq!(app.texts_to(address).await, Vec::<String>::new());
    }
    find(&app, SITI.nik, SITI.kpj).await.ok();
    for contact in [SITI.email, SITI.phone] {
        assert_eq!(app.texts_to(contact).await.len(), 1, "{contact}");
    }
}

#[tokio::test]
async fn a_found_account_opens_with_the_code_from_either_contact() {
    for contact in [SITI.email, SITI.phone] {
        let app = TestApp::new().await;
        let challenge = find(&app, SITI.nik, SITI.kpj).await.ok();
        let proof = app.proof_by_code(&challenge, contact).await;
        let session = reset(&app, &proof, PASSWORD).await.ok();
        assert_eq!(session["name"], SITI.name);
        assert_eq!(session["login"], SITI.email, "which was forgotten");
    }
}

#[tokio::test]
async fn codes_resent_are_answered_alike_too() {
    let app = TestApp::new().await;
    let known = find(&app, SITI.nik, SITI.kpj).await.ok();
    let unknown = find(&app, SITI.nik, BUDI.kpj).await.ok();
    app.later(60);
    for channel in [Value::Null, json!("sms")] {
        let resend = async |challenge: &Value| {
            let token = &challenge["challenge_token"];
            let asked = json!({"challenge_token": token, "channel": channel});
            app.post("/v1/account/code/resend", &asked).send().await
        };
        let answers = [resend(&known).await, resend(&unknown).await];
        assert_eq!(answers[0].plain(), answers[1].plain());
    }
}

#[tokio::test]
async fn wrong_codes_are_answered_alike_in_the_same_order() {
    let app = TestApp::new().await;
    let alike = async |known: Answer, unknown: Answer| {
        let wrong = not(&app.code_to(SITI.email).await);
        for _ in 0..7 {
            let known = app.enter_for_proof(&known.ok(), &wrong).await;
            let unknown = app.enter_for_proof(&unknown.ok(), &wrong).await;
            assert_eq!(known.plain(), unknown.plain());
        }
    };
    let known = forgot(&app, SITI.email, SITI.kpj).await;
    alike(known, forgot(&app, "nobody@jmo.example", SITI.kpj).await).await;
    let known = find(&app, SITI.nik, SITI.kpj).await;
    alike(known, find(&app, SITI.nik, BUDI.kpj).await).await;
}

#[tokio::test]
async fn known_and_unknown_take_the_same_time() {
    let app = TestApp::new().await;
    let kinds = [
        ("password", SITI.email, "nobody@jmo.example"),
        ("account", SITI.nik, "3273015503910001"),
    ];
    for (kind, known, unknown) in kinds {
        let time = async |of: &str| {
            let began = Instant::now();
            let answer = match kind {
                "password" => forgot(&app, of, SITI.kpj).await,
                _ => find(&app, of, SITI.kpj).await,
            };
            let took = began.elapsed();
            answer.ok();
            app.outbox_is_quiet().await;
            took
        };
        let (mut knowns, mut unknowns) = (Vec::new(), Vec::new());
        for _ in 0..15 {
            knowns.push(time(known).await);
            unknowns.push(time(unknown).await);
            // Past the hour after which codes asked for are forgotten.
            app.later(4_000);
        }
        let (known, unknown) = (median(knowns), median(unknowns));
        let ratio = known.as_secs_f64() / unknown.as_secs_f64();
        assert!(
            (0.5..2.0).contains(&ratio),
            "{kind}: {known:?} and {unknown:?}"
        );
    }
}

#[tokio::test]
async fn codes_asked_for_again_and_again_cost_waits_known_or_not() {
    let app = TestApp::new().await;
    let tries = async |login: &str| {
        let mut answers = Vec::new();
        for _ in 0..12 {
            answers.push(forgot(&app, login, SITI.kpj).await.plain());
        }
        answers
    };
    let (known, unknown) = (tries(SITI.email).await, tries("sari@jmo.example").await);
    assert_eq!(known, unknown);
    assert_eq!(known[9].0, 200);
    assert_eq!(known[10].0, 429);
}

#[tokio::test]
async fn a_weak_new_password_is_refused_and_leaves_the_proof_good() {
    let app = TestApp::new().await;
    let proof = proof(&app).await;
    for (password, code) in [("short", "too_short"), ("rahmawati1", "too_weak")] {
        let refused = reset(&app, &proof, password).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": "password", "code": code}]);
        assert_eq!(refused.json()["fields"], named);
    }
    reset(&app, &proof, PASSWORD).await.ok();
}

#[tokio::test]
async fn one_proof_sets_one_password_also_at_once() {
    let app = TestApp::new().await;
    let proof = proof(&app).await;
    let answers = tokio::join!(
        reset(&app, &proof, PASSWORD),
        reset(&app, &proof, "another-good-one-9")
    );
    let mut statuses = [answers.0.status, answers.1.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410]);
    let living = "SELECT id FROM session WHERE ended_at IS NULL";
    assert_eq!(dump_query(app.app.store(), living).await.len(), 1);
}
