//! What a person can save, print and show, with the app's own typeface. What is one picture (the
//! card) is drawn once, as SVG, and becomes a PNG or a tagged PDF from the same drawing; what has
//! many pages (the statement) flows onto them as tagged text. No clock, no I/O.

mod card;
mod drawing;
mod paper;
mod pdf;
mod picture;
mod statement;
mod typeface;
mod words;

pub use card::{CardFront, card};
pub use statement::{StatementOf, statement_csv, statement_pdf};
pub use words::{Language, words};

/// How something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A PNG picture.
    Picture,
    /// A PDF of one page.
    Pdf,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// A PNG picture.
    Png,
    /// A PDF.
    Pdf,
    /// Data for another program.
    Json,
    /// A table for a spreadsheet.
    Csv,
}

impl From<Form> for Media {
    fn from(form: Form) -> Self {
        match form {
            Form::Picture => Self::Png,
            Form::Pdf => Self::Pdf,
        }
    }
}

impl Media {
    /// The end of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A document, ready to be saved.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// A file name to suggest, without anything personal in it.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// A document could not be drawn: a fault of ours.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be drawn: {0}")]
pub struct DrawError(String);
