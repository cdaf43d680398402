use crate::{Keys, http::Refusal};
use jiff::Timestamp;
use jmo_wire::Code;
use serde_json::{Value, json};
use sqlx::AnyConnection;

/// The complaints of an account in full, for its owner's copy of everything.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of_account(
    db: &mut AnyConnection,
    keys: &Keys,
    account_id: &str,
) -> Result<Vec<Value>, Refusal> {
    type Row = (String, String, String, Vec<u8>, i64, i64);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT number, topic, status, content_sealed, sent_at, due_at FROM complaint
         WHERE account_id = $1 ORDER BY sent_at, number",
    )
    .bind(account_id)
    .fetch_all(db)
    .await?;
    let internal = || Refusal::new(Code::Internal);
    let parsed = |text: &str| serde_json::from_str::<Value>(text).map_err(|_| internal());
    let instant = |at| Timestamp::from_microsecond(at).map_err(|_| internal());
    let documents = rows.into_iter();
    documents
        .map(|(number, topic, status, content, sent_at, due_at)| {
            let content = parsed(&keys.open_text("complaint.content", &number, &content)?)?;
            Ok(json!({
                "number": number, "topic": parsed(&topic)?, "status": parsed(&status)?,
                "sent_at": instant(sent_at)?, "due_at": instant(due_at)?,
                "facts": content["facts"], "note": content["note"],
            }))
        })
        .collect()
}
