use crate::{
    activity::{
        entry::Entry,
        position::{Bound, Position, Source},
    },
    http::Refusal,
};
use jmo_rules::Rupiah;
use jmo_wire::{Code, activity::ActivityEvent};
use sqlx::AnyConnection;

/// Day, key, kind, amount, whether it is an estimate, KPJ, employer.
type Row = (String, String, String, i64, i64, String, Option<String>);

/// Returns, corrections and claims. An id is unique in the register, and each tells of one posting
/// but for contributions.
pub async fn postings(
    db: &mut AnyConnection,
    person_id: &str,
    before: Bound<'_>,
    most: i64,
) -> Result<Vec<Entry>, Refusal> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT l.posted_on, '0 ' || l.event_id AS key, l.kind, l.amount, l.estimate, m.kpj, e.name
         FROM ledger l
         JOIN membership m ON m.person_id = l.person_id AND m.id = l.membership_id
         LEFT JOIN employer e ON e.npp = m.npp
         WHERE l.person_id = $1 AND l.kind <> 'contribution' AND l.posted_on <= $2
             AND (l.posted_on < $2 OR '0 ' || l.event_id < $3)
         ORDER BY l.posted_on DESC, key DESC LIMIT $4",
    )
    .bind(person_id)
    .bind(before.on.to_string())
    .bind(before.key)
    .bind(most)
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| entry(row).ok_or_else(|| Refusal::new(Code::Internal)))
        .collect()
}

/// None when the row holds what the register could never have written.
fn entry((on, key, kind, amount, estimate, kpj, employer): Row) -> Option<Entry> {
    let amount = Rupiah(amount);
    let event = match kind.as_str() {
        "return" => ActivityEvent::Return {
            amount,
            estimate: estimate != 0,
        },
        "correction" => ActivityEvent::Correction { amount },
        "claim" => ActivityEvent::Claim {
            amount: amount.checked_neg()?,
        },
        _ => return None,
    };
    Some(Entry {
        position: Position {
            on: on.parse().ok()?,
            source: Source::Posting,
            key,
        },
        kpj: Some(kpj.parse().ok()?),
        employer,
        event,
    })
}
