//! Getting in and out: password, a code for a new device, rotating session tokens.

mod challenge;
mod code;
mod device;
mod login;
mod participant;
mod password;
mod refresh;
mod routes;
mod session;
mod sign_in;
mod sign_out;
mod store;
mod throttle;
mod token;

pub use participant::{FIND_SESSION, Participant};
pub use password::{Passwords, Turn};
pub use store::{NewAccount, create, identity};

pub(crate) use challenge::GONE_AFTER_SECONDS;
pub(crate) use routes::{routes, session_routes};
