//! What happened to an account, for its owner to read.

use crate::test_app::{BUDI, PASSWORD, SITI, Signed, TestApp, WATI};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

const DAY: i64 = 86_400;

/// The kinds of all lines, the oldest first.
async fn kinds(app: &TestApp, of: &Signed) -> Vec<String> {
    let log = app.see(&of.access, "/v1/account/log").await;
    let lines = log["entries"].as_array().expect("lines");
    let kind = |line: &Value| line["kind"].as_str().expect("a kind").to_owned();
    lines.iter().rev().map(kind).collect()
}

#[tokio::test]
async fn each_thing_that_happens_is_one_line() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    let known = app.knock(SITI.email, DEMO_PASSWORD, siti.device.as_deref());
    let second = Signed::read(&known.await.ok()["session"]);
    for _ in 0..2 {
        app.sign_out(&second.refresh).await.done();
    }
    let with_password = json!({"password": DEMO_PASSWORD});
    let by = &siti.access;
    let act = async |path: &str, json: &Value| {
        let answer = app.act(by, path, json).await;
        assert!(answer.status < 300, "{path} {}", answer.text());
    };
    act("/v1/account/devices/end", &json!({})).await;
    app.change(by, "email", "siti.baru@contoh.example").await;
    act("/v1/account/contact/restore", &json!({"channel": "email"})).await;
    act("/v1/account/export", &with_password).await;
    for _ in 0..2 {
        act("/v1/account/delete", &with_password).await;
    }
    for _ in 0..2 {
        act("/v1/account/delete/cancel", &json!({})).await;
    }
    let proof = app.prove("recovery", "email", "new@contoh.example").await;
    let recovery = json!({"proof_token": proof, "identity": SITI.identity()});
    act("/v1/account/recovery", &recovery).await;
    for _ in 0..2 {
        act("/v1/account/recovery/cancel", &json!({})).await;
    }
    let password = json!({"password": DEMO_PASSWORD, "new_password": PASSWORD});
    act("/v1/account/password", &password).await;
    let happened = [
        "new_device",
        "signed_in",
        "signed_out",
        "device_ended",
        "contact_changed",
        "contact_restored",
        "exported",
        "deletion_asked",
        "deletion_cancelled",
        "recovery_begun",
        "recovery_cancelled",
        "password_changed",
    ];
    assert_eq!(kinds(&app, &siti).await, happened);
}

#[tokio::test]
async fn a_line_says_when_and_from_which_device() {
    let app = TestApp::new().await;
    app.sign_in(SITI).await;
    app.later(60);
    let siti = app.sign_in_as(SITI.email).await;
    let log = app.see(&siti.access, "/v1/account/log").await;
    let lines = json!([
        {"at": "2026-11-21T02:41:00Z", "kind": "new_device", "device": "Telepon Siti"},
        {"at": "2026-11-21T02:40:00Z", "kind": "new_device", "device": "Telepon Siti"},
    ]);
    assert_eq!(log["entries"], lines);
}

#[tokio::test]
async fn it_begins_with_the_join() {
    let app = TestApp::new().await;
    let wati = app.join_by_email(&WATI, "wati@contoh.example").await;
    assert_eq!(kinds(&app, &wati).await, ["joined"]);
}

#[tokio::test]
async fn a_password_set_by_code_is_in_it_and_the_recovery_that_ended_with_it() {
    let app = TestApp::new().await;
    let proof = app.prove("recovery", "email", "new@contoh.example").await;
    let asked = json!({"proof_token": proof, "identity": SITI.identity()});
    app.post("/v1/account/recovery", &asked).send().await.ok();
    let asked = json!({"login": SITI.email, "kpj": SITI.kpj});
    let path = "/v1/account/forgotten/password";
    let challenge = app.post(path, &asked).send().await.ok();
    let proof = app.proof_by_code(&challenge, SITI.email).await;
    let asked = json!({"proof_token": proof, "password": PASSWORD, "device_name": "Telepon"});
    let path = "/v1/account/password/reset";
    let siti = Signed::read(&app.post(path, &asked).send().await.ok());
    let happened = ["recovery_begun", "password_reset", "recovery_cancelled"];
    assert_eq!(kinds(&app, &siti).await, happened);
}

#[tokio::test]
async fn a_finished_recovery_is_in_it() {
    let app = TestApp::new().await;
    let proof = app.prove("recovery", "email", "new@contoh.example").await;
    let asked = json!({"proof_token": proof, "identity": SITI.identity()});
    let begun = app.post("/v1/account/recovery", &asked).send().await.ok();
    app.later(3 * DAY);
    let asked = json!({
        "recovery_token": begun["recovery_token"], "password": PASSWORD, "device_name": "Telepon",
    });
    let path = "/v1/account/recovery/finish";
    let siti = Signed::read(&app.post(path, &asked).send().await.ok());
    assert_eq!(kinds(&app, &siti).await, ["recovery_begun", "recovered"]);
}

#[tokio::test]
async fn a_contact_taken_back_from_outside_is_in_it() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    app.change(&siti.access, "email", "new@contoh.example")
        .await;
    let code = app.undo_code_to(SITI.email).await;
    app.undo(SITI.email, &code).await.done();
    let siti = app.sign_in(SITI).await;
    let happened = [
        "new_device",
        "contact_changed",
        "contact_restored",
        "new_device",
    ];
    assert_eq!(kinds(&app, &siti).await, happened);
}

#[tokio::test]
async fn a_look_is_written_down_once_a_day_for_each_session() {
    let app = TestApp::new().await;
    let (mut one, mut two) = (app.sign_in(SITI).await, app.sign_in(SITI).await);
    for _ in 0..3 {
        app.later(3_600);
        one = app.next(&one).await;
        two = app.next(&two).await;
    }
    let looks = async |held: &Signed| {
        let kinds = kinds(&app, held).await;
        kinds.iter().filter(|kind| *kind == "looked").count()
    };
    assert_eq!(looks(&one).await, 2);
    // Eleven hours and twenty minutes more, and it is another day in Jakarta.
    app.later(11 * 3_600 + 20 * 60 - 1);
    one = app.next(&one).await;
    assert_eq!(looks(&one).await, 2);
    app.later(1);
    one = app.next(&one).await;
    assert_eq!(looks(&one).await, 3);
}

#[tokio::test]
async fn a_stolen_token_is_in_it_and_a_lost_answer_is_not() {
    let app = TestApp::new().await;
    let (first, other) = (app.sign_in(SITI).await, app.sign_in(SITI).await);
    app.refresh(&first.refresh).await.ok();
    let second = app.next(&first).await;
    app.next(&second).await;
    let stolen = async || {
        let kinds = kinds(&app, &other).await;
        kinds.iter().filter(|kind| *kind == "token_stolen").count()
    };
    assert_eq!(stolen().await, 0);
    for _ in 0..2 {
        app.refresh(&first.refresh)
            .await
            .refused(401, "session_ended");
    }
    assert_eq!(stolen().await, 1);
}

#[tokio::test]
async fn nobody_reads_anothers() {
    let app = TestApp::new().await;
    let (siti, budi) = (app.sign_in(SITI).await, app.sign_in(BUDI).await);
    app.change(&siti.access, "email", "new@contoh.example")
        .await;
    assert_eq!(kinds(&app, &budi).await, ["new_device"]);
    assert_eq!(kinds(&app, &siti).await.len(), 2);
}

#[tokio::test]
async fn the_newest_two_hundred_lines_are_shown() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    for _ in 0..200 {
        let asked = json!({});
        app.act(&siti.access, "/v1/account/devices/end", &asked)
            .await
            .ok();
    }
    let kinds = kinds(&app, &siti).await;
    assert_eq!(kinds.len(), 200);
    assert_eq!(kinds[0], "device_ended", "the sign-in is past");
}
