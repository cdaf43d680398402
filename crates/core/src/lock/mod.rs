//! The lock of the app on this device: a PIN, or the phone's fingerprint or face beside it. It
//! stands between the screen and the session; tokens stay where they are. See
//! [`App::lock`](crate::App::lock).

mod choose;
mod kept;
mod open;
mod pin;
mod settings;
mod tries;

pub(crate) use kept::KeptLock;
pub use settings::{IdleMinutes, LockSettings};
