use super::{Event, apply::apply, cards::Cards};
use crate::{App, StoreError, store::Rows};
use ring::digest;
use sqlx::AnyConnection;
use std::{collections::HashSet, sync::LazyLock};

/// Why a batch of events was refused; nothing of it took effect.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The id was used before for something else.
    #[error("event {0} was told before with another content")]
    Contradicts(String),
    /// It builds on something nobody told.
    #[error("event {0} builds on something unknown")]
    Unknown(String),
    /// It has an amount that cannot be: a negative contribution, a claim of nothing.
    #[error("event {0} has an impossible amount")]
    Impossible(String),
    /// It would take more out of JHT than is in.
    #[error("event {0} would overdraw the balance")]
    Overdraws(String),
    /// The database failed.
    #[error("the store failed: {0}")]
    Store(#[from] StoreError),
}

/// Takes a batch of events, in order, and answers how many were new.
///
/// # Errors
/// See [`RegisterError`].
pub async fn deliver(app: &App, events: &[Event]) -> Result<usize, RegisterError> {
    let mut tx = app.store().write().await?;
    let new = record(&mut tx, app, events).await?;
    let mut cards = Cards::default();
    for event in &new {
        apply(&mut tx, app, &mut cards, event).await?;
    }
    tx.commit().await?;
    Ok(new.len())
}

static EVENTS: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO register_event (id, kind, digest, received_at, body_sealed) VALUES",
        5,
        "ON CONFLICT (id) DO NOTHING RETURNING id",
    )
});

/// Writes events down and answers those that were not told before.
async fn record<'a>(
    tx: &mut AnyConnection,
    app: &App,
    events: &'a [Event],
) -> Result<Vec<&'a Event>, RegisterError> {
    let received_at = app.clock().now().as_microsecond();
    let mut new = Vec::with_capacity(events.len());
    for (insert, events) in EVENTS.chunks(events) {
        let mut query = sqlx::query_as(insert);
        for event in events {
            let body = body(event);
            query = query
                .bind(&event.id)
                .bind(event.body.kind())
                .bind(digest(&body))
                .bind(received_at)
                .bind(app.keys().seal("register_event.body", &event.id, &body));
        }
        let inserted: Vec<(String,)> = query.fetch_all(&mut *tx).await?;
        let mut inserted: HashSet<_> = inserted.into_iter().map(|(id,)| id).collect();
        for event in events {
            // Told twice in one batch: the first counts.
            if inserted.remove(&event.id) {
                new.push(event);
            } else {
                check_known(tx, event).await?;
            }
        }
    }
    Ok(new)
}

async fn check_known(tx: &mut AnyConnection, event: &Event) -> Result<(), RegisterError> {
    let (known,): (Vec<u8>,) = sqlx::query_as("SELECT digest FROM register_event WHERE id = $1")
        .bind(&event.id)
        .fetch_one(tx)
        .await?;
    if known == digest(&body(event)) {
        Ok(())
    } else {
        Err(RegisterError::Contradicts(event.id.clone()))
    }
}

fn body(event: &Event) -> Vec<u8> {
    serde_json::to_vec(&event.body).expect("an event is plain data")
}

fn digest(body: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, body).as_ref().to_vec()
}
