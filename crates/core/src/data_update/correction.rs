use crate::{App, Fault};
use jmo_wire::{
    complaint::{Fact, Ticket},
    data_update::{Change, Correct, Document, DocumentKind, DocumentMedia, History},
};
use serde::Deserialize;
use std::fmt;

/// A correction as it is sent.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CorrectionForm {
    /// What is right.
    pub facts: Vec<Fact>,
    /// What the person adds.
    pub note: String,
    /// What shows it.
    pub documents: Vec<CorrectionDocument>,
    /// Names the form, so that sending it twice sends it once.
    pub key: String,
}

/// A document of a correction.
#[derive(Clone, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CorrectionDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// How it is written.
    pub media: DocumentMedia,
    /// The document, base64.
    pub content: String,
}

impl fmt::Debug for CorrectionDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CorrectionDocument({:?}, …)", self.kind)
    }
}

impl App {
    /// Sends what is right instead of what is registered, with documents.
    ///
    /// # Errors
    /// The service's.
    pub async fn correct_data(&self, form: CorrectionForm) -> Result<Ticket, Fault> {
        let documents = form.documents.into_iter();
        let request = &Correct {
            facts: form.facts,
            note: form.note,
            documents: documents
                .map(|document| Document {
                    kind: document.kind,
                    media: document.media,
                    content: document.content,
                })
                .collect(),
        };
        let key = &form.key;
        let taken = self
            .act(|access| async move { self.api.correct_data(&access, key, request).await })
            .await?;
        self.keep_ticket(taken.ticket_token).await;
        self.data_update(true).await.ok();
        Ok(taken.ticket)
    }

    /// Which fields were changed, and when: the newest first.
    ///
    /// # Errors
    /// The service's.
    pub async fn data_update_history(&self) -> Result<Vec<Change>, Fault> {
        let History { changes } = self
            .act(|access| async move { self.api.data_update_history(&access).await })
            .await?;
        Ok(changes)
    }
}
