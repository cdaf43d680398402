use crate::complaint::Fact;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a document of a correction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DocumentKind {
    /// KTP.
    IdentityCard,
    /// Kartu Keluarga.
    FamilyCard,
    /// A letter of the employer.
    EmployerLetter,
    /// Birth certificate, passport, a court's decision and the like.
    Other,
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DocumentMedia {
    /// A photograph.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A PDF.
    #[serde(rename = "application/pdf")]
    Pdf,
}

/// A document, as a photograph or a PDF.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// How it is written; the service looks at the bytes.
    pub media: DocumentMedia,
    /// The document, base64: at most 1.5 MB decoded.
    #[cfg_attr(feature = "schema", schema(max_length = 2000000))]
    pub content: String,
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({:?}, …)", self.kind)
    }
}

/// The request of `POST /v1/data-update/correction`, with an `Idempotency-Key`: what is registered is
/// wrong. Name, number and birth date are changed by somebody who looks at the documents.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Correct {
    /// What is right: `number`, `name`, `born_on`, `address`, `card`.
    #[cfg_attr(feature = "schema", schema(max_items = 5))]
    pub facts: Vec<Fact>,
    /// What the person adds.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(max_length = 1000))]
    pub note: String,
    /// What shows it: one at least.
    #[cfg_attr(feature = "schema", schema(max_items = 3))]
    pub documents: Vec<Document>,
}
