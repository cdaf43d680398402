use super::{BARE, MIDDLE, NOW, OLD, SIDE, merge, merged, preview, told};
use crate::{
    test_app::{BUDI, SITI, Tables, TestApp},
    told::Told,
};
use serde_json::json;

/// What is wrong with each field of a preview.
async fn problems(app: &TestApp, token: &str, cards: &[&str], into: &str) -> Vec<String> {
    let answer = preview(app, token, cards, into).await;
    answer.refused(422, "invalid_field");
    let fields = answer.json()["fields"].clone();
    let text = |one: &serde_json::Value| {
        let part = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        format!("{} {}", part("path"), part("code"))
    };
    fields
        .as_array()
        .expect("fields")
        .iter()
        .map(text)
        .collect()
}

#[tokio::test]
async fn each_rule_has_its_words() {
    let (app, token) = told().alone().await;
    let told = async |cards: &[&str], into: &str| problems(&app, &token, cards, into).await;
    assert_eq!(told(&[], NOW).await, ["cards required"]);
    assert_eq!(told(&[OLD, OLD], NOW).await, ["cards.1 malformed"]);
    assert_eq!(told(&[OLD, NOW], NOW).await, ["into malformed"]);
    assert_eq!(told(&[OLD, SIDE], NOW).await, ["cards.1 still_running"]);
    assert_eq!(told(&[BARE], NOW).await, ["cards.0 no_savings"]);
    assert_eq!(told(&[OLD], BARE).await, ["into no_savings"]);
    merged(&app, &token, &[OLD], NOW).await;
    assert_eq!(told(&[OLD], SIDE).await, ["cards.0 already_merged"]);
    assert_eq!(told(&[MIDDLE], OLD).await, ["into already_merged"]);
    assert_eq!(
        told(&[OLD, BARE, SIDE], NOW).await,
        [
            "cards.0 already_merged",
            "cards.1 no_savings",
            "cards.2 still_running"
        ],
        "all at once"
    );
}

#[tokio::test]
async fn a_card_runs_to_the_end_of_its_last_day() {
    let told = told().left(SIDE, "2026-11-21");
    let (app, token) = told.alone().await;
    assert_eq!(
        problems(&app, &token, &[SIDE], NOW).await,
        ["cards.0 still_running"]
    );
    app.later(86_400);
    preview(&app, &token, &[SIDE], NOW).await.ok();
}

#[tokio::test]
async fn twenty_cards_are_merged_at_once_and_no_more() {
    let kpj = |at: usize| format!("160100001{at:02}");
    let told = (0..21).fold(Told::new().card(NOW, "2023-01-01"), |told, at| {
        told.card(&kpj(at), "2016-01-01")
            .paid(&kpj(at), "2016-01", 1_000)
            .left(&kpj(at), "2016-01-31")
    });
    let (app, token) = told.alone().await;
    let all: Vec<_> = (0..21).map(kpj).collect();
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    assert_eq!(problems(&app, &token, &all, NOW).await, ["cards too_long"]);
    merged(&app, &token, &all[..20], NOW).await;
    let rows = super::held(&app, &token).await;
    assert_eq!(rows, [(NOW.to_owned(), 20_000), (kpj(20), 1_000)]);
}

#[tokio::test]
async fn anothers_card_is_like_one_nobody_has() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    app.outbox_is_quiet().await;
    let before = Tables::read(app.app.store()).await;
    let anothers = preview(&app, &siti, &[BUDI.kpj], SITI.kpj).await;
    anothers.refused(404, "card_not_yours");
    let nobodys = preview(&app, &siti, &["99999999999"], SITI.kpj).await;
    assert_eq!(anothers.plain(), nobodys.plain());
    let into = preview(&app, &siti, &[SITI.kpj], BUDI.kpj).await;
    into.refused(404, "card_not_yours");
    let made_up = json!({"preview": "ab".repeat(32)});
    let merging = merge(&app, &siti, &[BUDI.kpj], SITI.kpj, &made_up).await;
    merging.refused(404, "card_not_yours");
    let after = Tables::read(app.app.store()).await;
    assert_eq!(before.changed(&after), Vec::<&str>::new());
}

#[tokio::test]
async fn nobody_undoes_anothers_merge() {
    let app = TestApp::new().await;
    let agus = app.sign_in_as("agus@jmo.example").await.access;
    let siti = app.sign_in(SITI).await.access;
    let id = merged(&app, &agus, &["16020090007"], "24010090027").await;
    for id in [id.as_str(), "", "nothing", "' OR 1=1 --"] {
        super::undo(&app, &siti, id).await.refused(404, "not_found");
    }
    let merges = app.see(&agus, "/v1/membership").await["merges"].clone();
    assert_eq!(merges.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_preview_of_anothers_is_no_consent() {
    let app = TestApp::new().await;
    let agus = app.sign_in_as("agus@jmo.example").await.access;
    let empty = json!({"preview": ""});
    let answer = merge(&app, &agus, &["16020090007"], "24010090027", &empty).await;
    answer.refused(422, "invalid_field");
}
