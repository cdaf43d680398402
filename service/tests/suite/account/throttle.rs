use crate::test_app::{SITI, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;

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
