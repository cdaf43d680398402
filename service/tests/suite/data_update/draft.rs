use crate::test_app::{BUDI, RINA, Tables, TestApp};
use serde_json::{Value, json};

#[tokio::test]
async fn what_was_typed_is_there_on_another_device_as_it_was_typed() {
    let app = TestApp::new().await;
    let phone = app.sign_in_as(RINA).await.access;
    let typed = json!({"npwp": " 12 not a number", "field_of_a_newer_app": "x\u{0}y"});
    let saved = app.save_draft(&phone, 0, &typed).await.ok();
    assert_eq!(
        saved,
        json!({"revision": 1, "saved_at": "2026-11-21T02:40:00Z"})
    );
    let laptop = app.sign_in_as(RINA).await.access;
    let draft = json!({
        "flow_version": 1, "revision": 1, "stage": "contact", "answers": typed,
        "saved_at": "2026-11-21T02:40:00Z",
    });
    assert_eq!(app.data_update(&laptop).await["draft"], draft);
}

#[tokio::test]
async fn a_draft_made_from_an_older_one_is_out_of_date() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.save_draft(&rina, 0, &json!({"address": "1"}))
        .await
        .ok();
    app.save_draft(&rina, 1, &json!({"address": "2"}))
        .await
        .ok();
    for revision in [0, 1, 3] {
        let third = json!({"address": "3"});
        let late = app.save_draft(&rina, revision, &third).await;
        late.refused(409, "out_of_date");
    }
    let draft = app.data_update(&rina).await["draft"].clone();
    assert_eq!(draft["answers"], json!({"address": "2"}));
    // The same again, after a lost answer, is kept already.
    let again = app
        .save_draft(&rina, 1, &json!({"address": "2"}))
        .await
        .ok();
    assert_eq!(again["revision"], 2);
}

#[tokio::test]
async fn of_two_devices_at_once_one_saves() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let answers = ["1", "2", "3", "4"].map(|text| json!({"address": text}));
    let saves = answers.iter().map(|one| app.save_draft(&rina, 0, one));
    let codes = futures_util::future::join_all(saves).await;
    let saved = codes.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(saved, 1);
    assert!(
        codes
            .iter()
            .all(|one| one.status == 200 || one.code() == "out_of_date")
    );
}

#[tokio::test]
async fn a_discarded_draft_is_gone_and_its_revision_is_never_another_ones() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.save_draft(&rina, 0, &json!({"address": "1"}))
        .await
        .ok();
    let discard = || app.ask("DELETE", "/v1/data-update/draft").bearer(&rina);
    discard().send().await.done();
    assert_eq!(app.data_update(&rina).await["draft"], Value::Null);
    discard().send().await.done();
    let saved = app
        .save_draft(&rina, 0, &json!({"address": "2"}))
        .await
        .ok();
    assert_eq!(saved["revision"], 2);
    // A device that was asleep meanwhile.
    let late = app.save_draft(&rina, 1, &json!({"address": "3"})).await;
    late.refused(409, "out_of_date");
}

#[tokio::test]
async fn it_is_gone_once_the_update_is_submitted() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    app.save_draft(&rina, 0, &json!({"address": "1"}))
        .await
        .ok();
    app.update(&rina, "one").await;
    assert_eq!(app.data_update(&rina).await["draft"], Value::Null);
}

#[tokio::test]
async fn nobody_has_anothers_draft() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let budi = app.sign_in(BUDI).await.access;
    app.save_draft(&rina, 0, &json!({"address": "1"}))
        .await
        .ok();
    assert_eq!(app.data_update(&budi).await["draft"], Value::Null);
    let discard = app.ask("DELETE", "/v1/data-update/draft").bearer(&budi);
    discard.send().await.done();
    assert_eq!(app.data_update(&rina).await["draft"]["revision"], 1);
}

#[tokio::test]
async fn only_so_much_is_kept() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let many = |count: usize| -> Value {
        let fields = (0..count).map(|at| (format!("field_{at}"), json!("x")));
        Value::Object(fields.collect())
    };
    let (name, text) = ("n".repeat(40), "é".repeat(300));
    let before = Tables::read(app.app.store()).await;
    for too_much in [
        many(41),
        json!({format!("{name}n"): "x"}),
        json!({"address": format!("{text}é")}),
    ] {
        let refused = app.save_draft(&rina, 0, &too_much).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": "answers", "code": "too_long"}]);
        assert_eq!(refused.json()["fields"], named);
    }
    let after = Tables::read(app.app.store()).await;
    assert_eq!(before.changed(&after), Vec::<&str>::new());
    app.save_draft(&rina, 0, &many(40)).await.ok();
    app.save_draft(&rina, 1, &json!({name: text})).await.ok();
}
