use crate::test_app::{SITI, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::json;
use std::time::Duration;
use tokio::time::timeout;

#[tokio::test]
async fn after_five_wrong_passwords_each_try_costs_a_longer_wait() {
    let app = TestApp::new().await;
    for _ in 0..5 {
        assert_eq!(
            app.knock(SITI.email, "guess", None).await.code(),
            "sign_in_rejected"
        );
    }
    for wait in [30, 60, 120, 240, 480, 900, 900, 900] {
        let held = app.knock(SITI.email, "guess", None).await;
        assert_eq!((held.status, held.code().as_str()), (429, "too_many_tries"));
        assert!(
            (wait..=wait + 1).contains(&held.retry_after()),
            "{wait}: {}",
            held.text()
        );
        assert_eq!(held.header("retry-after"), held.retry_after().to_string());
        app.later(held.retry_after());
        assert_eq!(
            app.knock(SITI.email, "guess", None).await.code(),
            "sign_in_rejected"
        );
    }
}

#[tokio::test]
async fn while_a_wait_is_on_even_the_right_password_must_wait() {
    let app = TestApp::new().await;
    for _ in 0..5 {
        app.knock(SITI.email, "guess", None).await;
    }
    let held = app.knock(SITI.email, DEMO_PASSWORD, None).await;
    assert_eq!(held.code(), "too_many_tries");
    app.later(held.retry_after());
    assert_eq!(
        app.knock(SITI.email, DEMO_PASSWORD, None).await.ok()["next"],
        "code"
    );
}

#[tokio::test]
async fn the_right_password_forgives_the_wrong_ones() {
    let app = TestApp::new().await;
    for _ in 0..3 {
        for _ in 0..4 {
            app.knock(SITI.email, "guess", None).await;
        }
        assert_eq!(app.knock(SITI.email, DEMO_PASSWORD, None).await.status, 200);
    }
}

#[tokio::test]
async fn an_hour_of_quiet_forgives_too() {
    let app = TestApp::new().await;
    for _ in 0..4 {
        app.knock(SITI.email, "guess", None).await;
    }
    app.later(3_601);
    for _ in 0..4 {
        assert_eq!(
            app.knock(SITI.email, "guess", None).await.code(),
            "sign_in_rejected"
        );
    }
    assert_eq!(app.knock(SITI.email, DEMO_PASSWORD, None).await.status, 200);
}

#[tokio::test]
async fn a_strangers_guesses_do_not_lock_the_owner_out_of_a_known_device() {
    let app = TestApp::new().await;
    let device = app.sign_in(SITI).await.device;
    for _ in 0..12 {
        app.knock(SITI.email, "guess", None).await;
    }
    assert_eq!(
        app.knock(SITI.email, "guess", None).await.code(),
        "too_many_tries"
    );
    let owner = app
        .knock(SITI.email, DEMO_PASSWORD, device.as_deref())
        .await
        .ok();
    assert_eq!(owner["next"], "session");
}

#[tokio::test]
async fn guesses_on_a_stolen_device_are_counted_too() {
    let app = TestApp::new().await;
    let device = app.sign_in(SITI).await.device;
    for _ in 0..5 {
        app.knock(SITI.email, "guess", device.as_deref()).await;
    }
    let held = app.knock(SITI.email, "guess", device.as_deref()).await;
    assert_eq!(held.code(), "too_many_tries");
}

#[tokio::test]
async fn one_login_is_one_count_however_it_is_typed() {
    let app = TestApp::new().await;
    for typed in [
        "siti@jmo.example",
        "SITI@jmo.example",
        " siti@JMO.example",
        "siti@jmo.example ",
    ] {
        app.knock(typed, "guess", None).await;
    }
    app.knock(SITI.email, "guess", None).await;
    assert_eq!(
        app.knock(SITI.email, "guess", None).await.code(),
        "too_many_tries"
    );
}

#[tokio::test]
async fn tries_side_by_side_are_all_counted() {
    let app = TestApp::new().await;
    let guess = || app.knock(SITI.email, "guess", None);
    let answers = tokio::join!(
        guess(),
        guess(),
        guess(),
        guess(),
        guess(),
        guess(),
        guess()
    );
    let codes = [
        answers.0, answers.1, answers.2, answers.3, answers.4, answers.5, answers.6,
    ];
    let held = codes
        .iter()
        .filter(|answer| answer.code() == "too_many_tries");
    assert_eq!(held.count(), 2);
}

#[tokio::test]
async fn the_thirty_third_sign_in_at_once_is_busy_and_no_try() {
    let app = TestApp::new().await;
    let passwords = app.app.passwords();
    let mut places: Vec<_> = (0..32)
        .map(|_| passwords.place().expect("a place"))
        .collect();
    for _ in 0..6 {
        let busy = app.knock(SITI.email, "guess", None).await;
        assert_eq!((busy.status, busy.code().as_str()), (503, "busy"));
        assert_eq!(busy.retry_after(), 2);
    }
    places.pop();
    let tried = app.knock(SITI.email, "guess", None).await;
    assert_eq!(tried.code(), "sign_in_rejected");
}

#[tokio::test]
async fn whoever_gets_no_turn_at_the_password_is_busy_and_has_not_tried() {
    let app = TestApp::new().await;
    let mut turns = Vec::new();
    while let Ok(Ok(turn)) = timeout(Duration::from_millis(50), app.app.passwords().turn()).await {
        turns.push(turn);
    }
    let guess = || app.knock(SITI.email, "guess", None);
    let busy = tokio::join!(guess(), guess(), guess(), guess(), guess());
    for busy in [busy.0, busy.1, busy.2, busy.3, busy.4] {
        assert_eq!((busy.status, busy.code().as_str()), (503, "busy"));
    }
    drop(turns);
    assert_eq!(guess().await.code(), "sign_in_rejected");
}

#[tokio::test]
async fn the_sandbox_forgets_tries_for_json_which_no_page_elsewhere_can_post() {
    let app = TestApp::new().await;
    for _ in 0..5 {
        app.knock(SITI.email, "guess", None).await;
    }
    let form = app
        .ask("POST", "/sandbox/forget-tries")
        .header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(form.send().await.code(), "unsupported_media_type");
    let held = app.knock(SITI.email, "guess", None).await;
    assert_eq!(held.code(), "too_many_tries");

    let asked = app.post("/sandbox/forget-tries", &json!({})).send().await;
    assert_eq!(asked.status, 204);
    let tried = app.knock(SITI.email, "guess", None).await;
    assert_eq!(tried.code(), "sign_in_rejected");
}

#[tokio::test]
async fn codes_asked_for_again_and_again_cost_waits_as_well() {
    let app = TestApp::new().await;
    for _ in 0..10 {
        app.challenge(SITI.email).await;
    }
    let held = app.knock(SITI.email, DEMO_PASSWORD, None).await;
    assert_eq!(held.code(), "too_many_tries");
    app.later(held.retry_after());
    app.challenge(SITI.email).await;
}
