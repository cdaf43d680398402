use crate::{App, data_update::selfie::jpeg, http::Refusal};
use base64::{Engine, prelude::BASE64_STANDARD};
use jmo_wire::{
    Code, FieldCode,
    data_update::{Document, DocumentKind, DocumentMedia},
};
use serde_json::{Value, json};
use sqlx::AnyConnection;

const MOST_BYTES: usize = 1_500_000;

/// [D] Long enough to answer the ticket and an objection to the answer.
const KEPT_FOR_MICROS: i64 = 90 * 86_400_000_000;

/// A document that is what it says.
pub struct Read {
    kind: DocumentKind,
    media: DocumentMedia,
    bytes: Vec<u8>,
}

/// Reads a document: by its bytes, whatever it says.
///
/// # Errors
/// Why it will not do.
pub fn read(document: &Document) -> Result<Read, FieldCode> {
    if document.content.is_empty() {
        return Err(FieldCode::Required);
    }
    if document.content.len() > MOST_BYTES.div_ceil(3) * 4 {
        return Err(FieldCode::TooLong);
    }
    let bytes = BASE64_STANDARD.decode(&document.content);
    let bytes = bytes.map_err(|_| FieldCode::Malformed)?;
    if bytes.len() > MOST_BYTES {
        return Err(FieldCode::TooLong);
    }
    let media = document.media;
    match media {
        DocumentMedia::Jpeg if !bytes.starts_with(b"\xff\xd8\xff") => Err(FieldCode::WrongKind),
        DocumentMedia::Pdf if !bytes.starts_with(b"%PDF-") => Err(FieldCode::WrongKind),
        DocumentMedia::Jpeg => jpeg::inspect(&bytes, jpeg::DOCUMENT)
            .map(drop)
            .map_err(|_| FieldCode::Malformed),
        DocumentMedia::Pdf => pdf(&bytes),
    }?;
    Ok(Read {
        kind: document.kind,
        media,
        bytes,
    })
}

/// A PDF that is whole, and that somebody without a password can read.
fn pdf(bytes: &[u8]) -> Result<(), FieldCode> {
    let holds = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    let end = bytes.len().saturating_sub(1_024);
    if holds(&bytes[end..], b"%%EOF") && !holds(bytes, b"/Encrypt") {
        Ok(())
    } else {
        Err(FieldCode::Malformed)
    }
}

impl Read {
    /// Keeps it, sealed, with its ticket.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep(
        &self,
        tx: &mut AnyConnection,
        app: &App,
        number: &str,
        place: i64,
    ) -> Result<(), Refusal> {
        let text =
            |value: serde_json::Result<String>| value.map_err(|_| Refusal::new(Code::Internal));
        let row = format!("{number}/{place}");
        sqlx::query(
            "INSERT INTO correction_document (number, place, kind, media, keep_until, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(number)
        .bind(place)
        .bind(text(serde_json::to_string(&self.kind))?)
        .bind(text(serde_json::to_string(&self.media))?)
        .bind(app.clock().now().as_microsecond() + KEPT_FOR_MICROS)
        .bind(app.keys().seal("correction_document", &row, &self.bytes))
        .execute(tx)
        .await?;
        Ok(())
    }
}

/// Which documents an account's corrections came with, for its owner's copy of everything.
///
/// # Errors
/// When the database fails.
pub async fn of_account(db: &mut AnyConnection, account_id: &str) -> Result<Vec<Value>, Refusal> {
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT d.number, d.kind, d.media FROM correction_document d JOIN complaint c ON c.number = d.number
         WHERE c.account_id = $1 ORDER BY d.number, d.place",
    )
    .bind(account_id)
    .fetch_all(db)
    .await?;
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let documents = rows.into_iter();
    Ok(documents
        .map(|(number, kind, media)| {
            json!({ "number": number, "kind": parsed(&kind), "media": parsed(&media) })
        })
        .collect())
}
