//! One area may rest while the others work.

use crate::test_app::{SITI, Signed, TestApp};
use serde_json::json;

async fn turn(app: &TestApp, area: &str, open: bool) -> u16 {
    let switch = json!({
        "area": area, "open": open,
        "notice_id": "Sedang diperbarui.", "notice_en": "Being updated.",
    });
    app.post("/sandbox/areas", &switch).send().await.status
}

#[tokio::test]
async fn a_resting_area_says_so_and_the_others_work() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    assert_eq!(turn(&app, "balance", false).await, 204);

    let resting = app.balance(&siti.access).send().await;
    assert_eq!(
        (resting.status, resting.code().as_str()),
        (503, "area_resting")
    );
    assert_eq!(resting.header("content-type"), "application/problem+json");
    for path in ["/v1/membership", "/v1/account", "/v1/status", "/health"] {
        assert_eq!(
            app.get(path).bearer(&siti.access).send().await.status,
            200,
            "{path}"
        );
    }

    assert_eq!(turn(&app, "balance", true).await, 204);
    app.balance(&siti.access).send().await.ok();
}

#[tokio::test]
async fn what_belongs_to_an_area_rests_with_it() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    for (area, path) in [
        ("balance", "/v1/balance/statement"),
        ("activity", "/v1/activity"),
        ("membership", "/v1/membership"),
        ("data_update", "/v1/data-update"),
    ] {
        app.see(&siti, path).await;
        assert_eq!(turn(&app, area, false).await, 204);
        let resting = app.get(path).bearer(&siti).send().await;
        resting.refused(503, "area_resting");
    }
    for path in [
        "/v1/balance/statement/verify",
        "/v1/membership/merge/preview",
        "/v1/membership/merge",
        "/v1/membership/merge/undo",
        "/v1/data-update",
        "/v1/data-update/selfie",
        "/v1/data-update/selfie/picture",
        "/v1/data-update/holder",
        "/v1/data-update/correction",
    ] {
        let resting = app.act(&siti, path, &json!({})).await;
        resting.refused(503, "area_resting");
    }
}

#[tokio::test]
async fn the_status_tells_which_area_rests_and_why() {
    let app = TestApp::new().await;
    turn(&app, "membership", false).await;
    let status = app.get("/v1/status").send().await;
    assert_eq!(status.header("cache-control"), "public, max-age=60");
    let status = status.ok();
    let areas = status["areas"].as_array().expect("a list");
    let names: Vec<_> = areas.iter().map(|area| area["area"].as_str()).collect();
    assert_eq!(
        names,
        [
            Some("account"),
            Some("activity"),
            Some("balance"),
            Some("card"),
            Some("complaint"),
            Some("data_update"),
            Some("membership")
        ]
    );
    assert_eq!(areas[2]["open"], true);
    assert_eq!(areas[6]["open"], false);
    let notice = json!({"id": "Sedang diperbarui.", "en": "Being updated."});
    assert_eq!(areas[6]["notice"], notice);
    assert_eq!(status["sandbox"], true);
    assert_eq!(status["time"], crate::test_app::BEGIN);
}

#[tokio::test]
async fn a_resting_account_area_lets_nobody_in_but_keeps_who_is_in() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    turn(&app, "account", false).await;
    assert_eq!(
        app.knock(SITI.email, "guess", None).await.code(),
        "area_resting"
    );
    let siti = Signed::read(&app.refresh(&siti.refresh).await.ok());
    app.balance(&siti.access).send().await.ok();
    assert_eq!(app.sign_out(&siti.refresh).await.status, 204);
    let out = app.balance(&siti.access).send().await;
    assert_eq!(out.code(), "session_ended");
}

#[tokio::test]
async fn an_area_nobody_knows_cannot_be_turned() {
    let app = TestApp::empty().await;
    assert_eq!(turn(&app, "lottery", false).await, 404);
}
