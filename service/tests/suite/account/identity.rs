//! Data are checked field by field, three times a day.

use crate::test_app::{SLAMET, TestApp, WATI, identity};
use serde_json::{Value, json};

const EMAIL: &str = "wati@contoh.example";
/// From the beginning of every test to midnight in Jakarta.
const TO_MIDNIGHT: i64 = (14 * 60 + 20) * 60;

fn wati(field: &str, value: &str) -> Value {
    let mut typed = identity(&WATI);
    typed[field] = value.into();
    typed
}

/// What a check says when everything is right but for some fields.
fn verdict(changed: &Value) -> Value {
    let mut verdict = json!({
        "segment": "matches", "number": "matches", "kpj": "matches", "name": "matches",
        "name_note": null, "born_on": "matches",
    });
    for (field, value) in changed.as_object().expect("fields") {
        verdict[field] = value.clone();
    }
    verdict
}

async fn checked(segment: &str, typed: &Value) -> Value {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let mut said = app.check(&proof, segment, typed).await.ok();
    said.as_object_mut()
        .expect("an object")
        .remove("tries_left");
    said
}

#[tokio::test]
async fn the_right_data_match_in_every_field() {
    assert_eq!(checked("pu", &identity(&WATI)).await, verdict(&json!({})));
}

#[tokio::test]
async fn each_wrong_field_has_its_own_verdict() {
    let slamets_card = wati("kpj", SLAMET.kpj);
    for (segment, typed, wrong) in [
        (
            "bpu",
            wati("name", WATI.name),
            json!({"segment": "differs"}),
        ),
        (
            "pu",
            slamets_card,
            json!({"kpj": "differs", "segment": "unchecked"}),
        ),
        (
            "pu",
            wati("name", "Wati Susilo"),
            json!({"name": "differs"}),
        ),
        (
            "pu",
            wati("born_on", "1991-03-16"),
            json!({"born_on": "differs"}),
        ),
    ] {
        assert_eq!(checked(segment, &typed).await, verdict(&wrong), "{wrong}");
    }
}

#[tokio::test]
async fn titles_and_spacing_do_not_matter_and_that_is_said() {
    for name in ["Hj. Wati Susanti, S.E.", "WATI  SUSANTI", "Ny Watisusanti"] {
        let said = checked("pu", &wati("name", name)).await;
        let noted = verdict(&json!({"name_note": "written_otherwise"}));
        assert_eq!(said, noted, "{name}");
    }
    let said = checked("pu", &wati("name", " wati susanti ")).await;
    assert_eq!(said, verdict(&json!({})), "capitals need no note");
}

#[tokio::test]
async fn of_an_unknown_number_nothing_else_is_looked_at() {
    let said = checked("pu", &wati("number", "3273015503910001")).await;
    let unknown = json!({
        "number": "not_found", "segment": "unchecked", "kpj": "unchecked",
        "name": "unchecked", "born_on": "unchecked",
    });
    assert_eq!(said, verdict(&unknown));
}

#[tokio::test]
async fn with_somebody_elses_number_everything_else_differs() {
    let said = checked("pu", &wati("number", SLAMET.identity)).await;
    let his = json!({
        "kpj": "differs", "segment": "unchecked", "name": "differs", "born_on": "differs",
    });
    assert_eq!(said, verdict(&his));
}

#[tokio::test]
async fn a_number_is_checked_three_times_a_day_and_the_day_ends_at_midnight_in_jakarta() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let wrong = wati("name", "Wati Susilo");
    for left in [2, 1, 0] {
        let verdict = app.check(&proof, "pu", &wrong).await.ok();
        assert_eq!(verdict["tries_left"], left);
    }
    let fourth = app.check(&proof, "pu", &identity(&WATI)).await;
    fourth.refused(429, "too_many_tries");
    let wait = fourth.retry_after();
    assert!((TO_MIDNIGHT..=TO_MIDNIGHT + 1).contains(&wait), "{wait}");

    app.later(TO_MIDNIGHT - 1);
    let proof = app.prove("join", "email", EMAIL).await;
    let late = app.check(&proof, "pu", &identity(&WATI)).await;
    late.refused(429, "too_many_tries");
    app.later(1);
    let tomorrow = app.check(&proof, "pu", &wrong).await.ok();
    assert_eq!(tomorrow["tries_left"], 2);
}

#[tokio::test]
async fn two_checks_before_midnight_do_not_count_after_it() {
    let app = TestApp::new().await;
    app.later(TO_MIDNIGHT - 60);
    let proof = app.prove("join", "email", EMAIL).await;
    let wrong = wati("name", "Wati Susilo");
    for left in [2, 1] {
        assert_eq!(
            app.check(&proof, "pu", &wrong).await.ok()["tries_left"],
            left
        );
    }
    app.later(60);
    for left in [2, 1, 0] {
        assert_eq!(
            app.check(&proof, "pu", &wrong).await.ok()["tries_left"],
            left
        );
    }
}

#[tokio::test]
async fn the_right_data_give_the_tries_back() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    for _ in 0..2 {
        for left in [2, 1] {
            let wrong = app.check(&proof, "pu", &wati("name", "Wati Susilo")).await;
            assert_eq!(wrong.ok()["tries_left"], left);
        }
        let right = app.check(&proof, "pu", &identity(&WATI)).await.ok();
        assert_eq!(right["tries_left"], 3);
    }
}

#[tokio::test]
async fn one_number_is_one_count_however_it_is_typed_and_another_is_not_held_up() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    for number in [WATI.identity, "3273 0155 0391 9021", "32.73.01.550391.9021"] {
        let mut wrong = wati("number", number);
        wrong["name"] = "Wati Susilo".into();
        app.check(&proof, "pu", &wrong).await.ok();
    }
    let held = app.check(&proof, "pu", &identity(&WATI)).await;
    held.refused(429, "too_many_tries");
    app.check(&proof, "bpu", &identity(&SLAMET)).await.ok();
}

#[tokio::test]
async fn checks_side_by_side_are_all_counted() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let wrong = wati("name", "Wati Susilo");
    let check = || app.check(&proof, "pu", &wrong);
    let answers = tokio::join!(check(), check(), check(), check(), check());
    let answers = [answers.0, answers.1, answers.2, answers.3, answers.4];
    let held = answers.iter().filter(|answer| answer.status == 429);
    assert_eq!(held.count(), 2);
}

#[tokio::test]
async fn nobody_checks_data_without_a_proven_contact() {
    let app = TestApp::new().await;
    let made_up = app.check(&"ab".repeat(32), "pu", &identity(&WATI)).await;
    made_up.refused(410, "proof_gone");
}
