use crate::test_app::{KENJI, RINA, SITI, TestApp, answers};
use jmo_service::sandbox::demo_people;
use serde_json::{Value, json};

#[tokio::test]
async fn whoever_never_updated_begins_with_what_is_registered() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let shown = app.data_update(&rina).await;
    assert_eq!(shown["state"], "needed");
    let registered = json!({
        "number_masked": "3275 •••• •••• 9006", "name": "Rina Marlina",
        "born_on": "2001-04-21", "sex_of_nik": "female", "address": null,
    });
    assert_eq!(shown["registered"], registered);
    assert_eq!(shown["own_phone"], "+6281290009006");
    assert_eq!(shown["known"], json!({}));
    for nothing in ["updated_at", "draft", "receipt", "correction"] {
        assert_eq!(shown[nothing], Value::Null, "{nothing}");
    }
    let history = app.see(&rina, "/v1/data-update/history").await;
    assert_eq!(history, json!({"changes": []}));
}

#[tokio::test]
async fn everybody_else_in_the_sandbox_is_up_to_date_since_some_day() {
    let app = TestApp::new().await;
    for person in demo_people() {
        let person_id = app.person_id(person.name).await;
        let shown = app.data_update(&app.session_of(&person_id).await).await;
        let never = person.email == RINA;
        let state = if never { "needed" } else { "up_to_date" };
        assert_eq!(shown["state"], state, "{}", person.story);
        assert_eq!(shown["updated_at"].is_string(), !never);
        assert_eq!(shown["known"]["village"].is_string(), !never);
        assert_eq!(shown["registered"]["address"].is_string(), !never);
    }
}

#[tokio::test]
async fn what_is_known_is_told_but_never_the_mothers_name() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.update(&rina, "one").await;
    let shown = app.data_update(&rina).await;
    let mut known = answers("-");
    known["emergency_phone"] = "+6281390007771".into();
    for secret in ["mother_name", "selfie", "membership_right"] {
        known.as_object_mut().expect("answers").remove(secret);
    }
    assert_eq!(shown["known"], known);
    assert_eq!(shown["registered"]["address"], known["address"]);
    assert!(!shown.to_string().contains("Kartini"));
}

#[tokio::test]
async fn an_unchanged_answer_costs_no_body() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    for path in ["/v1/data-update", "/v1/data-update/history"] {
        let first = app.get(path).bearer(&siti).send().await;
        assert_eq!(first.header("cache-control"), "private, no-cache");
        app.later(60);
        let again = app.get(path).bearer(&siti);
        let again = again.header("if-none-match", first.header("etag"));
        let again = again.send().await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
    }
}

#[tokio::test]
async fn a_foreigner_has_no_sex_by_number() {
    let app = TestApp::new().await;
    let kenji = app
        .join_by_email(&KENJI, "kenji@contoh.example")
        .await
        .access;
    let shown = app.data_update(&kenji).await;
    assert_eq!(shown["registered"]["sex_of_nik"], Value::Null);
    assert_eq!(shown["own_phone"], Value::Null);
    assert_eq!(shown["state"], "needed");
}
