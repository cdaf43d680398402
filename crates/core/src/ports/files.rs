use async_trait::async_trait;
use jmo_document::Document;
use serde::Serialize;

/// What became of a document that was to be saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Saving {
    /// It is where the person wanted it.
    Saved,
    /// The person thought better of it.
    Cancelled,
    /// The page may fetch it once, from this address of its own host.
    Download {
        /// The address.
        address: String,
        /// A name to suggest.
        name: String,
    },
}

/// A document could not be saved; what there was before is untouched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file could not be written: {0}")]
pub struct NotSaved(pub String);

/// The port to where people keep files: a save dialog on a desktop, the system's document picker
/// on a phone, a download in the browser.
#[async_trait]
pub trait Files: Send + Sync {
    /// Asks where, and writes it there.
    async fn save(&self, document: Document) -> Result<Saving, NotSaved>;
}
