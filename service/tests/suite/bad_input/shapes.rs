//! Every POST takes the fields it documents, all of them and no others.

use super::{check_refusal, refused_field, writes_nothing};
use crate::test_app::{SITI, TestApp};
use serde_json::{Value, json};

/// Every address with a body that has all required fields.
fn shapes() -> [(&'static str, Value); 27] {
    let text = |names: &[&str]| -> Value {
        let fields = names.iter();
        fields
            .map(|name| ((*name).to_owned(), json!("123456")))
            .collect()
    };
    let with = |names: &[&str], more: Value| {
        let mut body = text(names);
        for (name, value) in more.as_object().expect("fields") {
            body[name] = value.clone();
        }
        body
    };
    let who = || json!({"identity": SITI.identity()});
    let who_as = || json!({"identity": SITI.identity(), "segment": "pu"});
    let code = ["challenge_token", "code"];
    let finish = ["recovery_token", "password", "device_name"];
    [
        (
            "/v1/account/sign-in",
            text(&["login", "password", "device_name"]),
        ),
        ("/v1/account/code", text(&code)),
        ("/v1/account/code/resend", text(&["challenge_token"])),
        ("/v1/account/code/proof", text(&code)),
        ("/v1/account/refresh", text(&["refresh_token"])),
        ("/v1/account/sign-out", text(&["refresh_token"])),
        (
            "/v1/account/contact/prove",
            with(&["contact"], json!({"purpose": "join", "channel": "email"})),
        ),
        ("/v1/account/join/check", with(&["proof_token"], who_as())),
        (
            "/v1/account/join",
            with(
                &["password", "consent", "device_name"],
                json!({"proof_tokens": [], "identity": SITI.identity(), "segment": "pu"}),
            ),
        ),
        ("/v1/account/forgotten/password", text(&["login", "kpj"])),
        (
            "/v1/account/forgotten/account",
            with(&["number", "kpj"], json!({"kind": "nik"})),
        ),
        (
            "/v1/account/password/reset",
            text(&["proof_token", "password", "device_name"]),
        ),
        ("/v1/account/recovery", with(&["proof_token"], who())),
        ("/v1/account/recovery/finish", text(&finish)),
        ("/v1/account/contact/undo", text(&["contact", "code"])),
        (
            "/v1/account/contact",
            with(&["contact", "password"], json!({"channel": "email"})),
        ),
        ("/v1/account/contact/confirm", text(&code)),
        ("/v1/account/password", text(&["password", "new_password"])),
        ("/v1/account/card", text(&["kpj"])),
        ("/v1/account/export", text(&["password"])),
        ("/v1/account/delete", text(&["password"])),
        (
            "/v1/complaint",
            json!({"topic": "card_missing", "facts": []}),
        ),
        (
            "/v1/balance/statement/verify",
            with(
                &["verification"],
                json!({"kpj": SITI.kpj, "year": 2025, "through": "2025-12-31", "closing": 1}),
            ),
        ),
        (
            "/v1/membership/merge/preview",
            json!({"cards": [SITI.kpj], "into": SITI.kpj}),
        ),
        (
            "/v1/membership/merge",
            with(&["preview"], json!({"cards": [SITI.kpj], "into": SITI.kpj})),
        ),
        (
            "/v1/data-update/selfie/picture",
            with(&["attempt_token", "picture"], json!({"evidence": []})),
        ),
        ("/v1/data-update/holder", text(&["bank", "account_number"])),
    ]
}

#[tokio::test]
async fn a_missing_field_is_required_and_a_strange_one_unknown() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    app.outbox_is_quiet().await;
    writes_nothing(&app, async {
        for (path, whole) in shapes() {
            for field in whole.as_object().expect("fields").keys() {
                let mut asked = whole.clone();
                asked.as_object_mut().expect("an object").remove(field);
                refused_field(&app, Some(&siti), path, &asked, field, "required").await;
            }
            let mut asked = whole;
            asked["colour"] = "red".into();
            let answer = app.act(&siti, path, &asked).await;
            check_refusal(&answer, path);
            answer.refused(400, "unknown_field");
            assert_eq!(answer.json()["fields"][0]["path"], "colour");
        }
    })
    .await;
}

#[tokio::test]
async fn every_post_of_the_contract_is_among_them() {
    let app = TestApp::empty().await;
    let document = app.get("/v1/openapi.json").send().await.ok();
    let paths = document["paths"].as_object().expect("paths");
    let with_body = paths
        .iter()
        .filter(|(_, operations)| operations["post"]["requestBody"].is_object());
    let mut missing: Vec<_> = with_body.map(|(path, _)| path.as_str()).collect();
    missing.retain(|path| !shapes().iter().any(|(known, _)| known == path));
    // These need one field or none, or a key beside them, and have tests of their own.
    let known = [
        "/v1/account/contact/restore",
        "/v1/account/devices/end",
        "/v1/complaint/show",
        "/v1/data-update",
        "/v1/data-update/correction",
        "/v1/data-update/selfie",
        "/v1/membership/merge/undo",
    ];
    assert_eq!(missing, known);
}
