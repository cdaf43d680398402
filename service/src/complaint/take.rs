use crate::{
    App,
    account::{
        COMPLAINTS, Contact, Participant, Purpose, look_at_proof, new_token, sent_hash, token_hash,
    },
    http::Refusal,
};
use jiff::{SignedDuration, Timestamp};
use jmo_wire::{
    Code, FieldCode, FieldProblem, Secret,
    complaint::{Complain, Fact, Taken, Ticket, TicketStatus, Topic},
};
use serde_json::json;
use sqlx::AnyConnection;

/// Within three working days, in five days at most (a weekend lies between).
pub const ANSWERED_WITHIN: SignedDuration = SignedDuration::from_hours(24 * 5);
const MOST_FACTS: usize = 12;

/// Takes a complaint from somebody signed in, or from whoever shows a proven contact.
///
/// # Errors
/// `invalid_field`; `proof_gone` or `session_required` when nobody vouches for it;
/// `too_many_tries` when the same person keeps complaining.
pub async fn take(
    app: &App,
    author: Option<&Participant>,
    asked: &Complain,
) -> Result<Taken, Refusal> {
    check(asked)?;
    let contact = match (author, &asked.proof_token) {
        (Some(_), _) => None,
        (None, Some(token)) => {
            // Made-up tokens must not cost a turn at the writer.
            let mut db = app.store().read().acquire().await?;
            let proven = look_at_proof(&mut db, app, token, Purpose::Join).await?;
            proven.contact
        }
        (None, None) => return Err(Refusal::new(Code::SessionRequired)),
    };
    let counted = match (author, &contact) {
        (Some(author), _) => author.account_id.clone(),
        (None, Some(contact)) => contact.counted(),
        (None, None) => return Err(Refusal::new(Code::ProofGone)),
    };
    COMPLAINTS.count(app, &counted).await?;
    let mut tx = app.store().write().await?;
    let new = NewTicket {
        account_id: author.map(|author| author.account_id.as_str()),
        contact: contact.as_ref().map(Contact::text),
        topic: asked.topic,
        facts: &asked.facts,
        note: &asked.note,
    };
    let taken = open(&mut tx, app, &new).await?;
    tx.commit().await?;
    Ok(taken)
}

/// A ticket about to be opened.
pub struct NewTicket<'a> {
    /// Whose it is; none for somebody without an account.
    pub account_id: Option<&'a str>,
    /// Where the answer goes when there is no account.
    pub contact: Option<&'a str>,
    pub topic: Topic,
    pub facts: &'a [Fact],
    pub note: &'a str,
}

/// Opens a ticket.
///
/// # Errors
/// When the database fails.
pub async fn open(
    tx: &mut AnyConnection,
    app: &App,
    new: &NewTicket<'_>,
) -> Result<Taken, Refusal> {
    let now = app.clock().now();
    let due_at = now
        .saturating_add(ANSWERED_WITHIN)
        .unwrap_or(Timestamp::MAX);
    let token = new_token();
    let number = number_of('P', &token);
    let content = json!({ "facts": new.facts, "note": new.note.trim() }).to_string();
    let sealed_contact = new.contact.map(|contact| {
        let text = contact.as_bytes();
        app.keys().seal("complaint.contact", &number, text)
    });
    sqlx::query(
        "INSERT INTO complaint (token_hash, number, account_id, contact_sealed, topic, content_sealed, status, sent_at, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(token_hash(&token))
    .bind(&number)
    .bind(new.account_id)
    .bind(sealed_contact)
    .bind(text(&new.topic))
    .bind(app.keys().seal("complaint.content", &number, content.as_bytes()))
    .bind(text(&TicketStatus::Received))
    .bind(now.as_microsecond())
    .bind(due_at.as_microsecond())
    .execute(tx)
    .await?;
    Ok(Taken {
        ticket_token: token,
        ticket: Ticket {
            number,
            topic: new.topic,
            status: TicketStatus::Received,
            sent_at: now,
            due_at,
        },
    })
}

/// Shows a complaint to whoever has its token.
///
/// # Errors
/// `not_found`.
pub async fn show(app: &App, token: &Secret) -> Result<Ticket, Refusal> {
    type Row = (String, String, String, i64, i64);
    let not_found = || Refusal::new(Code::NotFound);
    let row: Option<Row> = sqlx::query_as(
        "SELECT number, topic, status, sent_at, due_at FROM complaint WHERE token_hash = $1",
    )
    .bind(sent_hash(token).ok_or_else(not_found)?)
    .fetch_optional(app.store().read())
    .await?;
    let (number, topic, status, sent_at, due_at) = row.ok_or_else(not_found)?;
    let instant = |at| Timestamp::from_microsecond(at).map_err(|_| Refusal::new(Code::Internal));
    Ok(Ticket {
        number,
        topic: serde_json::from_str(&topic).unwrap_or(Topic::Unknown),
        status: serde_json::from_str(&status).unwrap_or(TicketStatus::Unknown),
        sent_at: instant(sent_at)?,
        due_at: instant(due_at)?,
    })
}

fn check(asked: &Complain) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    // A correction comes with documents, from the data update.
    if matches!(asked.topic, Topic::Unknown | Topic::DataCorrection) {
        problems.push(FieldProblem::new("topic", FieldCode::Malformed));
    }
    problems.extend(wrong_content(&asked.facts, MOST_FACTS, &asked.note));
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::fields(problems))
    }
}

/// What is wrong with the facts and the note of a ticket.
pub fn wrong_content(facts: &[Fact], most: usize, note: &str) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    if facts.len() > most {
        problems.push(FieldProblem::new("facts", FieldCode::TooLong));
    }
    for (at, fact) in facts.iter().take(most).enumerate() {
        let long = fact.field.chars().count() > 32 || fact.value.chars().count() > 200;
        let odd = [&fact.field, &fact.value]
            .iter()
            .any(|text| text.chars().any(char::is_control));
        if long {
            problems.push(FieldProblem::new(
                &format!("facts.{at}"),
                FieldCode::TooLong,
            ));
        } else if odd {
            problems.push(FieldProblem::new(
                &format!("facts.{at}"),
                FieldCode::Malformed,
            ));
        }
    }
    if note.chars().count() > 1000 {
        problems.push(FieldProblem::new("note", FieldCode::TooLong));
    } else if note.contains('\0') {
        problems.push(FieldProblem::new("note", FieldCode::Malformed));
    }
    problems
}

/// A number to say on the phone: a letter for its kind and ten digits, from a token that is random
/// already.
pub fn number_of(kind: char, token: &Secret) -> String {
    let hex = token.expose().get(..15).unwrap_or_default();
    let number = u64::from_str_radix(hex, 16).unwrap_or_default() % 10_000_000_000;
    format!("{kind}{number:010}")
}

fn text<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a name")
}
