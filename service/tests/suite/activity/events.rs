use super::all;
use crate::{
    test_app::{SITI, TestApp},
    told::Told,
};
use jmo_rules::{Programme, Segment};
use serde_json::{Value, json};

const PU: &str = "20010000001";
const BPU: &str = "20010000002";

fn events(entries: &[Value]) -> Vec<Value> {
    let event = |entry: &Value| json!([entry["on"], entry["kpj"], entry["event"]]);
    entries.iter().map(event).collect()
}

#[tokio::test]
async fn what_came_in_was_posted_and_paid_out() {
    let month = "2026-09".parse().expect("a month");
    let day = |text: &str| text.parse().expect("a day");
    let told = Told::new()
        .card(PU, "2020-01-01")
        .card_of(BPU, "2020-01-01", Segment::Bpu, &[Programme::Jht])
        .paid_on(PU, month, 285_000, day("2026-10-15"))
        .paid_on(PU, month, 1, day("2026-10-16"))
        .paid_on(BPU, month, 20_000, day("2026-10-17"))
        .corrected(PU, "2026-10-18", -5)
        .earned(PU, "2026-10-19", 7, true)
        .claimed(BPU, "2026-10-20", 9);
    let (app, token) = told.alone().await;
    let entries = all(&app, &token, "").await;
    let amount = |jht: i64| jht + 27_000;
    let came = |jht: i64, late| json!({"kind": "contribution", "month": "2026-09", "amount": amount(jht), "jht": jht, "late": late});
    let expected = vec![
        json!(["2026-10-20", BPU, {"kind": "claim", "amount": 9}]),
        json!(["2026-10-19", PU, {"kind": "return", "amount": 7, "estimate": true}]),
        json!(["2026-10-18", PU, {"kind": "correction", "amount": -5}]),
        json!(["2026-10-17", BPU, {"kind": "payment", "month": "2026-09", "amount": amount(20_000), "jht": 20_000}]),
        json!(["2026-10-16", PU, came(1, true)]),
        json!(["2026-10-15", PU, came(285_000, false)]),
    ];
    assert_eq!(events(&entries), expected);
    assert_eq!(entries[0]["employer"], Value::Null);
    assert_eq!(entries[1]["employer"], "PT Satu");
}

#[tokio::test]
async fn what_the_person_was_told_without_coming_and_going() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    app.change(&siti.access, "sms", "+6281311112222").await;
    app.knock(
        SITI.email,
        jmo_service::sandbox::DEMO_PASSWORD,
        siti.device.as_deref(),
    )
    .await
    .ok();
    let log = app.see(&siti.access, "/v1/account/log").await.to_string();
    assert!(log.contains("signed_in"), "{log}");
    let messages = all(&app, &siti.access, "kind=message").await;
    let what: Vec<_> = messages
        .iter()
        .map(|entry| entry["event"]["what"].as_str())
        .collect();
    assert_eq!(what, [Some("contact_changed"), Some("new_device")]);
    assert_eq!(messages[0]["kpj"], Value::Null);
    assert_eq!(messages[0]["on"], "2026-11-21");
}

#[tokio::test]
async fn messages_are_paged_like_everything_else() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let account = app.see(&siti, "/v1/account/log").await;
    assert!(account["entries"].is_array());
    let mut tx = app.app.store().write().await.expect("the writer");
    for at in 0..130_i64 {
        // Forty a day, ten at one instant.
        let instant = 1_700_000_000_000_000 + at / 40 * 86_400_000_000 + at / 10 * 1_000_000;
        sqlx::query(
            "INSERT INTO security_log (account_id, id, at, kind)
             SELECT id, $1, $2, '\"exported\"' FROM account WHERE person_id = $3",
        )
        .bind(format!("id-{:03}", (at * 37) % 130))
        .bind(instant)
        .bind(app.person_id(SITI.name).await)
        .execute(&mut *tx)
        .await
        .expect("written");
    }
    tx.commit().await.expect("written");
    let entries = all(&app, &siti, "").await;
    let exported = |entry: &&Value| entry["event"]["what"] == "exported";
    let listed: Vec<_> = entries.iter().filter(exported).cloned().collect();
    let mut ids = super::ids(&listed);
    assert_eq!(ids.len(), 130);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 130);
}

#[tokio::test]
async fn where_nothing_happened_nothing_is_listed() {
    let (app, token) = Told::new().card(PU, "2026-10-01").alone().await;
    let page = app.see(&token, "/v1/activity").await;
    assert_eq!(page, json!({"entries": [], "next": null}));
}
