use jmo_wire::account::Channel;
use serde::Serialize;

/// Why nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SignedOutReason {
    /// Nobody was, on this start of the app.
    Fresh,
    /// The person signed out.
    SignedOut,
    /// The service ended the session: too long unused, or for safety.
    Ended,
}

/// A code on its way, as the screen needs it; the token stays in Rust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CodeChallenge {
    /// How it went.
    pub channel: Channel,
    /// Where it went, masked. None: to the contacts on record, which are not shown.
    pub sent_to: Option<String>,
    /// All ways it could go.
    pub channels: Vec<Channel>,
    /// Seconds from now until it is worthless.
    pub expires_in: u32,
    /// Seconds from now until another may be sent.
    pub resend_in: u32,
}

/// The session as the web view sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SessionView {
    /// Nobody is signed in.
    SignedOut {
        /// Why.
        reason: SignedOutReason,
        /// What the person last signed in with, to fill in again.
        login: Option<String>,
    },
    /// A code was sent and must be entered.
    AwaitingCode {
        /// Where it went.
        challenge: CodeChallenge,
    },
    /// Somebody is.
    SignedIn {
        /// The person's full name.
        name: String,
    },
    /// Somebody is, behind the lock: who, is not said.
    Locked {
        /// Whether fingerprint or face opens it.
        biometric: bool,
        /// Seconds from now until a PIN may be tried.
        wait: u32,
        /// Whether only the password opens it.
        pin_dead: bool,
    },
}
