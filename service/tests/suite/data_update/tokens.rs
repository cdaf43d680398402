//! An attempt is one account's, for one set of pictures, for a quarter of an hour; a selfie is one
//! account's, for one submission, for a week.

use crate::test_app::{BUDI, RINA, Tables, TestApp, answers, base64, jpeg, pictures, submission};
use serde_json::json;

const DAY: i64 = 86_400;

#[tokio::test]
async fn an_attempt_is_good_for_one_set_of_pictures() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let attempt = app.begin_selfie(&rina, "gestures").await.ok();
    app.send_selfie(&rina, &pictures(&attempt, "rina"))
        .await
        .ok();
    let other = app.send_selfie(&rina, &pictures(&attempt, "rina")).await;
    other.refused(410, "proof_gone");
}

#[tokio::test]
async fn the_same_request_after_a_lost_answer_is_answered_alike() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await;
    let attempt = app.begin_selfie(&rina.access, "gestures").await.ok();
    let sent = pictures(&attempt, "rina");
    let first = app.send_selfie(&rina.access, &sent).await.ok();
    // Also after the attempt is over.
    app.later(901);
    let rina = app.next(&rina).await;
    let again = app.send_selfie(&rina.access, &sent).await.ok();
    assert_eq!(again, first);
}

#[tokio::test]
async fn of_two_requests_at_once_one_is_looked_at() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let attempt = app.begin_selfie(&rina, "gestures").await.ok();
    let (one, other) = (pictures(&attempt, "rina"), pictures(&attempt, "rina"));
    let (one, other) = tokio::join!(app.send_selfie(&rina, &one), app.send_selfie(&rina, &other));
    let mut codes = [one.code(), other.code()];
    codes.sort_unstable();
    assert_eq!(codes, ["200", "proof_gone"]);
}

#[tokio::test]
async fn an_attempt_that_is_over_anothers_or_nobodys_takes_nothing() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await;
    let budi = app.sign_in(BUDI).await.access;
    let attempt = app.begin_selfie(&rina.access, "gestures").await.ok();
    let sent = pictures(&attempt, "rina");
    let before = Tables::read(app.app.store()).await;
    app.send_selfie(&budi, &sent)
        .await
        .refused(410, "proof_gone");
    for token in ["", "x", &"0".repeat(64)] {
        let mut made_up = sent.clone();
        made_up["attempt_token"] = token.into();
        app.send_selfie(&rina.access, &made_up)
            .await
            .refused(410, "proof_gone");
    }
    let after = Tables::read(app.app.store()).await;
    assert_eq!(before.changed(&after), Vec::<&str>::new());
    app.later(900);
    let rina = app.next(&rina).await.access;
    app.send_selfie(&rina, &sent)
        .await
        .refused(410, "proof_gone");
}

#[tokio::test]
async fn what_is_no_picture_at_all_spends_no_attempt() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let attempt = app.begin_selfie(&rina, "gestures").await.ok();
    let good = pictures(&attempt, "rina");
    let fat = base64(&vec![0; 1_500_001]);
    let fat_frame = base64(&vec![0; 525_001]);
    for (picture, code) in [
        ("", "required"),
        ("not base64!", "malformed"),
        (&fat, "too_long"),
    ] {
        let mut sent = good.clone();
        sent["picture"] = picture.into();
        let refused = app.send_selfie(&rina, &sent).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": "picture", "code": code}]);
        assert_eq!(refused.json()["fields"], named);
    }
    let mut sent = good.clone();
    sent["evidence"][1]["picture"] = fat_frame.into();
    let refused = app.send_selfie(&rina, &sent).await;
    let named = json!([{"path": "evidence.1.picture", "code": "too_long"}]);
    assert_eq!(refused.json()["fields"], named);
    let mut sent = good.clone();
    sent["evidence"]
        .as_array_mut()
        .expect("frames")
        .push(json!({"gesture": "blink", "picture": base64(&jpeg("face=rina"))}));
    let refused = app.send_selfie(&rina, &sent).await;
    assert_eq!(
        refused.json()["fields"],
        json!([{"path": "evidence", "code": "too_long"}])
    );
    assert_eq!(
        app.send_selfie(&rina, &good).await.ok()["verdict"],
        "accepted"
    );
}

#[tokio::test]
async fn a_body_beyond_four_megabytes_is_not_read_to_its_end() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let sent = json!({"attempt_token": "", "picture": "a".repeat(4 << 20), "evidence": []});
    app.send_selfie(&rina, &sent)
        .await
        .refused(413, "body_too_large");
    let most = json!({"attempt_token": "", "picture": "a".repeat((4 << 20) - 100), "evidence": []});
    app.send_selfie(&rina, &most)
        .await
        .refused(410, "proof_gone");
    // Other addresses read as little as ever.
    let asked = json!({"way": "x".repeat(20_000)});
    let begin = app.act(&rina, "/v1/data-update/selfie", &asked).await;
    begin.refused(413, "body_too_large");
}

#[tokio::test]
async fn a_selfie_goes_with_one_submission_of_its_owner_within_a_week() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await;
    let budi = app.sign_in(BUDI).await;
    let gone = json!([{"path": "selfie", "code": "selfie_gone"}]);
    let selfie = app.selfie(&rina.access, "gestures", "rina").await;
    let token = selfie["selfie"].as_str().expect("a token");
    let mut his = answers(token);
    his["sex"] = "male".into();
    let stolen = app.submit(&budi.access, "one", &submission(&his)).await;
    stolen.refused(422, "invalid_field");
    assert_eq!(stolen.json()["fields"], gone);
    let made_up = submission(&answers("0"));
    let made_up = app.submit(&rina.access, "two", &made_up).await;
    assert_eq!(made_up.json()["fields"], gone);

    let asked = submission(&answers(token));
    app.submit(&rina.access, "three", &asked).await.ok();
    let twice = app.submit(&rina.access, "four", &asked).await;
    assert_eq!(twice.json()["fields"], gone);

    let selfie = app.selfie(&rina.access, "gestures", "rina").await;
    let asked = submission(&answers(selfie["selfie"].as_str().expect("a token")));
    app.later(7 * DAY);
    let rina = app.next(&rina).await;
    let late = app.submit(&rina.access, "five", &asked).await;
    assert_eq!(late.json()["fields"], gone);
}

#[tokio::test]
async fn a_discarded_selfie_is_gone_at_once() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let selfie = app.selfie(&rina, "gestures", "rina").await;
    let discard = app.ask("DELETE", "/v1/data-update/draft").bearer(&rina);
    discard.send().await.done();
    let asked = submission(&answers(selfie["selfie"].as_str().expect("a token")));
    let late = app.submit(&rina, "one", &asked).await;
    assert_eq!(
        late.json()["fields"],
        json!([{"path": "selfie", "code": "selfie_gone"}])
    );
    let rows = crate::test_app::dump_query(app.app.store(), "SELECT kind FROM picture").await;
    assert_eq!(rows.len(), 0);
}
