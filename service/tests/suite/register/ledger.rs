use super::feed::{beginning, claim, contribution, correction};
use crate::test_app::{TestApp, dump_query};
use jmo_service::register::{Event, deliver, prove};
use proptest::prelude::*;

#[tokio::test]
async fn every_balance_of_the_population_is_the_sum_of_its_ledger() {
    let app = TestApp::new().await;
    let (right, wrong) = prove(app.app.store()).await.expect("a proof");
    assert_eq!(wrong, []);
    let cards = dump_query(app.app.store(), "SELECT kpj FROM membership").await;
    assert!(
        right > cards.len() / 2,
        "{right} accounts on {} cards",
        cards.len()
    );
}

async fn tamper(app: &TestApp, sql: &'static str) {
    let mut tx = app.app.store().write().await.expect("a turn");
    sqlx::query(sql).execute(&mut *tx).await.expect("tampered");
    tx.commit().await.expect("written");
}

#[tokio::test]
async fn the_proof_finds_a_balance_that_was_tampered_with() {
    let app = TestApp::new().await;
    tamper(&app, "UPDATE balance SET amount = amount + 1 WHERE membership_id = (SELECT id FROM membership WHERE kpj = '18030090001')").await;
    let (_, wrong) = prove(app.app.store()).await.expect("a proof");
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].balance, wrong[0].ledger + 1);
}

#[tokio::test]
async fn the_proof_finds_an_entry_that_was_changed_removed_or_made_up() {
    let app = TestApp::new().await;
    tamper(
        &app,
        "UPDATE ledger SET amount = amount - 1 WHERE event_id = '18030090001/return/2020-12-31'",
    )
    .await;
    tamper(
        &app,
        "DELETE FROM ledger WHERE event_id = '22010090002/return/2024-12-31'",
    )
    .await;
    tamper(&app, "INSERT INTO ledger SELECT person_id, membership_id, 'ANOTHER', event_id, 99, kind, year, posted_on, 5, estimate FROM ledger LIMIT 1").await;
    let (_, wrong) = prove(app.app.store()).await.expect("a proof");
    assert_eq!(wrong.len(), 3);
}

#[tokio::test]
async fn the_proof_finds_a_balance_without_entries_and_entries_without_a_balance() {
    let app = TestApp::new().await;
    tamper(&app, "DELETE FROM balance WHERE membership_id = (SELECT id FROM membership WHERE kpj = '18030090001')").await;
    tamper(&app, "DELETE FROM ledger WHERE membership_id = (SELECT id FROM membership WHERE kpj = '22010090002')").await;
    let (_, wrong) = prove(app.app.store()).await.expect("a proof");
    assert_eq!(wrong.len(), 2);
}

/// Money in and out; some of it more than there is.
fn events() -> impl Strategy<Value = Vec<(u8, i64)>> {
    prop::collection::vec((0..4_u8, 0..1_000_000_i64), 1..40)
}

fn build(at: usize, kind: u8, amount: i64) -> Event {
    let id = format!("e{at}");
    match kind {
        0 | 1 => contribution(&id, amount),
        2 => claim(&id, amount + 1),
        _ => correction(&id, amount - 600_000),
    }
}

#[test]
fn after_any_sequence_of_events_the_balance_is_the_sum_and_never_negative() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let config = ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(events in events())| {
        runtime.block_on(async {
            let app = TestApp::empty().await;
            deliver(&app.app, &beginning()).await.expect("a beginning");
            let mut balance = 0;
            for (at, (kind, amount)) in events.into_iter().enumerate() {
                let event = build(at, kind, amount);
                let moves = match kind { 0 | 1 => amount, 2 => -amount - 1, _ => amount - 600_000 };
                let told = deliver(&app.app, std::slice::from_ref(&event)).await;
                assert_eq!(told.is_ok(), balance + moves >= 0, "{event:?} on {balance}");
                if told.is_ok() {
                    balance += moves;
                }
            }
            let (_, wrong) = prove(app.app.store()).await.expect("a proof");
            assert_eq!(wrong, []);
            let kept = dump_query(app.app.store(), "SELECT CAST(COALESCE(SUM(amount), 0) AS TEXT) FROM balance").await;
            assert_eq!(kept, [balance.to_string()]);
        });
    });
}
