use crate::{
    App, StoreError,
    outbox::{Message, Messenger, NotDelivered, Outside},
};
use async_trait::async_trait;
use jmo_wire::account::Channel;
use serde::Serialize;

/// The sandbox's mail and SMS: keeps what was "sent" for the sandbox page to show, and really
/// sends it where a way out is set up.
#[derive(Debug)]
pub struct SandboxMessenger {
    app: App,
    outside: Outside,
}

/// A message as the page shows it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Shown {
    pub to: String,
    pub channel: String,
    /// The six digits in it, if it has a code.
    pub code: Option<String>,
    pub text: String,
    pub sent_at: String,
}

impl SandboxMessenger {
    /// The messenger of a sandbox that sends nothing.
    pub fn new(app: App) -> Self {
        Self::with(app, Outside::default())
    }

    /// The messenger of a sandbox that also sends.
    pub fn with(app: App, outside: Outside) -> Self {
        Self { app, outside }
    }

    async fn keep(&self, message: &Message) -> Result<(), StoreError> {
        let mut tx = self.app.store().write().await?;
        sqlx::query(
            "INSERT INTO sandbox_message (id, address, channel, body, sent_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
        )
        .bind(&message.id)
        .bind(&message.to)
        .bind(if message.channel == Channel::Sms { "sms" } else { "email" })
        .bind(&message.text)
        .bind(self.app.clock().now().as_microsecond())
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }
}

#[async_trait]
impl Messenger for SandboxMessenger {
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered> {
        let kept = self.keep(message).await;
        kept.map_err(|error| NotDelivered::later(error.to_string()))?;
        match self.outside.way(message.channel) {
            Some(way) => way.deliver(message).await,
            None => Ok(()),
        }
    }
}

/// The newest messages, to one address or to anyone.
pub(super) async fn newest(app: &App, to: Option<&str>) -> Result<Vec<Shown>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = sqlx::query_as(
        "SELECT address, channel, body, sent_at FROM sandbox_message WHERE CAST($1 AS TEXT) IS NULL OR address = $1
         ORDER BY sent_at DESC, id DESC LIMIT 50",
    )
    .bind(to)
    .fetch_all(app.store().read())
    .await?;
    let shown = |(to, channel, text, sent_at): (String, String, String, i64)| Shown {
        to,
        channel,
        code: text
            .split(|c: char| !c.is_ascii_digit())
            .find(|run| run.len() == 6)
            .map(str::to_owned),
        text,
        sent_at: jiff::Timestamp::from_microsecond(sent_at)
            .map(|at| at.to_string())
            .unwrap_or_default(),
    };
    Ok(rows.into_iter().map(shown).collect())
}
