//! What the core needs from the world. The real adapters live in `jmo-device` and in the shell.

mod account_api;
mod api;
mod biometrics;
mod clock;
mod data_update_api;
mod files;
mod notices;

use std::sync::Arc;

pub use account_api::AccountApi;
pub use api::{Api, ApiError, Fetched, Known};
pub use biometrics::{Biometrics, NoBiometrics};
pub use clock::Clock;
pub use data_update_api::DataUpdateApi;
pub use files::{Files, NotSaved, Saving};
pub use jmo_document::{Document, Media};
pub use notices::{Notice, Notices};

/// All of them.
#[derive(Clone)]
pub struct Ports {
    /// The service.
    pub api: Arc<dyn Api>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Whoever listens.
    pub notices: Arc<dyn Notices>,
    /// Where people keep files.
    pub files: Arc<dyn Files>,
    /// The phone's way of knowing its person.
    pub biometrics: Arc<dyn Biometrics>,
}
