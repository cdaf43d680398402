//! Everything the service holds of a person, for that person alone.

use crate::test_app::{BUDI, PASSWORD, SITI, TestApp, WATI};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

async fn export(app: &TestApp, token: &str, password: &str) -> Value {
    let asked = json!({"password": password});
    app.act(token, "/v1/account/export", &asked).await.ok()
}

#[tokio::test]
async fn an_export_needs_the_password() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let asked = json!({"password": "guess"});
    let refused = app.act(&siti, "/v1/account/export", &asked).await;
    refused.refused(403, "password_rejected");
}

#[tokio::test]
async fn it_holds_who_the_person_is_in_full() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let document = export(&app, &siti, DEMO_PASSWORD).await;
    let person = json!({
        "name": SITI.name, "identity_kind": "nik", "identity_number": SITI.nik,
        "born_on": SITI.born_on,
    });
    assert_eq!(document["person"], person);
    assert_eq!(document["account"]["email"], SITI.email);
    assert_eq!(document["account"]["phone"], SITI.phone);
    assert_eq!(document["made_at"], crate::test_app::BEGIN);
    assert_eq!(document["devices"][0]["name"], "Telepon Siti");
    assert_eq!(document["security_log"][0]["kind"], "exported");
}

#[tokio::test]
async fn it_holds_what_the_person_agreed_to() {
    let app = TestApp::new().await;
    let wati = app.join_by_email(&WATI, "wati@contoh.example").await;
    let document = export(&app, &wati.access, PASSWORD).await;
    let given = json!({"version": "2026-11", "given_at": "2026-11-21T02:40:00Z"});
    assert_eq!(document["account"]["consent"], given);
}

#[tokio::test]
async fn it_holds_every_card_wage_contribution_and_ledger_line() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let document = export(&app, &siti, DEMO_PASSWORD).await;
    let balance = app.see(&siti, "/v1/balance").await;
    let rows = |name: &str| document[name].as_array().expect("rows").clone();
    assert_eq!(rows("memberships")[0]["kpj"], SITI.kpj);
    assert_eq!(rows("memberships")[0]["employer"], "PT Maju Sentosa");
    assert!(!rows("wages").is_empty());
    assert!(rows("contributions").len() > 90, "eight years of months");
    let amounts = rows("ledger")
        .into_iter()
        .map(|line| line["amount"].as_i64());
    let total: i64 = amounts.map(|amount| amount.expect("rupiah")).sum();
    assert_eq!(Some(total), balance["total"].as_i64());
}

#[tokio::test]
async fn it_holds_the_persons_complaints_in_their_own_words() {
    let app = TestApp::new().await;
    let (siti, budi) = (
        app.sign_in(SITI).await.access,
        app.sign_in(BUDI).await.access,
    );
    let asked = json!({
        "topic": "card_missing", "facts": [{"field": "kpj", "value": "18030090099"}],
        "note": "Kartu lama saya tidak ada.",
    });
    let taken = app.act(&siti, "/v1/complaint", &asked).await.ok();
    let document = export(&app, &siti, DEMO_PASSWORD).await;
    let mut complaint = taken["ticket"].clone();
    complaint["facts"] = asked["facts"].clone();
    complaint["note"] = asked["note"].clone();
    assert_eq!(document["complaints"], json!([complaint]));
    let document = export(&app, &budi, DEMO_PASSWORD).await;
    assert_eq!(document["complaints"], json!([]));
}

#[tokio::test]
async fn it_holds_the_whole_security_log_however_long() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    for _ in 0..200 {
        app.act(&siti, "/v1/account/devices/end", &json!({}))
            .await
            .ok();
    }
    let document = export(&app, &siti, DEMO_PASSWORD).await;
    let lines = document["security_log"].as_array().map(Vec::len);
    assert_eq!(lines, Some(202), "with the sign-in and the export");
}

#[tokio::test]
async fn it_holds_nothing_of_others_and_no_secret() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    app.sign_in(BUDI).await;
    let text = export(&app, &siti.access, DEMO_PASSWORD).await.to_string();
    for of_budi in [BUDI.name, BUDI.email, BUDI.phone, BUDI.nik, BUDI.kpj] {
        assert!(!text.contains(of_budi), "{of_budi}");
    }
    let device = siti.device.expect("a device token");
    for secret in [&siti.access, &siti.refresh, &device] {
        assert!(!text.contains(secret.as_str()));
    }
    for secret in ["argon2", DEMO_PASSWORD, "_hash", "_index", "_mac"] {
        assert!(!text.contains(secret), "{secret}");
    }
}
