//! Messages that must leave. They are written in the transaction of their cause and delivered
//! afterwards, so that a message is never sent for something that did not happen, and not lost for
//! something that did, as long as it is worth delivering.

mod messenger;
mod outside;
mod set_up;
mod sms;
mod smtp;
mod worker;

pub use messenger::{Message, Messenger, NotDelivered};
pub use outside::Outside;
pub use set_up::SetUpError;
pub use sms::Sms;
pub use smtp::Smtp;
pub use worker::{begin_again, deliver};

use crate::App;
use jiff::SignedDuration;
use jmo_wire::{Text, account::Channel};
use sqlx::AnyConnection;
use uuid::Uuid;

/// Does the work of [`put`] for a message nobody gets: whoever asked for it must not learn from the
/// time that there is no such account.
///
/// # Errors
/// When the database fails.
pub async fn put_nowhere(
    tx: &mut AnyConnection,
    app: &App,
    text: &Text,
) -> Result<(), sqlx::Error> {
    put(tx, app, Channel::Email, NOWHERE, text, SignedDuration::ZERO).await
}

/// Where a message goes that nobody gets.
pub(crate) const NOWHERE: &str = "";

/// Puts a message into the outbox. After `life` it is not worth delivering any more.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &mut AnyConnection,
    app: &App,
    channel: Channel,
    to: &str,
    text: &Text,
    life: SignedDuration,
) -> Result<(), sqlx::Error> {
    let id = Uuid::now_v7().to_string();
    let body = format!("{}\n\n{}", text.id, text.en);
    let now = app.clock().now().as_microsecond();
    sqlx::query(
        "INSERT INTO outbox (id, channel, to_sealed, body_sealed, created_at, due_at, expires_at, attempts, sent_at)
         VALUES ($1, $2, $3, $4, $5, $5, $6, 0, $7)",
    )
    .bind(&id)
    .bind(channel_text(channel))
    .bind(app.keys().seal("outbox.to", &id, to.as_bytes()))
    .bind(app.keys().seal("outbox.body", &id, body.as_bytes()))
    .bind(now)
    .bind(now + i64::try_from(life.as_micros()).unwrap_or(i64::MAX))
    // Out of the way at once.
    .bind(to.is_empty().then_some(now))
    .execute(tx)
    .await?;
    Ok(())
}

fn channel_text(channel: Channel) -> &'static str {
    if channel == Channel::Sms {
        "sms"
    } else {
        "email"
    }
}
