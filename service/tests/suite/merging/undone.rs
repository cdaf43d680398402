use super::{MIDDLE, NOW, OLD, held, merge, merged, preview, told, undo};
use crate::test_app::{TestApp, dump_query};
use jmo_service::{register::prove, sandbox::DEMO_PASSWORD, sweep};
use serde_json::{Value, json};

async fn everything(app: &TestApp, token: &str) -> [Value; 4] {
    [
        app.see(token, "/v1/balance").await,
        app.see(token, "/v1/membership").await,
        app.see(token, "/v1/balance/statement").await,
        app.see(token, "/v1/card").await,
    ]
}

#[tokio::test]
async fn undone_everything_is_as_it_was() {
    let (app, token) = told().alone().await;
    let before = everything(&app, &token).await;
    let id = merged(&app, &token, &[OLD, MIDDLE], NOW).await;
    assert_ne!(everything(&app, &token).await, before);
    undo(&app, &token, &id).await.done();
    assert_eq!(everything(&app, &token).await, before);
    undo(&app, &token, &id).await.done();
    assert_eq!(everything(&app, &token).await, before);
    let rows = dump_query(app.app.store(), "SELECT id FROM merge").await;
    assert_eq!(rows.len(), 1, "what was consented to stays on record");
}

#[tokio::test]
async fn what_came_in_meanwhile_is_kept() {
    let told = told();
    let (app, token) = told.alone().await;
    let id = merged(&app, &token, &[OLD], NOW).await;
    told.paid(OLD, "2016-02", 7)
        .paid(NOW, "2023-02", 50)
        .to(&app)
        .await;
    assert!(
        held(&app, &token)
            .await
            .contains(&(NOW.to_owned(), 103_457))
    );
    undo(&app, &token, &id).await.done();
    let rows = held(&app, &token).await;
    assert!(rows.contains(&(OLD.to_owned(), 103_007)), "{rows:?}");
    assert!(rows.contains(&(NOW.to_owned(), 450)), "{rows:?}");
    let (_, wrong) = prove(app.app.store()).await.expect("a proof");
    assert_eq!(wrong, []);
}

#[tokio::test]
async fn consent_from_before_an_undoing_does_not_merge_again() {
    let (app, token) = told().alone().await;
    let shown = preview(&app, &token, &[OLD], NOW).await.ok();
    merge(&app, &token, &[OLD], NOW, &shown).await.done();
    let merges = app.see(&token, "/v1/membership").await["merges"].clone();
    let id = merges[0]["id"].as_str().expect("an id").to_owned();
    undo(&app, &token, &id).await.done();
    // The first request, arriving once more.
    merge(&app, &token, &[OLD], NOW, &shown)
        .await
        .refused(409, "out_of_date");
    merged(&app, &token, &[OLD], NOW).await;
}

#[tokio::test]
async fn a_merge_in_the_middle_is_undone_by_itself() {
    let (app, token) = told().alone().await;
    let first = merged(&app, &token, &[OLD], MIDDLE).await;
    let second = merged(&app, &token, &[MIDDLE], NOW).await;
    undo(&app, &token, &first).await.done();
    let rows = held(&app, &token).await;
    assert!(rows.contains(&(NOW.to_owned(), 20_400)), "{rows:?}");
    assert!(rows.contains(&(OLD.to_owned(), 103_000)), "{rows:?}");
    undo(&app, &token, &second).await.done();
    let rows = held(&app, &token).await;
    assert!(rows.contains(&(MIDDLE.to_owned(), 20_000)), "{rows:?}");
}

#[tokio::test]
async fn the_copy_of_everything_holds_it() {
    let app = TestApp::new().await;
    let agus = app.sign_in_as("agus@jmo.example").await.access;
    let id = merged(&app, &agus, &["16020090007"], "24010090027").await;
    undo(&app, &agus, &id).await.done();
    let asked = json!({"password": DEMO_PASSWORD});
    let document = app.act(&agus, "/v1/account/export", &asked).await.ok();
    let held = held(&app, &agus).await;
    let (_, amount) = held
        .iter()
        .find(|(kpj, _)| kpj == "16020090007")
        .expect("it stands for itself");
    let at = crate::test_app::BEGIN;
    let merge = json!({
        "kpj": "16020090007", "into": "24010090027", "amount": amount, "at": at, "undone_at": at,
    });
    assert_eq!(document["merges"], json!([merge]));
}

#[tokio::test]
async fn cards_stay_merged_when_the_account_goes() {
    let app = TestApp::new().await;
    let agus = app.sign_in_as("agus@jmo.example").await.access;
    merged(&app, &agus, &["16020090007"], "24010090027").await;
    let asked = json!({"password": DEMO_PASSWORD});
    app.act(&agus, "/v1/account/delete", &asked).await.ok();
    app.later(31 * 86_400);
    sweep(&app.app).await.expect("swept");
    let rows = "SELECT COALESCE(account_id, 'nobody') FROM merge WHERE undone_at IS NULL";
    assert_eq!(dump_query(app.app.store(), rows).await, ["nobody"]);
}
