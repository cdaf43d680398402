//! Whatever is sent: no fault of ours, and a refusal that looks like one.

use super::check_refusal;
use crate::test_app::TestApp;
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Map, Value};

const POSTS: [&str; 5] = [
    "/v1/account/sign-in",
    "/v1/account/code",
    "/v1/account/code/resend",
    "/v1/account/refresh",
    "/v1/account/sign-out",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{6}",
        "[0-9a-f]{64}",
        "[a-z]{1,8}@[a-z]{1,8}\\.[a-z]{2,4}",
        "\\+628[0-9]{8,12}",
        Just("siti@jmo.example".to_owned()),
        Just("email".to_owned()),
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
    ];
    let field = prop_oneof![
        20 => prop::sample::select(names.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let filled = prop_oneof![4 => text().prop_map(Value::from), 1 => value()];
    let object = prop::collection::vec((field, filled), 0..5).prop_map(|fields| {
        Value::Object(fields.into_iter().collect::<Map<_, _>>())
            .to_string()
            .into_bytes()
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
    let config = ProptestConfig {
        cases: 400,
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
