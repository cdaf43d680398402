use super::{Message, Messenger, NotDelivered};
use crate::{App, StoreError};
use jmo_seal::OpenError;
use jmo_wire::account::Channel;
use std::time::Duration;

/// How long one worker may hold a message before another may take it.
const LEASE_MICROS: i64 = 30_000_000;
/// The first wait after a failed delivery; it doubles each time, up to an hour.
const FIRST_WAIT_MICROS: i64 = 5_000_000;
const LONGEST_WAIT_MICROS: i64 = 3_600_000_000;
/// How long the outside may take over one message; well within the lease.
const PATIENCE: Duration = Duration::from_secs(10);

/// Gives back what a killed worker held, and does not wait any longer for what failed. Only for a
/// service that is alone with its database and has just started.
///
/// # Errors
/// When the database fails.
pub async fn begin_again(app: &App) -> Result<(), StoreError> {
    let mut tx = app.store().write().await?;
    sqlx::query("UPDATE outbox SET due_at = created_at WHERE sent_at IS NULL")
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// Delivers what is due, for ever.
pub async fn deliver(app: App, messenger: impl Messenger) {
    loop {
        match deliver_one(&app, &messenger).await {
            Ok(true) => {}
            Ok(false) => {
                let _ = tokio::time::timeout(Duration::from_secs(1), app.outbox().notified()).await;
            }
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be read");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Takes the message that is due longest and delivers it, or drops it when that makes no sense any
/// more; false when none is due.
async fn deliver_one(app: &App, messenger: &impl Messenger) -> Result<bool, StoreError> {
    let Some(leased) = lease(app).await? else {
        return Ok(false);
    };
    let (id, attempts) = (leased.id.as_str(), leased.attempts);
    if leased.expires_at <= app.clock().now().as_microsecond() {
        tracing::warn!(message = id, attempts, "came too late and is dropped");
        done(app, id).await?;
        return Ok(true);
    }
    let message = match leased.open(app) {
        Ok(message) => message,
        Err(error) => {
            tracing::error!(message = id, %error, "does not open and is dropped");
            done(app, id).await?;
            return Ok(true);
        }
    };
    let delivered = tokio::time::timeout(PATIENCE, messenger.deliver(&message)).await;
    match delivered.unwrap_or_else(|_| Err(NotDelivered("no answer in time".to_owned()))) {
        Ok(()) => done(app, id).await?,
        Err(error) => {
            tracing::warn!(message = id, attempts, %error, "will try again");
            postpone(app, id, attempts).await?;
        }
    }
    Ok(true)
}

/// A message this worker has for a while.
struct Leased {
    id: String,
    channel: String,
    to_sealed: Vec<u8>,
    body_sealed: Vec<u8>,
    attempts: i64,
    expires_at: i64,
}

impl Leased {
    fn open(&self, app: &App) -> Result<Message, OpenError> {
        let open = |column, sealed| app.keys().open_text(column, &self.id, sealed);
        Ok(Message {
            id: self.id.clone(),
            channel: if self.channel == "sms" {
                Channel::Sms
            } else {
                Channel::Email
            },
            to: open("outbox.to", &self.to_sealed)?,
            text: open("outbox.body", &self.body_sealed)?,
        })
    }
}

/// Takes the message that is due longest and hides it from other workers for a while. The
/// predicate stands in the outer statement too: on a database with several writers the inner
/// choice alone would lease one row twice.
async fn lease(app: &App) -> Result<Option<Leased>, StoreError> {
    type Row = (String, String, Vec<u8>, Vec<u8>, i64, i64);
    let now = app.clock().now().as_microsecond();
    let mut tx = app.store().write().await?;
    let row: Option<Row> = sqlx::query_as(
        "UPDATE outbox SET due_at = $1, attempts = attempts + 1
         WHERE id = (SELECT id FROM outbox WHERE sent_at IS NULL AND due_at <= $2 ORDER BY due_at, id LIMIT 1)
           AND sent_at IS NULL AND due_at <= $2
         RETURNING id, channel, to_sealed, body_sealed, attempts, expires_at",
    )
    .bind(now + LEASE_MICROS)
    .bind(now)
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(row.map(
        |(id, channel, to_sealed, body_sealed, attempts, expires_at)| Leased {
            id,
            channel,
            to_sealed,
            body_sealed,
            attempts,
            expires_at,
        },
    ))
}

/// Marks a message as out of the way: sent, or dropped.
async fn done(app: &App, id: &str) -> Result<(), StoreError> {
    let mut tx = app.store().write().await?;
    sqlx::query("UPDATE outbox SET sent_at = $1 WHERE id = $2")
        .bind(app.clock().now().as_microsecond())
        .bind(id)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

async fn postpone(app: &App, id: &str, attempts: i64) -> Result<(), StoreError> {
    let wait = (FIRST_WAIT_MICROS << (attempts - 1).clamp(0, 12)).min(LONGEST_WAIT_MICROS);
    let mut tx = app.store().write().await?;
    sqlx::query("UPDATE outbox SET due_at = $1 WHERE id = $2")
        .bind(app.clock().now().as_microsecond() + wait)
        .bind(id)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
