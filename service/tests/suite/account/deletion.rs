//! An account goes when its owner says so; the membership stays.

use crate::test_app::{
    Answer, BUDI, PASSWORD, SITI, Signed, TestApp, columns, dump_query, join_request, table_names,
};
use jmo_service::{sandbox::DEMO_PASSWORD, sweep};
use serde_json::{Value, json};

const DAY: i64 = 86_400;

async fn ask(app: &TestApp, token: &str, password: &str) -> Answer {
    let asked = json!({"password": password});
    app.act(token, "/v1/account/delete", &asked).await
}

/// How many rows of any table belong to an account, and which tables those are.
async fn rows_of(app: &TestApp, account_id: &str) -> Vec<String> {
    let mut found = Vec::new();
    for table in table_names(app.app.store()).await {
        for column in columns(app.app.store(), &table).await {
            let sql = format!("SELECT '{table}' FROM {table} WHERE {column} = '{account_id}'");
            found.extend(dump_query(app.app.store(), &sql).await);
        }
    }
    found.dedup();
    found
}

async fn account_id(app: &TestApp, name: &str) -> String {
    let sql = format!(
        "SELECT a.id FROM account a JOIN person p ON p.id = a.person_id WHERE p.name = '{name}'"
    );
    dump_query(app.app.store(), &sql).await.remove(0)
}

#[tokio::test]
async fn deletion_needs_the_password_and_waits_thirty_days() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    ask(&app, &siti, "guess")
        .await
        .refused(403, "password_rejected");
    let asked = ask(&app, &siti, DEMO_PASSWORD).await.ok();
    assert_eq!(asked["deleted_at"], "2026-12-21T02:40:00Z");
    let account = app.see(&siti, "/v1/account").await;
    assert_eq!(account["deleted_at"], "2026-12-21T02:40:00Z");
    for contact in [SITI.email, SITI.phone] {
        assert!(app.told(contact, "akan dihapus 30 hari lagi").await);
    }
}

#[tokio::test]
async fn asked_again_it_does_not_wait_longer_nor_is_it_told_twice() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    ask(&app, &siti.access, DEMO_PASSWORD).await.ok();
    app.outbox_is_quiet().await;
    app.later(DAY);
    let siti = app.next(&siti).await.access;
    let again = ask(&app, &siti, DEMO_PASSWORD).await.ok();
    assert_eq!(again["deleted_at"], "2026-12-21T02:40:00Z");
    assert_eq!(app.texts_to(SITI.phone).await.len(), 1);
}

#[tokio::test]
async fn until_then_it_can_be_taken_back() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    ask(&app, &siti.access, DEMO_PASSWORD).await.ok();
    app.later(30 * DAY - 1);
    sweep(&app.app).await.expect("swept");
    let known = app.knock(SITI.email, DEMO_PASSWORD, siti.device.as_deref());
    let siti = Signed::read(&known.await.ok()["session"]).access;
    let path = "/v1/account/delete/cancel";
    app.act(&siti, path, &json!({})).await.done();
    let account = app.see(&siti, "/v1/account").await;
    assert_eq!(account["deleted_at"], Value::Null);
    app.later(DAY);
    sweep(&app.app).await.expect("swept");
    app.knock(SITI.email, DEMO_PASSWORD, None).await.ok();
}

#[tokio::test]
async fn then_everything_of_the_account_is_gone_and_the_membership_stays() {
    let app = TestApp::new().await;
    let (siti, budi) = (app.sign_in(SITI).await, app.sign_in(BUDI).await);
    // Something of every kind.
    app.change(&siti.access, "email", "siti.baru@contoh.example")
        .await;
    let complaint = json!({"topic": "card_missing", "facts": []});
    let taken = app.act(&siti.access, "/v1/complaint", &complaint).await;
    let proof = app.prove("recovery", "email", "new@contoh.example").await;
    let recovery = json!({"proof_token": proof, "identity": SITI.identity()});
    app.post("/v1/account/recovery", &recovery)
        .send()
        .await
        .ok();
    app.challenge(SITI.phone).await;
    ask(&app, &siti.access, DEMO_PASSWORD).await.ok();

    let (hers, his) = (
        account_id(&app, SITI.name).await,
        account_id(&app, BUDI.name).await,
    );
    let before = rows_of(&app, &hers).await;
    for table in [
        "account",
        "challenge",
        "complaint",
        "contact_change",
        "device",
        "recovery",
        "security_log",
        "session",
    ] {
        assert!(before.iter().any(|found| found == table), "{table}");
    }
    let kept = async || {
        let sql = "SELECT quote(m.id) || quote(l.amount) FROM membership m
                   JOIN ledger l ON l.membership_id = m.id JOIN person p ON p.id = m.person_id
                   WHERE p.name = 'Siti Rahmawati'";
        dump_query(app.app.store(), sql).await
    };
    let ledger = kept().await;
    assert!(!ledger.is_empty());
    app.later(30 * DAY);
    sweep(&app.app).await.expect("swept");
    assert_eq!(rows_of(&app, &hers).await, Vec::<String>::new());
    assert!(!rows_of(&app, &his).await.is_empty());
    assert_eq!(kept().await, ledger);
    app.next(&budi).await;

    let orphans = "SELECT session_id FROM refresh_token
                   WHERE session_id NOT IN (SELECT id FROM session)";
    assert_eq!(dump_query(app.app.store(), orphans).await.len(), 0);
    let shown = json!({"ticket_token": taken.ok()["ticket_token"]});
    let shown = app.post("/v1/complaint/show", &shown).send().await.ok();
    assert_eq!(shown["topic"], "card_missing", "a complaint is answered");
}

#[tokio::test]
async fn nobody_signs_in_after_it() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    ask(&app, &siti.access, DEMO_PASSWORD).await.ok();
    app.later(30 * DAY);
    sweep(&app.app).await.expect("swept");
    for device in [None, siti.device.as_deref()] {
        let gone = app.knock(SITI.email, DEMO_PASSWORD, device).await;
        gone.refused(403, "sign_in_rejected");
    }
    app.refresh(&siti.refresh)
        .await
        .refused(401, "session_ended");
    let out = app.balance(&siti.access).send().await;
    out.refused(401, "session_expired");
}

#[tokio::test]
async fn whoever_went_may_join_again_with_the_same_contact() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    ask(&app, &siti.access, DEMO_PASSWORD).await.ok();
    app.later(30 * DAY);
    sweep(&app.app).await.expect("swept");
    let proof = app.prove("join", "email", SITI.email).await;
    let asked = join_request(&[&proof], "pu", &SITI.identity());
    let again = app.post("/v1/account/join", &asked).send().await.ok();
    let again = Signed::read(&again);
    let balance = app.balance(&again.access).send().await.ok();
    assert!(balance["total"].as_i64() > Some(0), "the ledger is hers");
    app.knock(SITI.email, PASSWORD, None).await.ok();
    let log = app.see(&again.access, "/v1/account/log").await;
    assert_eq!(log["entries"].as_array().map(Vec::len), Some(1));
}
