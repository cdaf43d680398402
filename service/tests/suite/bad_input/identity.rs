//! Every rule of an identity and of a contact has a code of its own.

use super::{refused_field, writes_nothing};
use crate::test_app::{SITI, TestApp, WATI, identity};
use serde_json::{Value, json};

const CHECK: &str = "/v1/account/join/check";

/// The request of a check with some fields of the identity changed.
fn check(proof: &str, changed: &Value) -> Value {
    let mut identity = identity(&WATI);
    for (field, value) in changed.as_object().expect("fields") {
        identity[field] = value.clone();
    }
    json!({"proof_token": proof, "segment": "pu", "identity": identity})
}

/// That values of a field are refused, each with its code.
async fn refused(kind: &str, field: &str, cases: &[(&str, &str)]) {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", "wati@contoh.example").await;
    app.outbox_is_quiet().await;
    writes_nothing(&app, async {
        for (value, code) in cases {
            let asked = check(&proof, &json!({"kind": kind, field: value}));
            let path = format!("identity.{field}");
            refused_field(&app, None, CHECK, &asked, &path, code).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_nik_is_sixteen_digits_with_a_province_a_date_and_a_serial() {
    let cases = [
        ("", "required"),
        ("  ", "required"),
        ("327301550391902", "wrong_length"),
        ("32730155039190211", "wrong_length"),
        ("327301550391902X", "not_digits"),
        ("3273-0155-0391-9021", "not_digits"),
        ("9973015503919021", "unknown_province"),
        ("0073015503919021", "unknown_province"),
        ("3273010003919021", "no_such_date"),
        ("3273013203919021", "no_such_date"),
        ("3273017203919021", "no_such_date"),
        ("3273015513919021", "no_such_date"),
        ("3273013002919021", "no_such_date"),
        ("3273016902919021", "no_such_date"),
        ("3273015503910000", "no_serial"),
    ];
    refused("nik", "number", &cases).await;
}

#[tokio::test]
async fn a_passport_and_a_stay_permit_have_a_form() {
    let passport = [
        ("", "required"),
        ("TK123", "wrong_length"),
        ("TK12345678901", "wrong_length"),
        ("TK1234_67", "malformed"),
        ("TÖ1234567", "malformed"),
        ("PASSPORT", "malformed"),
    ];
    refused("passport", "number", &passport).await;
    let permit = [
        ("", "required"),
        ("2C11A", "wrong_length"),
        ("2C11AB1234567890123456", "wrong_length"),
        ("2C11/AB1234", "malformed"),
    ];
    refused("stay_permit", "number", &permit).await;
}

#[tokio::test]
async fn a_card_has_eleven_digits() {
    let cases = [
        ("", "required"),
        ("1905009002", "wrong_length"),
        ("190500900210", "wrong_length"),
        ("1905009002O", "not_digits"),
    ];
    refused("nik", "kpj", &cases).await;
}

#[tokio::test]
async fn a_name_is_there_and_has_its_bounds() {
    let long = "W".repeat(121);
    let cases = [
        ("", "required"),
        (" \t ", "required"),
        (long.as_str(), "too_long"),
        ("Wati\u{0}Susanti", "malformed"),
        ("Wati\nSusanti", "malformed"),
    ];
    refused("nik", "name", &cases).await;
}

#[tokio::test]
async fn nobody_is_born_tomorrow_in_jakarta() {
    refused("nik", "born_on", &[("2026-11-22", "in_future")]).await;
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", "wati@contoh.example").await;
    let today = check(&proof, &json!({"born_on": "2026-11-21"}));
    let verdict = app.post(CHECK, &today).send().await.ok();
    assert_eq!(verdict["born_on"], "differs");
    for day in ["1991-02-30", "15-03-1991", "", "yesterday"] {
        let no_day = check(&proof, &json!({"born_on": day}));
        let refused = app.post(CHECK, &no_day).send().await;
        refused.refused(400, "malformed_json");
    }
}

#[tokio::test]
async fn all_wrong_fields_are_named_at_once() {
    let app = TestApp::new().await;
    let wrong = json!({"number": "1", "kpj": "2", "name": "", "born_on": "2030-01-01"});
    let refused = app.post(CHECK, &check("x", &wrong)).send().await;
    assert_eq!(refused.code(), "proof_gone", "first whoever may ask");
    let proof = app.prove("join", "email", "wati@contoh.example").await;
    let refused = app.post(CHECK, &check(&proof, &wrong)).send().await;
    let named = json!([
        {"path": "identity.number", "code": "wrong_length"},
        {"path": "identity.kpj", "code": "wrong_length"},
        {"path": "identity.name", "code": "required"},
        {"path": "identity.born_on", "code": "in_future"},
    ]);
    assert_eq!(refused.json()["fields"], named);
}

#[tokio::test]
async fn what_is_wrong_with_a_contact_is_said() {
    let app = TestApp::new().await;
    let long = format!("{}@contoh.example", "w".repeat(240));
    let cases = [
        ("email", "", "required"),
        ("email", "wati", "no_at"),
        ("email", "wati@susanti@contoh.example", "no_at"),
        ("email", ".wati@contoh.example", "bad_local"),
        ("email", "wati susanti@contoh.example", "bad_local"),
        ("email", "wati@contoh", "bad_domain"),
        ("email", "wati@-contoh.example", "bad_domain"),
        ("email", &long, "too_long"),
        ("sms", "", "required"),
        ("sms", "08-satu-dua", "not_digits"),
        ("sms", "+1 202 555 0100", "other_country"),
        ("sms", "021 555 0100", "not_mobile"),
        ("sms", "0812 345", "wrong_length"),
    ];
    let siti = app.sign_in(SITI).await.access;
    app.outbox_is_quiet().await;
    writes_nothing(&app, async {
        for (channel, contact, code) in cases {
            let mut asked = json!({"purpose": "join", "channel": channel, "contact": contact});
            let path = "/v1/account/contact/prove";
            refused_field(&app, None, path, &asked, "contact", code).await;
            asked = json!({"channel": channel, "contact": contact, "password": "x"});
            let path = "/v1/account/contact";
            refused_field(&app, Some(&siti), path, &asked, "contact", code).await;
        }
        let asked = json!({"purpose": "join", "channel": "pigeon", "contact": "wati"});
        let path = "/v1/account/contact/prove";
        refused_field(&app, None, path, &asked, "channel", "malformed").await;
    })
    .await;
}

#[tokio::test]
async fn the_fields_of_a_forgotten_password_and_account_are_named_too() {
    let app = TestApp::new().await;
    let asked = json!({"login": "wati@", "kpj": "1"});
    let path = "/v1/account/forgotten/password";
    let refused = app.post(path, &asked).send().await;
    let named = json!([
        {"path": "login", "code": "malformed"}, {"path": "kpj", "code": "wrong_length"},
    ]);
    assert_eq!(refused.json()["fields"], named);
    let asked = json!({"kind": "nik", "number": "327301550391902X", "kpj": "x"});
    let path = "/v1/account/forgotten/account";
    let refused = app.post(path, &asked).send().await;
    let named = json!([
        {"path": "number", "code": "not_digits"}, {"path": "kpj", "code": "not_digits"},
    ]);
    assert_eq!(refused.json()["fields"], named);
}
