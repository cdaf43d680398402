//! Who guesses logins learns nothing: not from the answer and not from its time.

use crate::test_app::{SITI, TestApp};
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_get_the_same_answer() {
    let app = TestApp::new().await;
    let wrong = app.knock(SITI.email, "not her password", None).await;
    let unknown = app
        .knock("nobody@jmo.example", "not her password", None)
        .await;
    let phone = app.knock("+6281290007777", "not her password", None).await;
    assert_eq!(wrong.status, 403);
    assert_eq!(wrong.code(), "sign_in_rejected");
    assert_eq!(wrong.plain(), unknown.plain());
    assert_eq!(wrong.plain(), phone.plain());
}

#[tokio::test]
async fn they_are_throttled_alike() {
    let app = TestApp::new().await;
    let tries = async |login: &str| {
        let mut answers = Vec::new();
        for _ in 0..7 {
            answers.push(app.knock(login, "guess", None).await.plain());
        }
        answers
    };
    assert_eq!(tries(SITI.email).await, tries("nobody@jmo.example").await);
}

#[tokio::test]
async fn they_take_the_same_time() {
    let app = TestApp::new().await;
    let time = async |login: &str| {
        let began = Instant::now();
        let answer = app.knock(login, "guess", None).await;
        assert_eq!(answer.code(), "sign_in_rejected");
        began.elapsed()
    };
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for at in 0..15 {
        known.push(time(SITI.email).await);
        unknown.push(time(&format!("nobody{at}@jmo.example")).await);
        // Past the hour after which tries are forgotten.
        app.later(4_000);
    }
    let (known, unknown) = (median(known), median(unknown));
    let ratio = known.as_secs_f64() / unknown.as_secs_f64();
    assert!((0.5..2.0).contains(&ratio), "{known:?} and {unknown:?}");
}

pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
