//! Whatever is sent: no fault of ours, and a refusal that looks like one.

use super::check_refusal;
use crate::test_app::{SITI, TestApp};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Map, Value, json};

const POSTS: [&str; 31] = [
    "/v1/account/sign-in",
    "/v1/account/code",
    "/v1/account/code/resend",
    "/v1/account/code/proof",
    "/v1/account/refresh",
    "/v1/account/sign-out",
    "/v1/account/contact/prove",
    "/v1/account/join/check",
    "/v1/account/join",
    "/v1/account/forgotten/password",
    "/v1/account/forgotten/account",
    "/v1/account/password/reset",
    "/v1/account/recovery",
    "/v1/account/recovery/finish",
    "/v1/account/recovery/cancel",
    "/v1/account/contact",
    "/v1/account/contact/confirm",
    "/v1/account/contact/restore",
    "/v1/account/contact/undo",
    "/v1/account/password",
    "/v1/account/card",
    "/v1/account/devices/end",
    "/v1/account/export",
    "/v1/account/delete",
    "/v1/account/delete/cancel",
    "/v1/complaint",
    "/v1/complaint/show",
    "/v1/balance/statement/verify",
    "/v1/membership/merge/preview",
    "/v1/membership/merge",
    "/v1/membership/merge/undo",
];

/// What fields with a few values take.
const WORDS: [&str; 8] = [
    "email",
    "sms",
    "join",
    "recovery",
    "pu",
    "nik",
    "passport",
    "card_missing",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{6}",
        "[0-9a-f]{64}",
        "[a-z]{1,8}@[a-z]{1,8}\\.[a-z]{2,4}",
        "\\+628[0-9]{8,12}",
        Just("siti@jmo.example".to_owned()),
        prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        "[0-9]{8}",
        "[0-9]{11}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => text().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(text(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Mostly the fields that are asked for, sometimes with something else in them.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let names = [
        "login",
        "password",
        "device_name",
        "device_token",
        "challenge_token",
        "code",
        "channel",
        "refresh_token",
        "proof_token",
        "recovery_token",
        "ticket_token",
        "purpose",
        "contact",
        "segment",
        "kind",
        "number",
        "kpj",
        "consent",
        "new_password",
        "device",
        "topic",
        "note",
        "year",
        "through",
        "closing",
        "verification",
        "into",
        "preview",
        "id",
    ];
    let field = prop_oneof![
        20 => prop::sample::select(names.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let nested = prop_oneof![
        (text(), text(), text()).prop_map(|(number, kpj, name)| {
            let day = "1990-08-12";
            (
                "identity",
                json!({"kind": "nik", "number": number, "kpj": kpj, "name": name, "born_on": day}),
            )
        }),
        prop::collection::vec(text(), 0..4).prop_map(|texts| ("proof_tokens", json!(texts))),
        prop::collection::vec("[0-9]{11}", 0..24).prop_map(|cards| ("cards", json!(cards))),
        prop::collection::vec((text(), text()), 0..14).prop_map(|facts| {
            let facts = facts.into_iter();
            let facts: Vec<_> = facts
                .map(|(field, value)| json!({"field": field, "value": value}))
                .collect();
            ("facts", json!(facts))
        }),
    ];
    let nested = prop::option::of(nested);
    let filled = prop_oneof![4 => text().prop_map(Value::from), 1 => value()];
    let fields = prop::collection::vec((field, filled), 0..5);
    let object = (fields, nested).prop_map(|(fields, nested)| {
        let nested = nested.map(|(name, value)| (name.to_owned(), value));
        let fields: Map<_, _> = fields.into_iter().chain(nested).collect();
        Value::Object(fields).to_string().into_bytes()
    });
    prop_oneof![8 => object, 1 => value().prop_map(|value| value.to_string().into_bytes()), 1 => any::<Vec<u8>>()]
}

#[test]
fn no_body_whatever_makes_the_service_fail() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let app = runtime.block_on(TestApp::new());
    let siti = runtime.block_on(app.sign_in(SITI)).access;
    let config = ProptestConfig {
        cases: 1_200,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new(config);
    runner
        .run(
            &(prop::sample::select(POSTS.to_vec()), body()),
            |(path, body)| {
                let what = format!("{path} {}", String::from_utf8_lossy(&body));
                let ask = app
                    .ask("POST", path)
                    .header("content-type", "application/json")
                    .bearer(&siti)
                    .body(body);
                let answer = runtime.block_on(ask.send());
                if answer.status >= 300 {
                    check_refusal(&answer, &what);
                }
                Ok(())
            },
        )
        .expect("no failure");
}
