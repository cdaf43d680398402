use super::{Message, Messenger};
use crate::{App, StoreError};
use jmo_wire::account::Channel;
use std::time::Duration;

/// How long one worker may hold a message before another may take it.
const LEASE_MICROS: i64 = 30_000_000;
/// The first wait after a failed delivery; it doubles each time, up to an hour.
const FIRST_WAIT_MICROS: i64 = 5_000_000;
const LONGEST_WAIT_MICROS: i64 = 3_600_000_000;

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

/// Delivers the message that is due longest; false when none is.
async fn deliver_one(app: &App, messenger: &impl Messenger) -> Result<bool, StoreError> {
    let Some((message, attempts)) = lease(app).await? else {
        return Ok(false);
    };
    match messenger.deliver(&message).await {
        Ok(()) => done(app, &message.id).await?,
        Err(error) => {
            tracing::warn!(message = message.id, attempts, %error, "will try again");
            postpone(app, &message.id, attempts).await?;
        }
    }
    Ok(true)
}

/// Takes the message that is due longest and hides it from other workers for a while. The
/// predicate stands in the outer statement too: on a database with several writers the inner
/// choice alone would lease one row twice.
async fn lease(app: &App) -> Result<Option<(Message, i64)>, StoreError> {
    type Row = (String, String, Vec<u8>, Vec<u8>, i64);
    let now = app.clock().now().as_microsecond();
    let mut tx = app.store().write().await?;
    let row: Option<Row> = sqlx::query_as(
        "UPDATE outbox SET due_at = $1, attempts = attempts + 1
         WHERE id = (SELECT id FROM outbox WHERE sent_at IS NULL AND due_at <= $2 ORDER BY due_at, id LIMIT 1)
           AND sent_at IS NULL AND due_at <= $2
         RETURNING id, channel, to_sealed, body_sealed, attempts",
    )
    .bind(now + LEASE_MICROS)
    .bind(now)
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    let Some((id, channel, to, body, attempts)) = row else {
        return Ok(None);
    };
    let opened = app.keys().open_text("outbox.to", &id, &to).and_then(|to| {
        app.keys()
            .open_text("outbox.body", &id, &body)
            .map(|text| (to, text))
    });
    match opened {
        Ok((to, text)) => {
            let channel = if channel == "sms" {
                Channel::Sms
            } else {
                Channel::Email
            };
            Ok(Some((
                Message {
                    id,
                    channel,
                    to,
                    text,
                },
                attempts,
            )))
        }
        Err(error) => {
            tracing::error!(message = id, %error, "a message does not open and is left behind");
            done(app, &id).await?;
            Ok(None)
        }
    }
}

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
