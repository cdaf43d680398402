use super::{correction, draft, history, submission};
use crate::{App, account::Participant, http::Refusal};
use jiff::Timestamp;
use jmo_rules::data_update::FieldId;
use jmo_wire::Code;
use serde_json::{Value, json};
use sqlx::AnyConnection;

/// What was begun, submitted and kept of a person's updates, for their copy of everything. Of
/// pictures it says that they are there and until when.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of_account(
    db: &mut AnyConnection,
    app: &App,
    participant: &Participant,
) -> Result<Value, Refusal> {
    let (person_id, account_id) = (&participant.person_id, &participant.account_id);
    let draft = draft::of(db, app, account_id).await?.map(|mut draft| {
        draft.answers.remove(FieldId::Selfie.name());
        draft
    });
    let submitted = submission::all(db, app, person_id).await?;
    let submitted = submitted.into_iter().map(
        |one| json!({ "receipt": one.receipt, "consent": one.consent, "answers": one.answers }),
    );
    Ok(json!({
        "draft": draft,
        "submitted": submitted.collect::<Vec<_>>(),
        "changes": history::newest(db, person_id, i64::MAX).await?.changes,
        "pictures": pictures(db, account_id).await?,
        "face_enrolled_at": enrolled_at(db, account_id).await?,
        "correction_documents": correction::of_account(db, account_id).await?,
    }))
}

async fn pictures(db: &mut AnyConnection, account_id: &str) -> Result<Vec<Value>, Refusal> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT kind, keep_until FROM picture WHERE account_id = $1 ORDER BY keep_until, id",
    )
    .bind(account_id)
    .fetch_all(db)
    .await?;
    let pictures = rows.into_iter();
    pictures
        .map(|(kind, keep_until)| Ok(json!({ "kind": kind, "kept_until": instant(keep_until)? })))
        .collect()
}

async fn enrolled_at(
    db: &mut AnyConnection,
    account_id: &str,
) -> Result<Option<Timestamp>, Refusal> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT enrolled_at FROM face_reference WHERE account_id = $1")
            .bind(account_id)
            .fetch_optional(db)
            .await?;
    row.map(|(at,)| instant(at)).transpose()
}

fn instant(micros: i64) -> Result<Timestamp, Refusal> {
    Timestamp::from_microsecond(micros).map_err(|_| Refusal::new(Code::Internal))
}
