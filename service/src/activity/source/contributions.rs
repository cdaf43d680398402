use crate::{
    activity::{
        entry::Entry,
        position::{Bound, Position, Source},
    },
    http::Refusal,
};
use jmo_rules::{Date, Month, Rupiah, Segment, due::pu_due_date};
use jmo_wire::{Code, activity::ActivityEvent};
use sqlx::AnyConnection;

/// Day, key, month, everything together, JHT, KPJ, segment, employer.
type Row = (
    String,
    String,
    String,
    i64,
    i64,
    String,
    String,
    Option<String>,
);

/// What came in, by employers and by the person.
pub async fn contributions(
    db: &mut AnyConnection,
    person_id: &str,
    before: Bound<'_>,
    most: i64,
) -> Result<Vec<Entry>, Refusal> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT c.paid_on, c.month || ' ' || c.membership_id || ' ' || c.event_id AS key,
             c.month, c.total, c.jht, m.kpj, m.segment, e.name
         FROM contribution c
         JOIN membership m ON m.person_id = c.person_id AND m.id = c.membership_id
         LEFT JOIN employer e ON e.npp = m.npp
         WHERE c.person_id = $1 AND c.paid_on <= $2
             AND (c.paid_on < $2 OR c.month || ' ' || c.membership_id || ' ' || c.event_id < $3)
         ORDER BY c.paid_on DESC, key DESC LIMIT $4",
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
fn entry((on, key, month, amount, jht, kpj, segment, employer): Row) -> Option<Entry> {
    let on: Date = on.parse().ok()?;
    let month: Month = month.parse().ok()?;
    let (amount, jht) = (Rupiah(amount), Rupiah(jht));
    let event = match serde_json::from_str(&segment).ok()? {
        Segment::Pu | Segment::Construction => ActivityEvent::Contribution {
            month,
            amount,
            jht,
            late: on > pu_due_date(month),
        },
        Segment::Bpu | Segment::Pmi => ActivityEvent::Payment { month, amount, jht },
    };
    Some(Entry {
        position: Position {
            on,
            source: Source::Contribution,
            key,
        },
        kpj: Some(kpj.parse().ok()?),
        employer,
        event,
    })
}
