use async_trait::async_trait;
use jmo_wire::account::Channel;

/// A message on its way out. `Debug` shows neither its text nor where it goes.
#[derive(Clone)]
pub struct Message {
    /// The same for every attempt, so that a receiver can drop a repeated one.
    pub id: String,
    /// How it travels.
    pub channel: Channel,
    /// An e-mail address or a number in E.164.
    pub to: String,
    /// The text, both languages.
    pub text: String,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message")
            .field("id", &self.id)
            .field("channel", &self.channel)
            .finish_non_exhaustive()
    }
}

/// The outside could not take a message; it is tried again later.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not delivered: {0}")]
pub struct NotDelivered(pub String);

/// The port to mail and SMS.
#[async_trait]
pub trait Messenger: Send + Sync {
    /// Hands a message over. Twice with the same id is one message.
    ///
    /// # Errors
    /// When it was not taken; the outbox tries again.
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered>;
}
