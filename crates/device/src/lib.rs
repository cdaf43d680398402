//! The real adapters of the app's ports.

mod clock;
mod http;
mod keystore;

pub use clock::MonotonicClock;
pub use http::{AddressError, HttpApi};
pub use keystore::OsKeys;
