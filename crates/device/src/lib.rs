//! The real adapters of the app's ports.

mod clock;
mod http;

pub use clock::MonotonicClock;
pub use http::{AddressError, HttpApi};
