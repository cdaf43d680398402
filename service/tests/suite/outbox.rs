//! Messages leave in time, or not at all.

use crate::test_app::{BEGIN, TestApp, dump_query, open_app};
use async_trait::async_trait;
use jiff::SignedDuration;
use jmo_service::{
    App,
    outbox::{self, Message, Messenger, NotDelivered},
};
use jmo_wire::{Text, account::Channel};
use std::time::Duration;
use tokio::{sync::mpsc, time::timeout};

/// Hands every message to the test; the outside takes those it is told to.
struct Told {
    to: mpsc::UnboundedSender<Message>,
    takes: bool,
}

#[async_trait]
impl Messenger for Told {
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered> {
        self.to.send(message.clone()).expect("somebody listens");
        if self.takes {
            Ok(())
        } else {
            Err(NotDelivered::later("closed"))
        }
    }
}

async fn put(app: &App, to: &str, life_seconds: i64) {
    let text = Text {
        id: "Halo.".to_owned(),
        en: "Hello.".to_owned(),
    };
    let life = SignedDuration::from_secs(life_seconds);
    let mut tx = app.store().write().await.expect("the writer");
    outbox::put(&mut tx, app, Channel::Email, to, &text, life)
        .await
        .expect("put");
    tx.commit().await.expect("committed");
}

/// A service with these messages `later` seconds ago, and a worker that begins now.
async fn after(
    messages: &[(&str, i64)],
    later: i64,
    takes: bool,
) -> (TestApp, mpsc::UnboundedReceiver<Message>) {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open_app(&folder, BEGIN).await;
    for (to, life_seconds) in messages {
        put(&app, to, *life_seconds).await;
    }
    app.clock().advance(SignedDuration::from_secs(later));
    let (to, told) = mpsc::unbounded_channel();
    (TestApp::start(app, folder, Told { to, takes }), told)
}

#[tokio::test]
async fn expired_messages_are_dropped_and_do_not_hold_up_the_next() {
    let mut messages = vec![("late@jmo.example", 300); 20];
    messages.push(("in-time@jmo.example", 301));
    let (app, mut told) = after(&messages, 300, true).await;
    // A worker that took a dropped one for an empty outbox would need a second for each.
    let next = timeout(Duration::from_secs(10), told.recv()).await;
    let next = next.expect("at once").expect("a message");
    assert_eq!(next.to, "in-time@jmo.example");
    app.outbox_is_quiet().await;
    assert!(told.try_recv().is_err(), "the others never went out");
}

#[tokio::test]
async fn a_message_that_does_not_open_does_not_hold_up_the_next_either() {
    let messages = [("one@jmo.example", 300), ("two@jmo.example", 300)];
    let (app, mut told) = after(&messages, -1, true).await;
    let mut tx = app.app.store().write().await.expect("the writer");
    sqlx::query(
        "UPDATE outbox SET to_sealed = body_sealed WHERE id = (SELECT MIN(id) FROM outbox)",
    )
    .execute(&mut *tx)
    .await
    .expect("damaged");
    tx.commit().await.expect("committed");
    app.later(1);
    let next = timeout(Duration::from_secs(10), told.recv()).await;
    let next = next.expect("at once").expect("a message");
    assert_eq!(next.to, "two@jmo.example");
    app.outbox_is_quiet().await;
}

#[tokio::test]
async fn what_the_outside_does_not_take_is_tried_again_as_the_same_message_until_it_expires() {
    let (app, mut told) = after(&[("siti@jmo.example", 60)], 0, false).await;
    let mut tries = Vec::new();
    for wait in [5, 10, 20, 40] {
        let next = timeout(Duration::from_secs(10), told.recv()).await;
        tries.push(next.expect("in time").expect("a message").id);
        let due = app.app.clock().now().as_microsecond() + wait * 1_000_000;
        let postponed = format!("SELECT id FROM outbox WHERE due_at = {due}");
        while dump_query(app.app.store(), &postponed).await.is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        app.later(wait);
    }
    tries.dedup();
    assert_eq!(tries.len(), 1);
    app.outbox_is_quiet().await;
    assert!(told.try_recv().is_err(), "it was dropped");
}
