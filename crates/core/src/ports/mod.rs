//! What the core needs from the world. The real adapters live in `jmo-device` and in the shell.

mod api;
mod clock;
mod notices;

pub use api::{Api, ApiError, Fetched, Known};
pub use clock::Clock;
pub use notices::{Notice, Notices};
