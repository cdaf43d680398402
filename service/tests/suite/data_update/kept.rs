//! What is kept, where nobody can read it, and for how long.

use crate::{
    sealed::{Kept, nowhere},
    test_app::{RINA, TestApp, answers, base64, dump_query, jpeg, pictures, submission},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use jmo_service::{sandbox::DEMO_PASSWORD, sweep};
use serde_json::{Value, json};
use std::time::Duration;

const DAY: i64 = 86_400;

async fn rows(app: &TestApp, table: &str) -> usize {
    let sql = format!("SELECT 'row' FROM {table}");
    dump_query(app.app.store(), &sql).await.len()
}

async fn correct(app: &TestApp, token: &str) -> Value {
    let asked = json!({
        "facts": [{"field": "name", "value": "Rina Marlina Putri"}],
        "note": "Catatan tentang akta",
        "documents": [{"kind": "family_card", "media": "image/jpeg", "content": base64(&jpeg("face=document"))}],
    });
    let ask = app.post("/v1/data-update/correction", &asked).bearer(token);
    ask.header("idempotency-key", "one").send().await.ok()
}

#[tokio::test]
async fn pictures_of_a_selfie_nobody_submits_go_after_a_week() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.selfie(&rina, "gestures", "rina").await;
    assert_eq!(
        (rows(&app, "picture").await, rows(&app, "selfie").await),
        (3, 1)
    );
    app.later(7 * DAY - 1);
    sweep(&app.app).await.expect("swept");
    assert_eq!(
        (rows(&app, "picture").await, rows(&app, "selfie").await),
        (3, 1)
    );
    app.later(1);
    sweep(&app.app).await.expect("swept");
    assert_eq!(
        (rows(&app, "picture").await, rows(&app, "selfie").await),
        (0, 0)
    );
}

#[tokio::test]
async fn of_a_submitted_one_only_the_enrolled_face_is_left_after_thirty_days() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await;
    app.update(&rina.access, "one").await;
    app.later(30 * DAY - 1);
    sweep(&app.app).await.expect("swept");
    assert_eq!(rows(&app, "picture").await, 3);
    app.later(1);
    sweep(&app.app).await.expect("swept");
    for table in ["picture", "picture_seen", "selfie", "selfie_attempt"] {
        assert_eq!(rows(&app, table).await, 0, "{table}");
    }
    assert_eq!(rows(&app, "face_reference").await, 1);
    let rina = app.next(&rina).await.access;
    let taken = app.selfie(&rina, "gestures", "budi").await;
    assert_eq!(taken["reasons"], json!(["not_enrolled"]));
}

#[tokio::test]
async fn one_that_waits_can_still_be_enrolled_when_its_pictures_are_gone() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let selfie = app.selfie(&rina, "file", "rina").await;
    let asked = submission(&answers(selfie["selfie"].as_str().expect("a token")));
    app.submit(&rina, "one", &asked).await.ok();
    app.later(31 * DAY);
    sweep(&app.app).await.expect("swept");
    assert_eq!(
        (rows(&app, "picture").await, rows(&app, "selfie").await),
        (0, 1)
    );
    let review = json!({"story": "never_updated", "accept": true});
    app.post("/sandbox/review", &review).send().await.done();
    assert_eq!(rows(&app, "face_reference").await, 1);
    sweep(&app.app).await.expect("swept");
    assert_eq!(rows(&app, "selfie").await, 0);
}

#[tokio::test]
async fn documents_of_a_correction_go_after_ninety_days() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    correct(&app, &rina).await;
    app.later(90 * DAY - 1);
    sweep(&app.app).await.expect("swept");
    assert_eq!(rows(&app, "correction_document").await, 1);
    app.later(1);
    sweep(&app.app).await.expect("swept");
    assert_eq!(
        (
            rows(&app, "correction_document").await,
            rows(&app, "complaint").await
        ),
        (0, 1)
    );
}

#[tokio::test]
async fn no_picture_and_no_answer_is_anywhere_in_clear() {
    let app = Kept::default().app().await;
    let person_id = app.person_id("Rina Marlina").await;
    let rina = app.session_of(&person_id).await;
    let draft = json!({"address": "Gang Rahasia nomor sembilan belas", "mother_name": "Kartini Puspitasari"});
    app.save_draft(&rina, 0, &draft).await.ok();
    let refused = app.begin_selfie(&rina, "gestures").await.ok();
    let mut refused = pictures(&refused, "rina");
    refused["picture"] = base64(&jpeg("face=rina bad=blurred")).into();
    app.send_selfie(&rina, &refused).await.ok();
    let attempt = app.begin_selfie(&rina, "gestures").await.ok();
    let sent = pictures(&attempt, "rina");
    let selfie = app.send_selfie(&rina, &sent).await.ok();
    let selfie = selfie["selfie"].as_str().expect("a token");
    let asked = submission(&answers(selfie));
    let taken = correct(&app, &rina).await;
    let receipt = app.submit(&rina, "one", &asked).await.ok();
    tokio::time::sleep(Duration::from_millis(50)).await;

    let decoded = |picture: &Value| {
        let text = picture.as_str().expect("base64");
        BASE64_STANDARD.decode(text).expect("bytes")
    };
    let mut secrets: Vec<Vec<u8>> = Vec::new();
    for sent in [&refused, &sent] {
        let picture = decoded(&sent["picture"]);
        // From a place in the middle on: the start is the same in every file.
        secrets.push(picture[20..].to_vec());
        secrets.push(sent["picture"].as_str().expect("base64")[40..].into());
        secrets.push(decoded(&sent["evidence"][0]["picture"])[20..].to_vec());
    }
    let texts = [
        "face=rina",
        "face=document",
        "taken at home",
        "Gang Rahasia",
        "Kartini",
        "Cempaka",
        "7312001234",
        "Tirtayasa",
        "81390007771",
        "tentang akta",
        selfie,
        attempt["attempt_token"].as_str().expect("a token"),
        taken["ticket_token"].as_str().expect("a token"),
    ];
    secrets.extend(texts.map(|text| text.as_bytes().to_vec()));
    assert!(receipt["number"].is_string());
    nowhere(&app, &secrets).await;
}

#[tokio::test]
async fn what_is_kept_of_a_picture_is_bare_of_what_the_camera_wrote() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.selfie(&rina, "gestures", "rina").await;
    let sealed: Vec<(String, Vec<u8>)> = sqlx::query_as("SELECT id, sealed FROM picture")
        .fetch_all(app.app.store().read())
        .await
        .expect("pictures");
    for (id, sealed) in sealed {
        let bytes = app
            .app
            .keys()
            .open_bytes("picture", &id, &sealed)
            .expect("it opens");
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("face=rina") && !text.contains("taken at home"));
        app.app
            .keys()
            .open_bytes("picture", "another", &sealed)
            .expect_err("nowhere else");
    }
}

#[tokio::test]
async fn a_copy_of_everything_holds_the_updates_and_no_key_to_anything() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let taken = correct(&app, &rina).await;
    let selfie = app.selfie(&rina, "gestures", "rina").await;
    let asked = submission(&answers(selfie["selfie"].as_str().expect("a token")));
    let receipt = app.submit(&rina, "one", &asked).await.ok();
    let later = app.selfie(&rina, "gestures", "rina").await;
    let draft = json!({"address": "Jalan Baru 1", "selfie": later["selfie"]});
    app.save_draft(&rina, 0, &draft).await.ok();
    let password = json!({"password": DEMO_PASSWORD});
    let copy = app.act(&rina, "/v1/account/export", &password).await.ok();
    let copy = &copy["data_update"];
    assert_eq!(copy["draft"]["answers"], json!({"address": "Jalan Baru 1"}));
    assert_eq!(copy["submitted"][0]["receipt"], receipt);
    assert_eq!(copy["submitted"][0]["consent"], "2026-11");
    assert_eq!(
        copy["submitted"][0]["answers"]["mother_name"],
        "Kartini Puspitasari"
    );
    assert_eq!(copy["changes"].as_array().map(Vec::len), Some(15));
    assert_eq!(copy["pictures"].as_array().map(Vec::len), Some(6));
    assert_eq!(copy["pictures"][5]["kept_until"], "2026-12-21T02:40:00Z");
    assert_eq!(copy["face_enrolled_at"], "2026-11-21T02:40:00Z");
    let document =
        json!({"number": taken["ticket"]["number"], "kind": "family_card", "media": "image/jpeg"});
    assert_eq!(copy["correction_documents"], json!([document]));
    let text = copy.to_string();
    for token in [&selfie["selfie"], &later["selfie"], &taken["ticket_token"]] {
        assert!(!text.contains(token.as_str().expect("a token")));
    }
}

#[tokio::test]
async fn with_the_account_go_drafts_pictures_and_the_face_and_what_was_submitted_stays() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.update(&rina, "one").await;
    app.selfie(&rina, "gestures", "rina").await;
    app.save_draft(&rina, 0, &json!({"address": "Jalan Baru 1"}))
        .await
        .ok();
    correct(&app, &rina).await;
    let tables = [
        "data_update_draft",
        "selfie_attempt",
        "picture",
        "picture_seen",
        "selfie",
        "face_reference",
        "idempotent",
        "correction_document",
    ];
    for table in tables {
        assert!(rows(&app, table).await > 0, "{table}");
    }
    let password = json!({"password": DEMO_PASSWORD});
    app.act(&rina, "/v1/account/delete", &password).await.ok();
    // Pictures and documents would last longer than the first day of this.
    app.later(30 * DAY);
    sweep(&app.app).await.expect("swept");
    for table in tables {
        assert_eq!(rows(&app, table).await, 0, "{table}");
    }
    let kept = "SELECT number FROM data_update WHERE account_id IS NULL";
    assert_eq!(dump_query(app.app.store(), kept).await.len(), 1);
    assert!(rows(&app, "data_update_change").await > 15);
}
