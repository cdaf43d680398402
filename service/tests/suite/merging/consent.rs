use super::{MIDDLE, NOW, OLD, SIDE, held, merge, merged, preview, told};
use crate::test_app::{TestApp, dump_query};
use serde_json::json;

const AGUS: &str = "agus@jmo.example";

#[tokio::test]
async fn a_preview_says_what_would_be_and_does_nothing() {
    let (app, token) = told().alone().await;
    let before = held(&app, &token).await;
    let shown = preview(&app, &token, &[OLD, MIDDLE], NOW).await.ok();
    assert_eq!(
        shown["into"],
        json!({"kpj": NOW, "employer": "PT Satu", "amount": 400})
    );
    assert_eq!(
        shown["cards"][0],
        json!({"kpj": OLD, "employer": "PT Satu", "amount": 103_000})
    );
    assert_eq!(shown["cards"][1]["amount"], 20_000);
    assert_eq!(shown["total"], 123_400);
    assert_eq!(held(&app, &token).await, before);
    let again = preview(&app, &token, &[MIDDLE, OLD], NOW).await.ok();
    assert_eq!(again["preview"], shown["preview"], "in whatever order");
}

#[tokio::test]
async fn merged_cards_are_a_part_of_the_other_and_the_total_is_the_same() {
    let (app, token) = told().alone().await;
    let before = app.see(&token, "/v1/balance").await;
    let statement = app.see(&token, "/v1/balance/statement").await;
    merged(&app, &token, &[OLD, MIDDLE], NOW).await;
    let balance = app.see(&token, "/v1/balance").await;
    assert_eq!(balance["total"], before["total"]);
    assert_eq!(balance["years"], before["years"]);
    let cards = balance["cards"].as_array().expect("a list");
    let now = cards
        .iter()
        .find(|card| card["kpj"] == NOW)
        .expect("it is there");
    assert_eq!(now["amount"], 123_400);
    assert_eq!(now["merged"], json!([MIDDLE, OLD]));
    assert!(
        cards
            .iter()
            .all(|card| card["kpj"] != OLD && card["kpj"] != MIDDLE)
    );
    assert_eq!(
        app.see(&token, "/v1/balance/statement").await,
        statement,
        "the ledger knows nothing of it"
    );
    let membership = app.see(&token, "/v1/membership").await;
    let record = &membership["merges"][0];
    assert_eq!(record["into"], NOW);
    assert_eq!(record["cards"], json!([OLD, MIDDLE]));
    assert_eq!(record["at"], crate::test_app::BEGIN);
    for card in membership["cards"].as_array().expect("a list") {
        let merged = card["kpj"] == OLD || card["kpj"] == MIDDLE;
        let into = if merged { json!(NOW) } else { json!(null) };
        assert_eq!(card["merged_into"], into, "{}", card["kpj"]);
    }
}

#[tokio::test]
async fn asked_twice_it_merges_once() {
    let (app, token) = told().alone().await;
    let shown = preview(&app, &token, &[OLD], NOW).await.ok();
    for _ in 0..3 {
        merge(&app, &token, &[OLD], NOW, &shown).await.done();
    }
    let rows = dump_query(app.app.store(), "SELECT id FROM merge").await;
    assert_eq!(rows.len(), 1);
    // The same consent is none to something else.
    merge(&app, &token, &[MIDDLE], NOW, &shown)
        .await
        .refused(409, "out_of_date");
    merge(&app, &token, &[OLD, MIDDLE], NOW, &shown)
        .await
        .refused(409, "out_of_date");
    merge(&app, &token, &[OLD], SIDE, &shown)
        .await
        .refused(409, "out_of_date");
}

#[tokio::test]
async fn two_devices_at_the_same_moment_merge_once() {
    let (app, token) = told().alone().await;
    let shown = preview(&app, &token, &[OLD, MIDDLE], NOW).await.ok();
    let ask = || merge(&app, &token, &[OLD, MIDDLE], NOW, &shown);
    let all = futures_util::future::join_all((0..8).map(|_| ask())).await;
    for answer in all {
        answer.done();
    }
    let rows = dump_query(app.app.store(), "SELECT membership_id FROM merge_card").await;
    assert_eq!(rows.len(), 2);
}

#[tokio::test]
async fn two_devices_that_want_different_things_do_not_both_get_them() {
    let (app, token) = told().alone().await;
    let one = preview(&app, &token, &[OLD], NOW).await.ok();
    let other = preview(&app, &token, &[OLD, MIDDLE], SIDE).await.ok();
    let (one, other) = tokio::join!(
        merge(&app, &token, &[OLD], NOW, &one),
        merge(&app, &token, &[OLD, MIDDLE], SIDE, &other),
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
}

#[tokio::test]
async fn consent_is_to_these_amounts() {
    let told = told();
    let (app, token) = told.alone().await;
    let shown = preview(&app, &token, &[OLD], NOW).await.ok();
    told.paid(NOW, "2023-02", 1).to(&app).await;
    merge(&app, &token, &[OLD], NOW, &shown)
        .await
        .refused(409, "out_of_date");
    let made_up = json!({"preview": "ab".repeat(32)});
    merge(&app, &token, &[OLD], NOW, &made_up)
        .await
        .refused(409, "out_of_date");
    merged(&app, &token, &[OLD], NOW).await;
}

#[tokio::test]
async fn what_was_merged_may_be_merged_on_with_the_card_it_is_a_part_of() {
    let (app, token) = told().alone().await;
    merged(&app, &token, &[OLD], MIDDLE).await;
    let shown = preview(&app, &token, &[MIDDLE], NOW).await.ok();
    assert_eq!(shown["cards"][0]["amount"], 123_000);
    merge(&app, &token, &[MIDDLE], NOW, &shown).await.done();
    let rows = held(&app, &token).await;
    assert!(rows.contains(&(NOW.to_owned(), 123_400)), "{rows:?}");
}

#[tokio::test]
async fn every_contact_is_told_and_it_stands_in_the_timeline() {
    let app = TestApp::new().await;
    let agus = app.sign_in_as(AGUS).await.access;
    let (ended, running) = (["16020090007", "20010090017"], "24010090027");
    let id = merged(&app, &agus, &ended, running).await;
    for contact in [AGUS, "+6281290009007"] {
        let texts = app.texts_to(contact).await;
        let told = texts
            .iter()
            .filter(|text| text.contains("Kartu JMO Anda digabung"));
        assert_eq!(told.count(), 1, "{contact}");
        assert!(texts.iter().all(|text| !text.contains(running)), "masked");
    }
    let timeline = app.see(&agus, "/v1/activity?kind=message").await;
    let merging = json!({"kind": "merged", "cards": ended});
    let entries = timeline["entries"].as_array().expect("a list").clone();
    let entry = entries.iter().find(|one| one["event"] == merging);
    assert_eq!(entry.expect("it is there")["kpj"], running);
    super::undo(&app, &agus, &id).await.done();
    super::undo(&app, &agus, &id).await.done();
    let texts = app.texts_to(AGUS).await;
    let told = texts.iter().filter(|text| text.contains("dibatalkan"));
    assert_eq!(told.count(), 1, "once");
    let timeline = app.see(&agus, "/v1/activity?kind=message").await;
    let unmerging = json!({"kind": "unmerged", "cards": ended});
    let entries = timeline["entries"].as_array().expect("a list");
    assert!(entries.iter().any(|one| one["event"] == unmerging));
    assert!(entries.iter().any(|one| one["event"] == merging));
}
