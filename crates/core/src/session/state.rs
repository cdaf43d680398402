use super::{CodeChallenge, SessionView, SignedOutReason};
use jmo_wire::{
    Secret,
    account::{Challenge, Session},
};
use std::time::Duration;

/// Where the session stands. Tokens live here and nowhere nearer to the screen.
#[derive(Clone, Debug)]
pub(crate) enum State {
    SignedOut {
        reason: SignedOutReason,
        login: Option<String>,
    },
    AwaitingCode {
        login: String,
        challenge: Challenge,
        /// When the challenge came, on the app's clock.
        since: Duration,
    },
    SignedIn {
        login: String,
        tokens: Tokens,
        name: String,
        /// Whether the lock is before it.
        locked: bool,
    },
}

/// What a session is kept by.
#[derive(Clone, Debug)]
pub(crate) struct Tokens {
    pub access: Secret,
    pub refresh: Secret,
    pub account_id: String,
}

impl Tokens {
    pub fn of(session: &Session) -> Self {
        Self {
            access: session.access_token.clone(),
            refresh: session.refresh_token.clone(),
            account_id: session.account_id.clone(),
        }
    }
}

impl State {
    /// Somebody is signed in.
    pub fn signed_in(login: &str, session: &Session) -> Self {
        Self::SignedIn {
            login: login.to_owned(),
            tokens: Tokens::of(session),
            name: session.name.clone(),
            locked: false,
        }
    }

    /// What was last signed in with.
    pub fn login(&self) -> Option<&str> {
        match self {
            Self::SignedOut { login, .. } => login.as_deref(),
            Self::AwaitingCode { login, .. } | Self::SignedIn { login, .. } => Some(login),
        }
    }

    /// As the web view sees it at `now` on the app's clock.
    pub fn view(&self, now: Duration) -> SessionView {
        match self {
            Self::SignedOut { reason, login } => SessionView::SignedOut {
                reason: *reason,
                login: login.clone(),
            },
            Self::AwaitingCode {
                challenge, since, ..
            } => SessionView::AwaitingCode {
                challenge: shown(challenge, now.saturating_sub(*since)),
            },
            Self::SignedIn { name, .. } => SessionView::SignedIn { name: name.clone() },
        }
    }
}

/// A challenge as the web view sees it, some time after it came.
pub(crate) fn shown(challenge: &Challenge, passed: Duration) -> CodeChallenge {
    let passed = u32::try_from(passed.as_secs()).unwrap_or(u32::MAX);
    CodeChallenge {
        channel: challenge.channel,
        sent_to: challenge.sent_to.clone(),
        channels: challenge.channels.clone(),
        expires_in: challenge.expires_in.saturating_sub(passed),
        resend_in: challenge.resend_in.saturating_sub(passed),
    }
}
