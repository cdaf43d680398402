use crate::test_app::{SITI, Signed, TestApp};

#[tokio::test]
async fn a_refresh_token_buys_the_next_pair() {
    let app = TestApp::new().await;
    let first = app.sign_in(SITI).await;
    app.later(3_600);
    let second = Signed::read(&app.refresh(&first.refresh).await.ok());
    assert_ne!(first.access, second.access);
    assert_ne!(first.refresh, second.refresh);
    app.balance(&second.access).send().await.ok();
    let old = app.balance(&first.access).send().await;
    assert_eq!(old.code(), "session_expired");
}

#[tokio::test]
async fn a_lost_answer_does_not_sign_an_honest_person_out() {
    let app = TestApp::new().await;
    let first = app.sign_in(SITI).await;
    for _ in 0..5 {
        let _lost = app.refresh(&first.refresh).await.ok();
    }
    let second = Signed::read(&app.refresh(&first.refresh).await.ok());
    app.balance(&second.access).send().await.ok();
}

#[tokio::test]
async fn a_token_whose_successor_was_used_is_theft_and_ends_the_session_for_both() {
    let app = TestApp::new().await;
    let first = app.sign_in(SITI).await;
    let second = Signed::read(&app.refresh(&first.refresh).await.ok());
    let third = Signed::read(&app.refresh(&second.refresh).await.ok());

    let thief = app.refresh(&first.refresh).await;
    assert_eq!(
        (thief.status, thief.code().as_str()),
        (401, "session_ended")
    );
    assert_eq!(app.refresh(&third.refresh).await.code(), "session_ended");
    let owner = app.balance(&third.access).send().await;
    assert_eq!(
        (owner.status, owner.code().as_str()),
        (401, "session_ended")
    );
}

#[tokio::test]
async fn the_person_is_told_of_a_theft_once_and_never_of_a_lost_answer() {
    let app = TestApp::new().await;
    let words = "kuncinya dipakai dua kali";
    let first = app.sign_in(SITI).await;
    for _ in 0..5 {
        let _lost = app.refresh(&first.refresh).await.ok();
    }
    let second = app.next(&first).await;
    app.next(&second).await;
    assert!(!app.told(SITI.phone, words).await);
    for _ in 0..3 {
        app.refresh(&first.refresh).await;
    }
    for contact in [SITI.email, SITI.phone] {
        let texts = app.texts_to(contact).await;
        let told = texts.iter().filter(|text| text.contains(words));
        assert_eq!(told.count(), 1, "{contact}");
    }
}

#[tokio::test]
async fn a_request_that_arrives_once_more_later_leaves_both_answers_good() {
    let app = TestApp::new().await;
    for kept in 0..2 {
        let first = app.sign_in(SITI).await;
        let mut pairs = Vec::new();
        for _ in 0..2 {
            pairs.push(Signed::read(&app.refresh(&first.refresh).await.ok()));
        }
        let next = Signed::read(&app.refresh(&pairs[kept].refresh).await.ok());
        app.balance(&next.access).send().await.ok();

        // From its first use on, the other one is worthless.
        let other = app.refresh(&pairs[1 - kept].refresh).await;
        assert_eq!(other.code(), "session_ended");
        assert_eq!(
            app.balance(&next.access).send().await.code(),
            "session_ended"
        );
    }
}

#[tokio::test]
async fn of_many_unused_successors_the_newest_four_are_good() {
    let app = TestApp::new().await;
    for (at, good) in [(0, false), (1, true), (4, true)] {
        let first = app.sign_in(SITI).await;
        let mut bought = Vec::new();
        for _ in 0..5 {
            bought.push(Signed::read(&app.refresh(&first.refresh).await.ok()).refresh);
        }
        let status = app.refresh(&bought[at]).await.status;
        assert_eq!(status, if good { 200 } else { 401 }, "{at}");
    }
}

#[tokio::test]
async fn a_token_nobody_was_given_ends_nothing() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    assert_eq!(app.refresh(&"ef".repeat(32)).await.code(), "session_ended");
    app.balance(&siti.access).send().await.ok();
    app.refresh(&siti.refresh).await.ok();
}

#[tokio::test]
async fn a_session_ends_after_ninety_days_without_use() {
    const DAY: i64 = 86_400;
    let app = TestApp::new().await;
    let first = app.sign_in(SITI).await;
    app.later(90 * DAY - 1);
    let second = Signed::read(&app.refresh(&first.refresh).await.ok());
    app.later(90 * DAY);
    assert_eq!(app.refresh(&second.refresh).await.code(), "session_ended");
}

#[tokio::test]
async fn refreshed_twice_at_once_the_session_lives_on() {
    let app = TestApp::new().await;
    let first = app.sign_in(SITI).await;
    let (one, two) = tokio::join!(app.refresh(&first.refresh), app.refresh(&first.refresh));
    let (one, two) = (Signed::read(&one.ok()), Signed::read(&two.ok()));
    let mut living = 0;
    for pair in [one, two] {
        living += u32::from(app.balance(&pair.access).send().await.status == 200);
    }
    assert_eq!(living, 1, "the later pair replaced the earlier");
    app.refresh(&first.refresh).await.ok();
}

#[tokio::test]
async fn signing_out_ends_the_session_and_may_be_repeated() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    for _ in 0..2 {
        let out = app.sign_out(&siti.refresh).await;
        assert_eq!((out.status, out.body.len()), (204, 0));
    }
    assert_eq!(
        app.balance(&siti.access).send().await.code(),
        "session_ended"
    );
    assert_eq!(app.refresh(&siti.refresh).await.code(), "session_ended");
}

#[tokio::test]
async fn signing_out_with_the_token_before_a_lost_answer_works_too() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    let lost = Signed::read(&app.refresh(&siti.refresh).await.ok());
    assert_eq!(app.sign_out(&siti.refresh).await.status, 204);
    assert_eq!(
        app.balance(&lost.access).send().await.code(),
        "session_ended"
    );
}

#[tokio::test]
async fn a_spent_token_signs_nobody_out() {
    let app = TestApp::new().await;
    let first = app.sign_in(SITI).await;
    let second = Signed::read(&app.refresh(&first.refresh).await.ok());
    let third = Signed::read(&app.refresh(&second.refresh).await.ok());
    assert_eq!(app.sign_out(&first.refresh).await.status, 204);
    app.balance(&third.access).send().await.ok();
}

#[tokio::test]
async fn signing_out_one_device_leaves_the_other() {
    let app = TestApp::new().await;
    let (phone, tablet) = (app.sign_in(SITI).await, app.sign_in(SITI).await);
    assert_eq!(app.sign_out(&phone.refresh).await.status, 204);
    app.balance(&tablet.access).send().await.ok();
}

#[tokio::test]
async fn signing_out_with_an_unknown_token_tells_nothing() {
    let app = TestApp::new().await;
    let out = app.sign_out(&"01".repeat(32)).await;
    assert_eq!((out.status, out.body.len()), (204, 0));
}
