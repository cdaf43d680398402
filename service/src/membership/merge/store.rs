use super::plan::{Card, Plan};
use crate::{App, account::Participant, http::Refusal};
use jiff::Timestamp;
use jmo_rules::{Kpj, Rupiah};
use jmo_wire::{Code, membership::MergeRecord};
use sqlx::AnyConnection;
use uuid::Uuid;

/// All cards of a person; what they hold is read elsewhere.
pub async fn cards(db: &mut AnyConnection, person_id: &str) -> Result<Vec<Card>, Refusal> {
    type Row = (
        String,
        String,
        Option<String>,
        String,
        Option<String>,
        Option<String>,
    );
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT m.id, m.kpj, e.name, m.programmes, m.until, c.merge_id FROM membership m
         LEFT JOIN employer e ON e.npp = m.npp
         LEFT JOIN merge_card c ON c.person_id = m.person_id AND c.membership_id = m.id AND c.undone_at IS NULL
         WHERE m.person_id = $1",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| card(row).ok_or_else(|| Refusal::new(Code::Internal)))
        .collect()
}

fn card(
    (id, kpj, employer, programmes, until, merge_id): (
        String,
        String,
        Option<String>,
        String,
        Option<String>,
        Option<String>,
    ),
) -> Option<Card> {
    Some(Card {
        id,
        kpj: kpj.parse().ok()?,
        employer,
        programmes: serde_json::from_str(&programmes).ok()?,
        until: match until {
            Some(day) => Some(day.parse().ok()?),
            None => None,
        },
        merged: merge_id.is_some(),
        amount: Rupiah::ZERO,
    })
}

/// How many merges a person ever made.
pub async fn count(db: &mut AnyConnection, person_id: &str) -> Result<i64, Refusal> {
    let (merges,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM merge WHERE person_id = $1")
        .bind(person_id)
        .fetch_one(db)
        .await?;
    Ok(merges)
}

/// Whether exactly this was consented to before and is in force.
pub async fn is_done(
    db: &mut AnyConnection,
    person_id: &str,
    plan: &Plan,
    preview: &str,
) -> Result<bool, Refusal> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT g.into_id, c.membership_id FROM merge g
         JOIN merge_card c ON c.person_id = g.person_id AND c.merge_id = g.id
         WHERE g.person_id = $1 AND g.preview = $2 AND g.undone_at IS NULL",
    )
    .bind(person_id)
    .bind(preview)
    .fetch_all(db)
    .await?;
    let known = |id: &String| plan.cards.iter().any(|card| card.id == *id);
    Ok(rows.len() == plan.cards.len()
        && rows
            .iter()
            .all(|(into, card)| *into == plan.into.id && known(card)))
}

/// Writes a merge down.
pub async fn write(
    tx: &mut AnyConnection,
    app: &App,
    participant: &Participant,
    plan: &Plan,
    preview: &str,
) -> Result<(), Refusal> {
    let id = Uuid::now_v7().to_string();
    let person_id = &participant.person_id;
    sqlx::query(
        "INSERT INTO merge (person_id, id, into_id, preview, account_id, at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(person_id)
    .bind(&id)
    .bind(&plan.into.id)
    .bind(preview)
    .bind(&participant.account_id)
    .bind(app.clock().now().as_microsecond())
    .execute(&mut *tx)
    .await?;
    for card in &plan.cards {
        sqlx::query(
            "INSERT INTO merge_card (person_id, merge_id, membership_id, amount) VALUES ($1, $2, $3, $4)",
        )
        .bind(person_id)
        .bind(&id)
        .bind(&card.id)
        .bind(card.amount.get())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// The card a merge of this person's led to, if there is such a merge.
pub async fn into(
    db: &mut AnyConnection,
    person_id: &str,
    id: &str,
) -> Result<Option<Kpj>, Refusal> {
    let row: Option<(String,)> = sqlx::query_as(
        "SELECT m.kpj FROM merge g JOIN membership m ON m.person_id = g.person_id AND m.id = g.into_id
         WHERE g.person_id = $1 AND g.id = $2",
    )
    .bind(person_id)
    .bind(id)
    .fetch_optional(db)
    .await?;
    row.map(|(kpj,)| kpj.parse().map_err(|_| Refusal::new(Code::Internal)))
        .transpose()
}

/// Undoes a merge and answers whether it was in force.
pub async fn undo(
    tx: &mut AnyConnection,
    app: &App,
    person_id: &str,
    id: &str,
) -> Result<bool, Refusal> {
    let now = app.clock().now().as_microsecond();
    let undone = sqlx::query(
        "UPDATE merge SET undone_at = $1 WHERE person_id = $2 AND id = $3 AND undone_at IS NULL",
    )
    .bind(now)
    .bind(person_id)
    .bind(id)
    .execute(&mut *tx)
    .await?;
    sqlx::query(
        "UPDATE merge_card SET undone_at = $1 WHERE person_id = $2 AND merge_id = $3 AND undone_at IS NULL",
    )
    .bind(now)
    .bind(person_id)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(undone.rows_affected() == 1)
}

/// The merges of a person that are in force, the oldest first.
pub async fn in_force(
    db: &mut AnyConnection,
    person_id: &str,
) -> Result<Vec<MergeRecord>, Refusal> {
    let rows: Vec<(String, i64, String, String)> = sqlx::query_as(
        "SELECT g.id, g.at, t.kpj, m.kpj FROM merge g
         JOIN membership t ON t.person_id = g.person_id AND t.id = g.into_id
         JOIN merge_card c ON c.person_id = g.person_id AND c.merge_id = g.id
         JOIN membership m ON m.person_id = c.person_id AND m.id = c.membership_id
         WHERE g.person_id = $1 AND g.undone_at IS NULL ORDER BY g.at, g.id, m.since, m.kpj",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let internal = || Refusal::new(Code::Internal);
    let mut merges: Vec<MergeRecord> = Vec::new();
    for (id, at, into, card) in rows {
        let card = card.parse().map_err(|_| internal())?;
        match merges.last_mut().filter(|merge| merge.id == id) {
            Some(merge) => merge.cards.push(card),
            None => merges.push(MergeRecord {
                id,
                cards: vec![card],
                into: into.parse().map_err(|_| internal())?,
                at: Timestamp::from_microsecond(at).map_err(|_| internal())?,
            }),
        }
    }
    Ok(merges)
}
