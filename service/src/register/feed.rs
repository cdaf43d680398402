use super::{Event, apply::apply};
use crate::{App, StoreError};
use ring::digest;
use sqlx::AnyConnection;

/// Why a batch of events was refused; nothing of it took effect.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The id was used before for something else.
    #[error("event {0} was told before with another content")]
    Contradicts(String),
    /// It builds on something nobody told.
    #[error("event {0} builds on something unknown")]
    Unknown(String),
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
    let mut new = 0;
    for event in events {
        if record(&mut tx, app, event).await? {
            apply(&mut tx, app, event).await?;
            new += 1;
        }
    }
    tx.commit().await?;
    Ok(new)
}

/// Writes the event down; false when it was told before.
async fn record(tx: &mut AnyConnection, app: &App, event: &Event) -> Result<bool, RegisterError> {
    let body = serde_json::to_vec(&event.body).expect("an event is plain data");
    let digest = digest::digest(&digest::SHA256, &body);
    let inserted = sqlx::query(
        "INSERT INTO register_event (id, kind, digest, received_at, body_sealed) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(&event.id)
    .bind(event.body.kind())
    .bind(digest.as_ref())
    .bind(app.clock().now().as_microsecond())
    .bind(app.keys().seal("register_event.body", &event.id, &body))
    .execute(&mut *tx)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(true);
    }
    let (known,): (Vec<u8>,) = sqlx::query_as("SELECT digest FROM register_event WHERE id = $1")
        .bind(&event.id)
        .fetch_one(tx)
        .await?;
    if known == digest.as_ref() {
        Ok(false)
    } else {
        Err(RegisterError::Contradicts(event.id.clone()))
    }
}
