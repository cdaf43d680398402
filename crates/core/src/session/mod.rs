//! The session: `SignedOut → AwaitingCode → SignedIn`, and back when it ends. While somebody is
//! signed in it may be locked.

mod machine;
mod shown;
mod state;

pub(crate) use machine::{Machine, Moment};
pub use shown::{CodeChallenge, SessionView, SignedOutReason};
pub(crate) use state::{State, shown as shown_challenge};
