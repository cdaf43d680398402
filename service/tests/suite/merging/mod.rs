//! Cards merged: only as consented to, never another sum, and back exactly as they were.

mod consent;
mod refused;
mod undone;

use crate::{
    test_app::{Answer, TestApp},
    told::Told,
};
use jmo_rules::{Programme, Segment};
use serde_json::{Value, json};

const OLD: &str = "15010000001";
const MIDDLE: &str = "18010000002";
const NOW: &str = "23010000003";
/// Running, beside the current one.
const SIDE: &str = "24010000004";
/// Without JHT.
const BARE: &str = "16010000005";

/// Two cards that ended, two that run, and one without JHT.
fn told() -> Told {
    Told::new()
        .card(OLD, "2016-01-01")
        .card(MIDDLE, "2018-01-01")
        .card(NOW, "2023-01-01")
        .card(SIDE, "2024-01-01")
        .card_of(BARE, "2016-01-01", Segment::Bpu, &[Programme::Jkk])
        .paid(OLD, "2016-01", 100_000)
        .earned(OLD, "2016-12-31", 3_000, false)
        .paid(MIDDLE, "2018-01", 20_000)
        .paid(NOW, "2023-01", 400)
        .left(OLD, "2017-06-30")
        .left(MIDDLE, "2022-06-30")
        .left(BARE, "2017-06-30")
}

async fn preview(app: &TestApp, token: &str, cards: &[&str], into: &str) -> Answer {
    let asked = json!({"cards": cards, "into": into});
    app.act(token, "/v1/membership/merge/preview", &asked).await
}

async fn merge(app: &TestApp, token: &str, cards: &[&str], into: &str, preview: &Value) -> Answer {
    let asked = json!({"cards": cards, "into": into, "preview": preview["preview"]});
    app.act(token, "/v1/membership/merge", &asked).await
}

/// Looks, consents, and answers the merge's id.
async fn merged(app: &TestApp, token: &str, cards: &[&str], into: &str) -> String {
    let shown = preview(app, token, cards, into).await.ok();
    merge(app, token, cards, into, &shown).await.done();
    let merges = app.see(token, "/v1/membership").await["merges"].clone();
    let newest = merges.as_array().expect("a list").last();
    newest.expect("a merge")["id"]
        .as_str()
        .expect("an id")
        .to_owned()
}

async fn undo(app: &TestApp, token: &str, id: &str) -> Answer {
    app.act(token, "/v1/membership/merge/undo", &json!({"id": id}))
        .await
}

/// KPJ and amount of each row of the balance.
async fn held(app: &TestApp, token: &str) -> Vec<(String, i64)> {
    let balance = app.see(token, "/v1/balance").await;
    let cards = balance["cards"].as_array().expect("a list");
    let row = |card: &Value| {
        let kpj = card["kpj"].as_str().expect("a number").to_owned();
        (kpj, card["amount"].as_i64().expect("rupiah"))
    };
    cards.iter().map(row).collect()
}
