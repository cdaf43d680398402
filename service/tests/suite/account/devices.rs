//! The devices of an account: seen, ended, and known for as long as they are used.

use crate::test_app::{BUDI, SITI, Signed, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

const DAY: i64 = 86_400;
const LIST: &str = "/v1/account/devices";
const END: &str = "/v1/account/devices/end";

async fn list(app: &TestApp, of: &Signed) -> Vec<Value> {
    let devices = app.see(&of.access, LIST).await;
    devices["devices"].as_array().expect("a list").clone()
}

#[tokio::test]
async fn the_one_that_asks_is_first_then_the_latest_used() {
    let app = TestApp::new().await;
    let first = app.sign_in(SITI).await;
    app.later(60);
    let second = app.sign_in(SITI).await;
    app.later(60);
    app.sign_out(&second.refresh).await;
    let third = app.sign_in(SITI).await;
    let devices = list(&app, &first).await;
    let seen: Vec<_> = devices
        .iter()
        .map(|one| (&one["since"], &one["signed_in"], &one["this_one"]))
        .collect();
    let (at_0, at_1, at_2) = (
        json!("2026-11-21T02:40:00Z"),
        json!("2026-11-21T02:41:00Z"),
        json!("2026-11-21T02:42:00Z"),
    );
    let (yes, no) = (json!(true), json!(false));
    let expected = [(&at_0, &yes, &yes), (&at_2, &yes, &no), (&at_1, &no, &no)];
    assert_eq!(seen, expected);
    assert_eq!(devices[0]["name"], "Telepon Siti");
    assert_eq!(list(&app, &third).await[0]["since"], at_2);
}

#[tokio::test]
async fn one_of_them_is_ended_and_the_others_stay() {
    let app = TestApp::new().await;
    let this = app.sign_in(SITI).await;
    let (lost, kept) = (app.sign_in(SITI).await, app.sign_in(SITI).await);
    let id = list(&app, &lost).await[0]["id"].clone();
    let left = app.act(&this.access, END, &json!({"device": id})).await;
    assert_eq!(left.ok()["devices"].as_array().map(Vec::len), Some(2));

    let out = app.balance(&lost.access).send().await;
    out.refused(401, "session_ended");
    app.refresh(&lost.refresh)
        .await
        .refused(401, "session_ended");
    let known = app.knock(SITI.email, DEMO_PASSWORD, lost.device.as_deref());
    assert_eq!(known.await.ok()["next"], "code");
    for living in [this.clone(), kept] {
        app.balance(&living.access).send().await.ok();
    }
    app.act(&this.access, END, &json!({"device": id}))
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn all_others_are_ended_and_this_one_stays() {
    let app = TestApp::new().await;
    let this = app.sign_in(SITI).await;
    let others = [app.sign_in(SITI).await, app.sign_in(SITI).await];
    let budi = app.sign_in(BUDI).await;
    let left = app.act(&this.access, END, &json!({})).await.ok();
    assert_eq!(left["devices"].as_array().map(Vec::len), Some(1));
    assert_eq!(left["devices"][0]["this_one"], true);
    for other in others {
        let out = app.balance(&other.access).send().await;
        out.refused(401, "session_ended");
        let known = app.knock(SITI.email, DEMO_PASSWORD, other.device.as_deref());
        assert_eq!(known.await.ok()["next"], "code");
    }
    for living in [&this, &budi] {
        app.balance(&living.access).send().await.ok();
        app.next(living).await;
    }
}

#[tokio::test]
async fn nobody_ends_somebody_elses_device() {
    let app = TestApp::new().await;
    let (siti, budi) = (app.sign_in(SITI).await, app.sign_in(BUDI).await);
    let id = list(&app, &siti).await[0]["id"].clone();
    let made_up = json!("01939999-0000-7000-8000-000000000000");
    for id in [id, made_up, json!("' OR 1=1 --"), json!("")] {
        let refused = app.act(&budi.access, END, &json!({"device": id})).await;
        refused.refused(404, "not_found");
    }
    app.balance(&siti.access).send().await.ok();
}

#[tokio::test]
async fn a_device_unused_for_ninety_days_needs_a_code_again() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    app.later(90 * DAY);
    let stale = app.knock(SITI.email, DEMO_PASSWORD, siti.device.as_deref());
    assert_eq!(stale.await.ok()["next"], "code");
}

#[tokio::test]
async fn a_device_that_is_used_never_does() {
    let app = TestApp::new().await;
    let mut siti = app.sign_in(SITI).await;
    let device = siti.device.clone();
    // By a sign-in, and by a session that is kept alive.
    app.later(90 * DAY - 1);
    let known = app.knock(SITI.email, DEMO_PASSWORD, device.as_deref());
    assert_eq!(known.await.ok()["next"], "session");
    for _ in 0..2 {
        app.later(80 * DAY);
        let known = app.knock(SITI.email, DEMO_PASSWORD, device.as_deref());
        siti = Signed::read(&known.await.ok()["session"]);
    }
    for _ in 0..2 {
        app.later(80 * DAY);
        siti = app.next(&siti).await;
    }
    let known = app.knock(SITI.email, DEMO_PASSWORD, device.as_deref());
    assert_eq!(known.await.ok()["next"], "session");
}
