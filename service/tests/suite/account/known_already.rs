//! Joining tells nobody who has an account: only the owner hears of it.

use crate::test_app::{Answer, RUDI, SITI, TestApp, WATI, identity};
use serde_json::Value;

const EMAIL: &str = "stranger@contoh.example";

#[tokio::test]
async fn a_withdrawn_number_and_a_second_account_get_the_same_answer() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    for (withdrawn, second) in [
        (
            app.check(&proof, "pu", &identity(&RUDI)).await,
            app.check(&proof, "pu", &SITI.identity()).await,
        ),
        (
            app.join(&[&proof], "pu", &identity(&RUDI)).await,
            app.join(&[&proof], "pu", &SITI.identity()).await,
        ),
    ] {
        withdrawn.refused(409, "join_refused");
        assert_eq!(withdrawn.plain(), second.plain());
    }
    let held = [
        app.check(&proof, "pu", &identity(&RUDI)).await,
        app.check(&proof, "pu", &SITI.identity()).await,
    ];
    assert_eq!(held[0].status, 409, "the third of the day");
    assert_eq!(held[0].plain(), held[1].plain());
    let held = [
        app.check(&proof, "pu", &identity(&RUDI)).await,
        app.check(&proof, "pu", &SITI.identity()).await,
    ];
    held[0].refused(429, "too_many_tries");
    assert_eq!(held[0].plain(), held[1].plain());
}

#[tokio::test]
async fn with_wrong_data_a_withdrawn_number_is_checked_like_any_other() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let mut withdrawn = identity(&RUDI);
    let mut second = SITI.identity();
    for typed in [&mut withdrawn, &mut second] {
        typed["name"] = "Orang Lain".into();
    }
    let withdrawn = app.check(&proof, "pu", &withdrawn).await.ok();
    let second = app.check(&proof, "pu", &second).await.ok();
    assert_eq!(withdrawn["name"], "differs");
    assert_eq!(withdrawn, second);
}

#[tokio::test]
async fn only_the_contacts_on_record_hear_that_somebody_tried_to_join_again() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    app.check(&proof, "pu", &SITI.identity()).await;
    for contact in [SITI.email, SITI.phone] {
        let texts = app.texts_to(contact).await;
        assert_eq!(texts.len(), 1);
        assert!(texts[0].contains("mencoba membuat akun JMO baru"));
        assert!(!texts[0].contains(EMAIL), "{}", texts[0]);
    }
    assert_eq!(app.texts_to(EMAIL).await.len(), 1, "the code alone");
}

#[tokio::test]
async fn whoever_gets_the_data_wrong_hears_nothing_of_the_account_and_neither_does_its_owner() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let mut wrong = SITI.identity();
    wrong["born_on"] = "1990-08-13".into();
    let verdict = app.check(&proof, "pu", &wrong).await.ok();
    assert_eq!(verdict["born_on"], "differs");
    assert!(app.texts_to(SITI.email).await.is_empty());
}

#[tokio::test]
async fn a_contact_that_has_an_account_looks_like_any_other() {
    let app = TestApp::new().await;
    for purpose in ["join", "recovery"] {
        for (channel, known, unknown) in [
            ("email", SITI.email, "sari@jmo.example"),
            ("sms", SITI.phone, "+6281277779001"),
        ] {
            let known = app.ask_to_prove(purpose, channel, known).await;
            let unknown = app.ask_to_prove(purpose, channel, unknown).await;
            assert_eq!(known.ok()["channel"], channel);
            assert_eq!(known.plain(), unknown.plain());
        }
    }
}

#[tokio::test]
async fn its_mailbox_gets_a_notice_without_a_code_and_a_resent_code_gets_nothing() {
    let app = TestApp::new().await;
    let challenge = app.ask_to_prove("join", "email", SITI.email).await.ok();
    app.later(60);
    let asked = serde_json::json!({"challenge_token": challenge["challenge_token"]});
    app.post("/v1/account/code/resend", &asked)
        .send()
        .await
        .ok();
    let texts = app.texts_to(SITI.email).await;
    assert_eq!(texts.len(), 1);
    assert!(texts[0].contains("sudah dipakai di sebuah akun JMO"));
    let digits = texts[0].chars().filter(char::is_ascii_digit).count();
    assert_eq!(digits, 0, "{}", texts[0]);
}

#[tokio::test]
async fn no_code_is_right_for_it_and_the_wrong_ones_are_answered_as_ever() {
    let app = TestApp::new().await;
    let known = app.ask_to_prove("join", "email", SITI.email).await.ok();
    let unknown = app.ask_to_prove("join", "email", EMAIL).await.ok();
    let code = app.code_to(EMAIL).await;
    let tries = async |challenge: &Value| -> Vec<Answer> {
        let mut answers = Vec::new();
        for at in 1..=7 {
            let number: u32 = code.parse().expect("six digits");
            let wrong = format!("{:06}", (number + at) % 1_000_000);
            answers.push(app.enter_for_proof(challenge, &wrong).await);
        }
        answers
    };
    let (known, unknown) = (tries(&known).await, tries(&unknown).await);
    let codes: Vec<_> = known.iter().map(Answer::code).collect();
    let (wrong, over) = ("code_wrong", "code_exhausted");
    assert_eq!(codes, [wrong, wrong, wrong, wrong, over, over, over]);
    for (known, unknown) in known.iter().zip(&unknown) {
        assert_eq!(known.plain(), unknown.plain());
    }
}

#[tokio::test]
async fn codes_to_one_mailbox_are_counted_however_its_address_is_typed() {
    let app = TestApp::new().await;
    for typed in ["wati@contoh.example", "WATI@contoh.example"] {
        for _ in 0..5 {
            app.ask_to_prove("join", "email", typed).await.ok();
        }
    }
    let held = app
        .ask_to_prove("join", "email", "Wati@Contoh.example")
        .await;
    held.refused(429, "too_many_tries");
    app.ask_to_prove("join", "email", "other@contoh.example")
        .await
        .ok();
}

#[tokio::test]
async fn whoever_has_joined_cannot_join_again() {
    let app = TestApp::new().await;
    app.join_by_email(&WATI, "wati@contoh.example").await;
    let proof = app.prove("join", "email", EMAIL).await;
    let again = app.join(&[&proof], "pu", &identity(&WATI)).await;
    again.refused(409, "join_refused");
}
