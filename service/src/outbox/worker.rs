use super::{Message, Messenger, NotDelivered, channel_text};
use crate::{App, StoreError};
use jmo_seal::OpenError;
use jmo_wire::account::Channel;
use std::time::Duration;
use tokio::{
    join,
    sync::Notify,
    time::{sleep, timeout},
};

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

/// Delivers what is due, for ever, two messages of each channel at once. The channels do not wait
/// for each other: a gateway that never answers must not hold up the mail.
pub async fn deliver(app: App, messenger: impl Messenger) {
    let due = Notify::new();
    let one = |channel| work(&app, &messenger, channel, &due);
    let look = async {
        loop {
            // Nobody tells when a message is due again, so it is looked at every second.
            let _ = timeout(Duration::from_secs(1), app.outbox().notified()).await;
            due.notify_waiters();
        }
    };
    let mail = async { join!(one(Channel::Email), one(Channel::Email)) };
    let sms = async { join!(one(Channel::Sms), one(Channel::Sms)) };
    join!(look, mail, sms);
}

async fn work(app: &App, messenger: &impl Messenger, channel: Channel, due: &Notify) {
    loop {
        // Before looking, so that what comes while looking is not missed.
        let next = due.notified();
        match deliver_one(app, messenger, channel).await {
            Ok(true) => {}
            Ok(false) => next.await,
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be read");
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Takes the message that is due longest and delivers it, or drops it when that makes no sense any
/// more; false when none is due.
async fn deliver_one(
    app: &App,
    messenger: &impl Messenger,
    channel: Channel,
) -> Result<bool, StoreError> {
    let Some(leased) = lease(app, channel).await? else {
        return Ok(false);
    };
    let (id, attempts) = (leased.id.as_str(), leased.attempts);
    if leased.expires_at <= app.clock().now().as_microsecond() {
        tracing::warn!(message = id, attempts, "came too late and is dropped");
        done(app, id).await?;
        return Ok(true);
    }
    let message = match leased.open(app, channel) {
        Ok(message) => message,
        Err(error) => {
            tracing::error!(message = id, %error, "does not open and is dropped");
            done(app, id).await?;
            return Ok(true);
        }
    };
    let delivered = timeout(PATIENCE, messenger.deliver(&message)).await;
    match delivered.unwrap_or_else(|_| Err(NotDelivered::later("no answer in time"))) {
        Ok(()) => done(app, id).await?,
        Err(NotDelivered::Later { why, wait }) => {
            tracing::warn!(message = id, attempts, why, "will try again");
            postpone(app, id, attempts, wait.unwrap_or_default()).await?;
        }
        Err(NotDelivered::Never(why)) => {
            tracing::warn!(
                message = id,
                attempts,
                why,
                "is refused for good and dropped"
            );
            done(app, id).await?;
        }
    }
    Ok(true)
}

/// A message this worker has for a while.
struct Leased {
    id: String,
    to_sealed: Vec<u8>,
    body_sealed: Vec<u8>,
    attempts: i64,
    expires_at: i64,
}

impl Leased {
    fn open(&self, app: &App, channel: Channel) -> Result<Message, OpenError> {
        let open = |column, sealed| app.keys().open_text(column, &self.id, sealed);
        Ok(Message {
            id: self.id.clone(),
            channel,
            to: open("outbox.to", &self.to_sealed)?,
            text: open("outbox.body", &self.body_sealed)?,
        })
    }
}

/// Takes the message that is due longest and hides it from other workers for a while. The
/// predicate stands in the outer statement too: on a database with several writers the inner
/// choice alone would lease one row twice.
async fn lease(app: &App, channel: Channel) -> Result<Option<Leased>, StoreError> {
    type Row = (String, Vec<u8>, Vec<u8>, i64, i64);
    let now = app.clock().now().as_microsecond();
    let mut tx = app.store().write().await?;
    let row: Option<Row> = sqlx::query_as(
        "UPDATE outbox SET due_at = $1, attempts = attempts + 1
         WHERE id = (SELECT id FROM outbox WHERE sent_at IS NULL AND due_at <= $2 AND channel = $3
                     ORDER BY due_at, id LIMIT 1)
           AND sent_at IS NULL AND due_at <= $2
         RETURNING id, to_sealed, body_sealed, attempts, expires_at",
    )
    .bind(now + LEASE_MICROS)
    .bind(now)
    .bind(channel_text(channel))
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(row.map(
        |(id, to_sealed, body_sealed, attempts, expires_at)| Leased {
            id,
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

/// Waits twice as long each time, and at least as long as the outside `asked` for.
async fn postpone(app: &App, id: &str, attempts: i64, asked: Duration) -> Result<(), StoreError> {
    let asked = i64::try_from(asked.as_micros()).unwrap_or(i64::MAX);
    let wait = FIRST_WAIT_MICROS << (attempts - 1).clamp(0, 12);
    let wait = wait.max(asked).min(LONGEST_WAIT_MICROS);
    let mut tx = app.store().write().await?;
    sqlx::query("UPDATE outbox SET due_at = $1 WHERE id = $2")
        .bind(app.clock().now().as_microsecond() + wait)
        .bind(id)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
