//! What is swept, and what stays.

use crate::test_app::{SITI, Signed, TestApp, dump_query};
use jmo_service::sweep;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// How many rows a table has after sweeping.
async fn left(app: &TestApp, table: &str) -> usize {
    sweep(&app.app).await.expect("swept");
    let rows = format!("SELECT 'row' FROM {table}");
    dump_query(app.app.store(), &rows).await.len()
}

#[tokio::test]
async fn counted_tries_go_after_a_quiet_day() {
    let app = TestApp::new().await;
    app.knock(SITI.email, "guess", None).await;
    app.later(HOUR);
    app.knock("nobody@jmo.example", "guess", None).await;
    app.later(DAY - HOUR);
    assert_eq!(left(&app, "throttle").await, 2);
    app.later(1);
    assert_eq!(left(&app, "throttle").await, 1);
    app.later(HOUR);
    assert_eq!(left(&app, "throttle").await, 0);
}

#[tokio::test]
async fn a_sign_in_goes_a_day_after_it_was_over() {
    let app = TestApp::new().await;
    app.challenge(SITI.email).await;
    app.later(300 + HOUR + DAY);
    assert_eq!(left(&app, "challenge").await, 1);
    app.later(1);
    assert_eq!(left(&app, "challenge").await, 0);
}

#[tokio::test]
async fn a_sent_message_goes_after_thirty_days() {
    let app = TestApp::new().await;
    app.challenge(SITI.email).await;
    app.outbox_is_quiet().await;
    app.later(30 * DAY);
    assert_eq!(left(&app, "outbox").await, 1);
    app.later(1);
    assert_eq!(left(&app, "outbox").await, 0);
}

#[tokio::test]
async fn a_session_that_ended_goes_after_thirty_days_with_its_tokens() {
    let app = TestApp::new().await;
    let (over, alive) = (app.sign_in(SITI).await, app.sign_in(SITI).await);
    let over = Signed::read(&app.refresh(&over.refresh).await.ok());
    app.sign_out(&over.refresh).await;
    app.later(30 * DAY);
    assert_eq!(left(&app, "session").await, 2);
    assert_eq!(
        app.balance(&over.access).send().await.code(),
        "session_ended"
    );
    app.later(1);
    assert_eq!(left(&app, "session").await, 1);
    assert_eq!(left(&app, "refresh_token").await, 1);
    assert_eq!(app.refresh(&over.refresh).await.code(), "session_ended");
    app.refresh(&alive.refresh).await.ok();
}

#[tokio::test]
async fn a_session_nobody_used_goes_thirty_days_after_its_ninety() {
    let app = TestApp::new().await;
    app.sign_in(SITI).await;
    app.later(120 * DAY);
    assert_eq!(left(&app, "session").await, 1);
    app.later(1);
    assert_eq!(left(&app, "session").await, 0);
    assert_eq!(left(&app, "refresh_token").await, 0);
    assert_eq!(left(&app, "device").await, 1, "the device stays known");
}

#[tokio::test]
async fn a_spent_token_of_a_living_session_stays_and_is_still_theft() {
    let app = TestApp::new().await;
    let first = app.sign_in(SITI).await;
    let mut held = first.clone();
    for _ in 0..3 {
        app.later(80 * DAY);
        held = Signed::read(&app.refresh(&held.refresh).await.ok());
    }
    assert_eq!(left(&app, "refresh_token").await, 4);
    assert_eq!(app.refresh(&first.refresh).await.code(), "session_ended");
    assert_eq!(app.refresh(&held.refresh).await.code(), "session_ended");
}
