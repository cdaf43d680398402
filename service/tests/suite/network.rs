//! One network cannot flood what is asked without a session, and nobody else notices.

use crate::test_app::{Ask, SITI, TestApp};
use jmo_service::http::Peer;
use serde_json::json;

fn knock<'a>(app: &'a TestApp, peer: &str) -> Ask<'a> {
    let asked = json!({"login": "tidak@ada", "password": "x", "device_name": "x"});
    app.post("/v1/account/sign-in", &asked)
        .extension(Peer(peer.parse().expect("an address")))
}

/// Asks until the network is told to wait. While it asks, the minute goes on: a few more than 300
/// get through.
async fn flood<'a>(ask: impl Fn(usize) -> Ask<'a>) {
    for at in 0..600 {
        match ask(at).send().await {
            refused if refused.code() == "busy" => {
                assert!(at >= 300, "after {at}");
                assert_eq!((refused.status, refused.retry_after()), (503, 10));
                return;
            }
            answered => assert_eq!(answered.code(), "invalid_field"),
        }
    }
    panic!("600 in a row got through");
}

#[tokio::test]
async fn after_three_hundred_in_a_minute_a_network_waits_and_others_do_not() {
    let app = TestApp::new().await;
    flood(|_| knock(&app, "203.0.113.7")).await;
    assert_eq!(
        knock(&app, "203.0.113.8").send().await.code(),
        "invalid_field"
    );
}

#[tokio::test]
async fn a_household_counts_as_one_and_so_do_both_ways_to_write_an_address() {
    let app = TestApp::new().await;
    flood(|host| knock(&app, &format!("2001:db8::{host:x}"))).await;
    let next_door = knock(&app, "2001:db8:0:1::1").send().await;
    assert_eq!(next_door.code(), "invalid_field");
    let written = ["203.0.113.9", "::ffff:203.0.113.9"];
    flood(|at| knock(&app, written[at % 2])).await;
}

#[tokio::test]
async fn behind_a_proxy_on_this_machine_the_address_it_saw_counts_and_not_what_the_caller_says() {
    let app = TestApp::new().await;
    flood(|said| {
        let forwarded = format!("198.51.100.{}, 203.0.113.7", said % 250);
        knock(&app, "127.0.0.1").header("x-forwarded-for", &forwarded)
    })
    .await;
    // From elsewhere the header is only somebody's words.
    let other = knock(&app, "203.0.113.8").header("x-forwarded-for", "203.0.113.7");
    assert_eq!(other.send().await.code(), "invalid_field");
}

#[tokio::test]
async fn who_is_signed_in_is_not_held_up_by_their_network() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    flood(|_| knock(&app, "203.0.113.7")).await;
    let peer = Peer("203.0.113.7".parse().expect("an address"));
    let account = app.get("/v1/account").bearer(&siti.access);
    account.extension(peer).send().await.ok();
    // Also their next pair of tokens.
    app.refresh(&siti.refresh).await.ok();
}

#[tokio::test]
async fn whether_a_statement_is_genuine_is_asked_no_more_often() {
    let app = TestApp::new().await;
    let asked = json!({
        "kpj": "", "year": 2025, "through": "2025-12-31", "closing": 1,
        "verification": "0000-0000-0000-0000",
    });
    flood(|_| {
        app.post("/v1/balance/statement/verify", &asked)
            .extension(Peer("203.0.113.10".parse().expect("an address")))
    })
    .await;
    // What a session asks is not counted.
    let siti = app.sign_in(SITI).await.access;
    let hers = app.get("/v1/balance/statement").bearer(&siti);
    let hers = hers.extension(Peer("203.0.113.10".parse().expect("an address")));
    hers.send().await.ok();
}
