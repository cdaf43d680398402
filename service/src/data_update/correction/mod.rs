//! What only a ticket can change: number, name, birth date. Somebody looks at the documents.

mod document;

pub use document::of_account;

use super::once::Once;
use crate::{
    App,
    account::{COMPLAINTS, Participant},
    complaint::{self, NewTicket, wrong_content},
    http::Refusal,
};
use jmo_wire::{
    FieldCode, FieldProblem,
    complaint::{Fact, Taken, Topic},
    data_update::Correct,
};
use sqlx::AnyConnection;

/// What can be wrong with what is registered.
const FIELDS: [&str; 5] = ["number", "name", "born_on", "address", "card"];
const MOST_DOCUMENTS: usize = 3;

/// Takes a correction, once for each key.
///
/// # Errors
/// `invalid_field`; `out_of_date` when something else came under this key; `too_many_tries`.
pub async fn correct(
    app: &App,
    participant: &Participant,
    key: &str,
    asked: &Correct,
) -> Result<Taken, Refusal> {
    let once = Once::new(app, participant, "correction", key, asked)?;
    {
        let mut db = app.store().read().acquire().await?;
        if let Some(taken) = once.answered(&mut db, app).await? {
            return Ok(taken);
        }
    }
    let documents = read(asked)?;
    COMPLAINTS.count(app, &participant.account_id).await?;
    let mut tx = app.store().write().await?;
    if let Some(taken) = once.answered(&mut tx, app).await? {
        return Ok(taken);
    }
    let new = NewTicket {
        account_id: Some(&participant.account_id),
        contact: None,
        topic: Topic::DataCorrection,
        facts: &asked.facts,
        note: &asked.note,
    };
    let taken = complaint::open(&mut tx, app, &new).await?;
    for (place, document) in (0_i64..).zip(&documents) {
        document
            .keep(&mut tx, app, &taken.ticket.number, place)
            .await?;
    }
    once.keep(&mut tx, app, &taken).await?;
    tx.commit().await?;
    Ok(taken)
}

/// The number of the newest correction that is not answered yet.
///
/// # Errors
/// When the database fails.
pub async fn open(db: &mut AnyConnection, account_id: &str) -> Result<Option<String>, Refusal> {
    let row: Option<(String,)> = sqlx::query_as(
        "SELECT number FROM complaint WHERE account_id = $1 AND topic = '\"data_correction\"' AND status <> '\"answered\"'
         ORDER BY sent_at DESC, number DESC LIMIT 1",
    )
    .bind(account_id)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(number,)| number))
}

fn read(asked: &Correct) -> Result<Vec<document::Read>, Refusal> {
    let mut problems = Vec::new();
    if asked.facts.is_empty() {
        problems.push(FieldProblem::new("facts", FieldCode::Required));
    }
    problems.extend(wrong_content(&asked.facts, FIELDS.len(), &asked.note));
    for (at, fact) in asked.facts.iter().take(FIELDS.len()).enumerate() {
        let path = format!("facts.{at}");
        let named_before = asked.facts[..at].iter().any(|one| one.field == fact.field);
        if named_before || !FIELDS.contains(&fact.field.as_str()) {
            problems.push(FieldProblem::new(&path, FieldCode::NotAChoice));
        } else if is_blank(fact) {
            problems.push(FieldProblem::new(&path, FieldCode::Required));
        }
    }
    match asked.documents.len() {
        0 => problems.push(FieldProblem::new("documents", FieldCode::Required)),
        1..=MOST_DOCUMENTS => {}
        _ => problems.push(FieldProblem::new("documents", FieldCode::TooLong)),
    }
    let mut documents = Vec::new();
    for (at, document) in asked.documents.iter().take(MOST_DOCUMENTS).enumerate() {
        match document::read(document) {
            Ok(read) => documents.push(read),
            Err(code) => problems.push(FieldProblem::new(&format!("documents.{at}"), code)),
        }
    }
    if problems.is_empty() {
        Ok(documents)
    } else {
        Err(Refusal::fields(problems))
    }
}

fn is_blank(fact: &Fact) -> bool {
    fact.value.trim().is_empty()
}
