use crate::test_app::{Answer, KENJI, RINA, TestApp, base64, jpeg, pictures};
use serde_json::{Value, json};
use std::collections::HashSet;

const DAY: i64 = 86_400;

#[tokio::test]
async fn an_attempt_asks_for_two_gestures_nobody_could_know() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let mut asked = HashSet::new();
    for left in (1..=10).rev() {
        let attempt = app.begin_selfie(&rina, "gestures").await.ok();
        assert_eq!(
            (&attempt["expires_in"], &attempt["left_today"]),
            (&json!(900), &json!(left))
        );
        let gestures = attempt["gestures"].as_array().expect("gestures");
        assert_eq!(gestures.len(), 2);
        assert_ne!(gestures[0], gestures[1]);
        assert_eq!(attempt["attempt_token"].as_str().map(str::len), Some(64));
        asked.insert(attempt["gestures"].to_string());
    }
    // All ten alike: once in 512,000,000,000 runs.
    assert!(asked.len() > 1, "{asked:?}");
}

#[tokio::test]
async fn a_face_that_does_what_was_asked_is_accepted() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let taken = app.selfie(&rina, "gestures", "rina").await;
    assert_eq!(taken["verdict"], "accepted");
    assert_eq!(taken["reasons"], json!([]));
    assert_eq!(taken["selfie"].as_str().map(str::len), Some(64));
    assert_eq!(taken["good_until"], "2026-11-28T02:40:00Z");
    assert_eq!(taken["left_today"], 9);
}

#[tokio::test]
async fn whoever_cannot_do_gestures_or_has_no_camera_is_looked_at_by_somebody() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    for (way, reason) in [
        ("without_gestures", "without_gestures"),
        ("file", "from_file"),
    ] {
        let attempt = app.begin_selfie(&rina, way).await.ok();
        assert_eq!(attempt["gestures"], json!([]));
        let taken = app
            .send_selfie(&rina, &pictures(&attempt, "rina"))
            .await
            .ok();
        assert_eq!(taken["verdict"], "review", "{way}");
        assert_eq!(taken["reasons"], json!([reason]));
        assert!(taken["selfie"].is_string());
    }
}

#[tokio::test]
async fn whoever_used_up_one_way_has_the_others_and_the_session() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await;
    for (way, most) in [("gestures", 10), ("without_gestures", 5), ("file", 5)] {
        for left in (1..=most).rev() {
            let attempt = app.begin_selfie(&rina.access, way).await.ok();
            assert_eq!(attempt["left_today"], left);
        }
        let held = app.begin_selfie(&rina.access, way).await;
        held.refused(429, "too_many_tries");
        assert_eq!(held.retry_after(), DAY + 1);
    }
    app.sign_in_as(RINA).await;
    app.later(DAY - 1);
    let rina = app.next(&rina).await;
    let held = app.begin_selfie(&rina.access, "gestures").await;
    assert_eq!(held.retry_after(), 2);
    app.later(1);
    let attempt = app.begin_selfie(&rina.access, "gestures").await.ok();
    assert_eq!(attempt["left_today"], 10);
}

/// What becomes of an attempt whose pictures are made worse.
async fn refused(worse: impl Fn(&mut Value)) -> Value {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let attempt = app.begin_selfie(&rina, "gestures").await.ok();
    let mut sent = pictures(&attempt, "rina");
    worse(&mut sent);
    let taken = app.send_selfie(&rina, &sent).await.ok();
    assert_eq!(taken["verdict"], "refused");
    assert_eq!(taken["selfie"], Value::Null);
    assert_eq!(taken["left_today"], 9);
    for table in ["selfie", "picture"] {
        let sql = format!("SELECT 'row' FROM {table}");
        let rows = crate::test_app::dump_query(app.app.store(), &sql).await;
        assert_eq!(rows.len(), 0, "nothing is kept");
    }
    taken["reasons"].clone()
}

#[tokio::test]
async fn what_the_check_sees_is_told() {
    let picture = base64(&jpeg("face=rina bad=eyes_closed"));
    let reasons = refused(|sent| sent["picture"] = picture.clone().into()).await;
    assert_eq!(reasons, json!(["eyes_closed"]));
}

#[tokio::test]
async fn a_gesture_that_was_not_done_is_missing() {
    let frame = base64(&jpeg("face=rina shows=nothing_yet"));
    let reasons = refused(|sent| sent["evidence"][1]["picture"] = frame.clone().into()).await;
    assert_eq!(reasons, json!(["gesture_missing"]));
}

#[tokio::test]
async fn gestures_out_of_order_or_fewer_than_asked_are_missing() {
    let swapped = refused(|sent| {
        let evidence = sent["evidence"].as_array_mut().expect("evidence");
        evidence.swap(0, 1);
    });
    assert_eq!(swapped.await, json!(["gesture_missing"]));
    let short = refused(|sent| {
        sent["evidence"].as_array_mut().expect("evidence").pop();
    });
    assert_eq!(short.await, json!(["gesture_missing"]));
    let renamed = refused(|sent| sent["evidence"][0]["gesture"] = "wink".into());
    assert_eq!(renamed.await, json!(["gesture_missing"]));
}

#[tokio::test]
async fn a_key_frame_of_somebody_else_is_another_person() {
    let reasons = refused(|sent| {
        let gesture = sent["evidence"][0]["gesture"].as_str().expect("a name");
        let frame = jpeg(&format!("face=budi shows={gesture}"));
        sent["evidence"][0]["picture"] = base64(&frame).into();
    });
    assert_eq!(reasons.await, json!(["other_person"]));
}

#[tokio::test]
async fn one_picture_is_not_two() {
    let twice =
        refused(|sent| sent["evidence"][1]["picture"] = sent["evidence"][0]["picture"].clone());
    assert_eq!(twice.await, json!(["same_picture_twice"]));
    let reasons = refused(|sent| sent["evidence"][0]["picture"] = sent["picture"].clone());
    assert_eq!(reasons.await, json!(["same_picture_twice"]));
}

#[tokio::test]
async fn a_picture_of_an_earlier_attempt_is_known_but_a_file_may_be_chosen_again() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let first = app.begin_selfie(&rina, "gestures").await.ok();
    let first = pictures(&first, "rina");
    app.send_selfie(&rina, &first).await.ok();
    let next = app.begin_selfie(&rina, "gestures").await.ok();
    let mut sent = pictures(&next, "rina");
    sent["picture"] = first["picture"].clone();
    let taken = app.send_selfie(&rina, &sent).await.ok();
    assert_eq!(taken["reasons"], json!(["same_picture_twice"]));

    let file = base64(&jpeg("face=rina"));
    for _ in 0..2 {
        let attempt = app.begin_selfie(&rina, "file").await.ok();
        let mut sent = pictures(&attempt, "rina");
        sent["picture"] = file.clone().into();
        let taken = app.send_selfie(&rina, &sent).await.ok();
        assert_eq!(taken["verdict"], "review");
    }
    // Another's picture is nobody's business.
    let kenji = app
        .join_by_email(&KENJI, "kenji@contoh.example")
        .await
        .access;
    let attempt = app.begin_selfie(&kenji, "gestures").await.ok();
    let mut sent = pictures(&attempt, "rina");
    sent["picture"] = first["picture"].clone();
    assert_eq!(
        app.send_selfie(&kenji, &sent).await.ok()["verdict"],
        "accepted"
    );
}

async fn second_selfie(app: &TestApp, token: &str, face: &str) -> (Value, Answer) {
    let taken = app.selfie(token, "gestures", face).await;
    let answers = crate::test_app::answers(taken["selfie"].as_str().expect("a token"));
    let asked = crate::test_app::submission(&answers);
    let receipt = app.submit(token, face, &asked).await;
    (taken, receipt)
}

#[tokio::test]
async fn later_faces_are_compared_with_the_first_that_was_accepted() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.update(&rina, "first").await;
    let (taken, receipt) = second_selfie(&app, &rina, "rina").await;
    assert_eq!(taken["verdict"], "accepted");
    assert_eq!(receipt.ok()["state"], "up_to_date");

    let (taken, receipt) = second_selfie(&app, &rina, "budi").await;
    assert_eq!(taken["verdict"], "review");
    assert_eq!(taken["reasons"], json!(["not_enrolled"]));
    let receipt = receipt.ok();
    assert_eq!(receipt["state"], "in_review");
    assert_eq!(receipt["reasons"], json!(["face"]));
    // Hers is still the enrolled one.
    let (taken, _) = second_selfie(&app, &rina, "rina").await;
    assert_eq!(taken["verdict"], "accepted");
}

#[tokio::test]
async fn a_face_that_cannot_be_compared_is_looked_at_by_somebody() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.update(&rina, "first").await;
    let (taken, receipt) = second_selfie(&app, &rina, "unclear").await;
    assert_eq!(
        (&taken["verdict"], &taken["reasons"]),
        (&json!("review"), &json!([]))
    );
    assert_eq!(receipt.ok()["reasons"], json!(["face"]));
}
