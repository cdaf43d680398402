use crate::{App, http::Refusal};
use jiff::Timestamp;
use jmo_rules::data_update::{Answers, FLOW};
use jmo_wire::{
    Code,
    data_update::{FieldVerdict, Receipt, ReviewReason, UpdateState},
};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use uuid::Uuid;

/// An update that was submitted.
pub struct Submission {
    pub id: String,
    pub consent: String,
    pub answers: Answers,
    pub receipt: Receipt,
}

/// What is sealed of one: answers mean what their flow says.
#[derive(Serialize, Deserialize)]
struct Content {
    flow_version: u32,
    answers: Answers,
}

/// How an update is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It stands.
    Accepted,
    /// It can be done again.
    Declined,
}

impl Submission {
    /// A new one, by the current flow.
    pub fn new(receipt: Receipt, answers: Answers, consent: &str) -> Self {
        Self {
            id: Uuid::now_v7().to_string(),
            consent: consent.to_owned(),
            answers,
            receipt,
        }
    }

    /// Writes it down. One that somebody still looks at is superseded by it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write(
        &self,
        tx: &mut AnyConnection,
        app: &App,
        person_id: &str,
        account_id: &str,
    ) -> Result<(), Refusal> {
        let internal = |_| Refusal::new(Code::Internal);
        let text = |value: serde_json::Result<String>| value.map_err(internal);
        let receipt = &self.receipt;
        let at = receipt.submitted_at.as_microsecond();
        sqlx::query(
            "UPDATE data_update SET state = 'declined', decided_at = $1 WHERE person_id = $2 AND state = 'in_review'",
        )
        .bind(at)
        .bind(person_id)
        .execute(&mut *tx)
        .await?;
        let content = Content {
            flow_version: FLOW.version,
            answers: self.answers.clone(),
        };
        let content = serde_json::to_vec(&content).map_err(internal)?;
        sqlx::query(
            "INSERT INTO data_update (person_id, id, number, account_id, submitted_at, state, reasons, verdicts, due_at, consent, answers_sealed)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(person_id)
        .bind(&self.id)
        .bind(&receipt.number)
        .bind(account_id)
        .bind(at)
        .bind(state_text(receipt.state))
        .bind(text(serde_json::to_string(&receipt.reasons))?)
        .bind(text(serde_json::to_string(&receipt.verdicts))?)
        .bind(receipt.due_at.map(Timestamp::as_microsecond))
        .bind(&self.consent)
        .bind(app.keys().seal("data_update.answers", &self.id, &content))
        .execute(tx)
        .await?;
        Ok(())
    }
}

/// All updates of a person, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn all(
    db: &mut AnyConnection,
    app: &App,
    person_id: &str,
) -> Result<Vec<Submission>, Refusal> {
    read(db, app, person_id, i64::MAX).await
}

/// The newest update of a person.
///
/// # Errors
/// When the database fails.
pub async fn newest(
    db: &mut AnyConnection,
    app: &App,
    person_id: &str,
) -> Result<Option<Submission>, Refusal> {
    Ok(read(db, app, person_id, 1).await?.into_iter().next())
}

/// The newest update of a person that stands.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    db: &mut AnyConnection,
    app: &App,
    person_id: &str,
) -> Result<Option<Submission>, Refusal> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, number, submitted_at, state, reasons, verdicts, due_at, consent, answers_sealed FROM data_update
         WHERE person_id = $1 AND state = 'up_to_date' ORDER BY submitted_at DESC, id DESC LIMIT 1",
    )
    .bind(person_id)
    .fetch_optional(db)
    .await?;
    row.map(|row| open(app, row)).transpose()
}

type Row = (
    String,
    String,
    i64,
    String,
    String,
    String,
    Option<i64>,
    String,
    Vec<u8>,
);

async fn read(
    db: &mut AnyConnection,
    app: &App,
    person_id: &str,
    most: i64,
) -> Result<Vec<Submission>, Refusal> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, number, submitted_at, state, reasons, verdicts, due_at, consent, answers_sealed FROM data_update
         WHERE person_id = $1 ORDER BY submitted_at DESC, id DESC LIMIT $2",
    )
    .bind(person_id)
    .bind(most)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| open(app, row)).collect()
}

fn open(
    app: &App,
    (id, number, submitted_at, state, reasons, verdicts, due_at, consent, sealed): Row,
) -> Result<Submission, Refusal> {
    let internal = || Refusal::new(Code::Internal);
    let instant = |at| Timestamp::from_microsecond(at).map_err(|_| internal());
    let content = app.keys().open_text("data_update.answers", &id, &sealed)?;
    let content: Content = serde_json::from_str(&content).map_err(|_| internal())?;
    let reasons: Vec<ReviewReason> = serde_json::from_str(&reasons).map_err(|_| internal())?;
    let verdicts: Vec<FieldVerdict> = serde_json::from_str(&verdicts).map_err(|_| internal())?;
    // Once it is decided nobody waits for it.
    let due_at = due_at.filter(|_| state == "in_review");
    Ok(Submission {
        id,
        consent,
        answers: FLOW.migrate(content.flow_version, content.answers),
        receipt: Receipt {
            number,
            submitted_at: instant(submitted_at)?,
            state: match state.as_str() {
                "in_review" => UpdateState::InReview,
                "up_to_date" => UpdateState::UpToDate,
                "declined" => UpdateState::Declined,
                _ => UpdateState::Unknown,
            },
            reasons,
            verdicts,
            due_at: due_at.map(instant).transpose()?,
        },
    })
}

/// Decides an update that somebody looked at; whether it still waited for that.
///
/// # Errors
/// When the database fails.
pub async fn close(
    tx: &mut AnyConnection,
    app: &App,
    person_id: &str,
    id: &str,
    decided: Decided,
) -> Result<bool, Refusal> {
    let state = match decided {
        Decided::Accepted => "up_to_date",
        Decided::Declined => "declined",
    };
    let closed = sqlx::query(
        "UPDATE data_update SET state = $1, decided_at = $2 WHERE person_id = $3 AND id = $4 AND state = 'in_review'",
    )
    .bind(state)
    .bind(app.clock().now().as_microsecond())
    .bind(person_id)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(closed.rows_affected() == 1)
}

fn state_text(state: UpdateState) -> &'static str {
    match state {
        UpdateState::UpToDate => "up_to_date",
        UpdateState::Declined => "declined",
        UpdateState::InReview | UpdateState::Needed | UpdateState::Unknown => "in_review",
    }
}
