use crate::{App, Fault, FaultCode, Language, ports::Saving};
use jmo_document::{Document, DrawError};

impl App {
    /// Draws a document, on a thread that may take its time, and saves it where the person wants.
    ///
    /// # Errors
    /// That of drawing, `not_saved`.
    pub(crate) async fn save(
        &self,
        draw: impl FnOnce() -> Result<Document, Fault> + Send + 'static,
    ) -> Result<Saving, Fault> {
        let drawn = tokio::task::spawn_blocking(draw).await;
        let document =
            drawn.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))?;
        self.files.save(document).await.map_err(|error| {
            tracing::warn!(%error, "a document was not saved");
            Fault::new(FaultCode::NotSaved)
        })
    }
}

impl From<DrawError> for Fault {
    fn from(error: DrawError) -> Self {
        tracing::error!(%error, "a document was not drawn");
        Self::new(FaultCode::Internal)
    }
}

impl From<Language> for jmo_document::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Id | Language::System => Self::Id,
        }
    }
}
