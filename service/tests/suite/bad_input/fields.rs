use super::{check_refusal, refused_field, writes_nothing};
use crate::test_app::{SITI, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

/// A sign-in with one field changed.
fn sign_in(field: &str, value: impl Into<Value>) -> Value {
    let mut asked = json!({"login": SITI.email, "password": "x", "device_name": "Telepon"});
    asked[field] = value.into();
    asked
}

#[tokio::test]
async fn a_malformed_login_names_the_field() {
    let app = TestApp::new().await;
    let malformed = [
        // E-mail addresses.
        "siti@",
        "@jmo.example",
        "siti@jmo",
        "siti@jmo@example",
        "siti rahma@jmo.example",
        "siti@[127.0.0.1]",
        ".siti@jmo.example",
        "siti@jmo..example",
        "siti@-jmo.example",
        "sítí@jmo.example",
        "siti\u{0}@jmo.example",
        "\"siti\"@jmo.example",
        "siti@jmo.example\u{0}",
        // Phone numbers.
        "siti",
        "0812",
        "+1 202 555 0100",
        "021 555 0100",
        "+62812900090019999",
        "08-satu-dua",
        "+62 842 9000 9001",
        "' OR 1=1 --",
        "0812\u{0}90009001",
    ];
    writes_nothing(&app, async {
        for login in malformed {
            let asked = sign_in("login", login);
            refused_field(
                &app,
                None,
                "/v1/account/sign-in",
                &asked,
                "login",
                "malformed",
            )
            .await;
        }
        for login in ["", "   ", "\t\n"] {
            let asked = sign_in("login", login);
            refused_field(
                &app,
                None,
                "/v1/account/sign-in",
                &asked,
                "login",
                "required",
            )
            .await;
        }
        let long = format!("{}@jmo.example", "s".repeat(250));
        let asked = sign_in("login", long);
        refused_field(
            &app,
            None,
            "/v1/account/sign-in",
            &asked,
            "login",
            "too_long",
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn passwords_and_device_names_have_their_bounds() {
    let app = TestApp::new().await;
    let cases = [
        ("password", String::new(), "required"),
        ("password", "p".repeat(129), "too_long"),
        ("device_name", "  ".to_owned(), "required"),
        ("device_name", "d".repeat(81), "too_long"),
        ("device_name", "Tele\u{0}pon".to_owned(), "malformed"),
        ("device_name", "Tele\u{1b}[2Jpon".to_owned(), "malformed"),
    ];
    writes_nothing(&app, async {
        for (field, value, code) in cases {
            let asked = sign_in(field, value);
            refused_field(&app, None, "/v1/account/sign-in", &asked, field, code).await;
        }
    })
    .await;
    // The bounds count characters, not bytes, and the largest allowed is allowed.
    let asked = sign_in("device_name", "📱".repeat(80));
    let answer = app.post("/v1/account/sign-in", &asked).send().await;
    assert_eq!(answer.code(), "sign_in_rejected");
}

#[tokio::test]
async fn all_wrong_fields_are_named_at_once() {
    let app = TestApp::new().await;
    let asked = json!({"login": "siti@", "password": "", "device_name": ""});
    let answer = app.post("/v1/account/sign-in", &asked).send().await;
    let named = json!([
        {"path": "login", "code": "malformed"},
        {"path": "password", "code": "required"},
        {"path": "device_name", "code": "required"},
    ]);
    assert_eq!(answer.json()["fields"], named);
}

#[tokio::test]
async fn a_code_is_six_digits() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let cases = [
        ("", "required"),
        ("12345", "malformed"),
        ("12345a", "malformed"),
        ("12 345", "malformed"),
        ("-12345", "malformed"),
        ("12345\u{0}", "malformed"),
        ("1234567", "too_long"),
        (" 123456", "too_long"),
        ("１２３４５６", "too_long"),
    ];
    app.code_to(SITI.email).await;
    app.outbox_is_quiet().await;
    writes_nothing(&app, async {
        for (code, refused) in cases {
            let asked = json!({"challenge_token": challenge["challenge_token"], "code": code});
            refused_field(&app, None, "/v1/account/code", &asked, "code", refused).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_channel_the_service_does_not_know_is_malformed() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    app.later(60);
    let asked = json!({"challenge_token": challenge["challenge_token"], "channel": "pigeon"});
    refused_field(
        &app,
        None,
        "/v1/account/code/resend",
        &asked,
        "channel",
        "malformed",
    )
    .await;
}

#[tokio::test]
async fn tokens_that_cannot_be_are_like_tokens_nobody_has() {
    let app = TestApp::new().await;
    writes_nothing(&app, async {
        for token in [
            "",
            "x",
            "\u{0}",
            "' OR 1=1 --",
            "🔑",
            &"f".repeat(63),
            &"f".repeat(65),
            &"g".repeat(64),
            &"f".repeat(10_000),
        ] {
            let answer = app.refresh(token).await;
            check_refusal(&answer, token);
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (401, "session_ended")
            );
            let answer = app
                .enter(&json!({"challenge_token": token}), "123456")
                .await;
            check_refusal(&answer, token);
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (410, "challenge_gone")
            );
            let asked = json!({"challenge_token": token});
            let answer = app.post("/v1/account/code/resend", &asked).send().await;
            check_refusal(&answer, token);
            assert_eq!(answer.code(), "challenge_gone");
            assert_eq!(app.sign_out(token).await.status, 204);
        }
    })
    .await;
}

#[tokio::test]
async fn a_device_token_that_cannot_be_is_a_new_device() {
    let app = TestApp::new().await;
    for token in ["", "\u{0}", &"g".repeat(64), &"f".repeat(10_000)] {
        let answer = app.knock(SITI.email, DEMO_PASSWORD, Some(token)).await.ok();
        assert_eq!(answer["next"], "code", "{token}");
    }
}

#[tokio::test]
async fn made_up_tokens_do_not_wait_for_the_writer() {
    let app = TestApp::new().await;
    let token = "cd".repeat(32);
    // Whoever needs the writer now is told `busy` in the end.
    let taken = app.app.store().write().await.expect("the writer");
    assert_eq!(app.refresh(&token).await.code(), "session_ended");
    assert_eq!(app.sign_out(&token).await.status, 204);
    let made_up = json!({"challenge_token": token});
    assert_eq!(app.enter(&made_up, "123456").await.code(), "challenge_gone");
    let resend = app.post("/v1/account/code/resend", &made_up).send().await;
    assert_eq!(resend.code(), "challenge_gone");
    drop(taken);
}
