use async_trait::async_trait;
use jmo_wire::account::Channel;
use std::time::Duration;

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

/// The outside did not take a message. It goes into the log, so it never holds an address, a text
/// or what the other side said about them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDelivered {
    /// It may take it another time.
    #[error("{why}")]
    Later {
        /// What happened.
        why: String,
        /// How long it asked to be left alone.
        wait: Option<Duration>,
    },
    /// It will never take this one.
    #[error("{0}")]
    Never(String),
}

impl NotDelivered {
    /// Another time, whenever.
    pub fn later(why: impl Into<String>) -> Self {
        Self::Later {
            why: why.into(),
            wait: None,
        }
    }
}

/// The port to mail and SMS.
#[async_trait]
pub trait Messenger: Send + Sync {
    /// Hands a message over. Twice with the same id is one message.
    ///
    /// # Errors
    /// When it was not taken: the outbox tries again, or drops it.
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered>;
}
