use crate::test_app::{Answer, BUDI, SITI, TestApp, not};
use serde_json::{Value, json};

async fn resend(app: &TestApp, challenge: &Value, channel: Option<&str>) -> Answer {
    let mut asked = json!({"challenge_token": challenge["challenge_token"]});
    if let Some(channel) = channel {
        asked["channel"] = channel.into();
    }
    app.post("/v1/account/code/resend", &asked).send().await
}

#[tokio::test]
async fn a_wrong_code_can_be_tried_again() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let code = app.code_to(SITI.email).await;
    let wrong = app.enter(&challenge, &not(&code)).await;
    assert_eq!((wrong.status, wrong.code().as_str()), (403, "code_wrong"));
    app.enter(&challenge, &code).await.ok();
}

#[tokio::test]
async fn the_fifth_wrong_code_exhausts_it_and_the_right_one_comes_too_late() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let code = app.code_to(SITI.email).await;
    for _ in 0..4 {
        assert_eq!(
            app.enter(&challenge, &not(&code)).await.code(),
            "code_wrong"
        );
    }
    let fifth = app.enter(&challenge, &not(&code)).await;
    assert_eq!(
        (fifth.status, fifth.code().as_str()),
        (410, "code_exhausted")
    );
    assert_eq!(app.enter(&challenge, &code).await.code(), "code_exhausted");
}

#[tokio::test]
async fn a_code_lives_five_minutes() {
    let app = TestApp::new().await;
    let (first, second) = (
        app.challenge(SITI.email).await,
        app.challenge(BUDI.email).await,
    );
    let (code, other) = (app.code_to(SITI.email).await, app.code_to(BUDI.email).await);
    app.later(299);
    app.enter(&first, &code).await.ok();
    app.later(1);
    let late = app.enter(&second, &other).await;
    assert_eq!((late.status, late.code().as_str()), (410, "code_expired"));
}

#[tokio::test]
async fn an_hour_later_the_sign_in_itself_is_over() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let code = app.code_to(SITI.email).await;
    app.later(300 + 3_601);
    assert_eq!(app.enter(&challenge, &code).await.code(), "challenge_gone");
    assert_eq!(
        resend(&app, &challenge, None).await.code(),
        "challenge_gone"
    );
}

#[tokio::test]
async fn a_code_works_once() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let code = app.code_to(SITI.email).await;
    app.enter(&challenge, &code).await.ok();
    let again = app.enter(&challenge, &code).await;
    assert_eq!(
        (again.status, again.code().as_str()),
        (410, "challenge_gone")
    );
}

#[tokio::test]
async fn entered_twice_at_once_it_still_works_once() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let code = app.code_to(SITI.email).await;
    let (one, two) = tokio::join!(app.enter(&challenge, &code), app.enter(&challenge, &code));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410]);
}

#[tokio::test]
async fn a_code_is_bound_to_its_sign_in() {
    let app = TestApp::new().await;
    let siti = app.challenge(SITI.email).await;
    let budi = app.challenge(BUDI.email).await;
    let code = app.code_to(SITI.email).await;
    assert_ne!(code, app.code_to(BUDI.email).await, "one in a million");
    assert_eq!(app.enter(&budi, &code).await.code(), "code_wrong");

    // Nor does it open another sign-in of the same person.
    let again = app.challenge(SITI.email).await;
    assert_eq!(app.enter(&again, &code).await.code(), "code_wrong");
    app.enter(&siti, &code).await.ok();
}

#[tokio::test]
async fn a_challenge_nobody_began_is_gone() {
    let app = TestApp::new().await;
    let made_up = json!({"challenge_token": "cd".repeat(32)});
    assert_eq!(app.enter(&made_up, "123456").await.code(), "challenge_gone");
    assert_eq!(resend(&app, &made_up, None).await.code(), "challenge_gone");
}

#[tokio::test]
async fn another_code_may_be_sent_after_a_minute_and_replaces_the_first() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let first = app.code_to(SITI.email).await;
    app.later(59);
    let soon = resend(&app, &challenge, None).await;
    assert_eq!((soon.status, soon.code().as_str()), (429, "too_soon"));
    assert!((1..=2).contains(&soon.retry_after()));
    app.later(soon.retry_after());

    let sent = resend(&app, &challenge, None).await.ok();
    assert_eq!(sent["challenge_token"], challenge["challenge_token"]);
    assert_eq!(sent["resend_in"], 120, "each wait is twice as long");
    let second = app.code_to(SITI.email).await;
    assert_ne!(first, second, "one in a million");
    assert_eq!(app.enter(&challenge, &first).await.code(), "code_wrong");
    app.enter(&challenge, &second).await.ok();
}

#[tokio::test]
async fn another_code_makes_good_an_exhausted_or_expired_one() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    let first = app.code_to(SITI.email).await;
    for _ in 0..5 {
        app.enter(&challenge, &not(&first)).await;
    }
    app.later(600);
    resend(&app, &challenge, None).await.ok();
    let second = app.code_to(SITI.email).await;
    app.enter(&challenge, &second).await.ok();
}

#[tokio::test]
async fn another_code_may_go_another_way() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    app.later(60);
    let sent = resend(&app, &challenge, Some("sms")).await.ok();
    assert_eq!(sent["channel"], "sms");
    assert_eq!(sent["sent_to"], "+62 812 •••• 9001");
    let code = app.code_to(SITI.phone).await;
    app.enter(&challenge, &code).await.ok();
}

#[tokio::test]
async fn no_more_than_five_codes_are_sent_and_the_sixth_asker_need_not_wait_to_hear_it() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    for wait in [60, 120, 240, 480] {
        app.later(wait);
        resend(&app, &challenge, None).await.ok();
    }
    assert_eq!(
        resend(&app, &challenge, None).await.code(),
        "challenge_gone"
    );
}
