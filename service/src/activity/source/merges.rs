use crate::{
    activity::{
        entry::Entry,
        position::{Bound, Position, Source},
    },
    http::Refusal,
};
use jiff::Timestamp;
use jmo_rules::{Kpj, wib_date};
use jmo_wire::{Code, activity::ActivityEvent};
use sqlx::AnyConnection;

/// Id, when it was made and undone, the card merged into, its employer, the card that was merged.
type Row = (String, i64, Option<i64>, String, Option<String>, String);

/// One merge, and perhaps its undoing.
struct Merge {
    id: String,
    at: i64,
    undone_at: Option<i64>,
    into: Kpj,
    employer: Option<String>,
    cards: Vec<Kpj>,
}

/// Cards merged and unmerged. All of a person's are read: there are never many.
pub async fn merges(
    db: &mut AnyConnection,
    person_id: &str,
    before: Bound<'_>,
) -> Result<Vec<Entry>, Refusal> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT g.id, g.at, g.undone_at, t.kpj, e.name, m.kpj FROM merge g
         JOIN membership t ON t.person_id = g.person_id AND t.id = g.into_id
         LEFT JOIN employer e ON e.npp = t.npp
         JOIN merge_card c ON c.person_id = g.person_id AND c.merge_id = g.id
         JOIN membership m ON m.person_id = c.person_id AND m.id = c.membership_id
         WHERE g.person_id = $1 ORDER BY g.id, m.since, m.kpj",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let entries = together(rows).and_then(|merges| {
        let entries = merges.into_iter().map(entries);
        entries.collect::<Option<Vec<_>>>()
    });
    let entries = entries.ok_or_else(|| Refusal::new(Code::Internal))?;
    let stands_before =
        |position: &Position| (position.on, position.key.as_str()) < (before.on, before.key);
    Ok(entries
        .into_iter()
        .flatten()
        .filter(|entry| stands_before(&entry.position))
        .collect())
}

fn together(rows: Vec<Row>) -> Option<Vec<Merge>> {
    let mut merges: Vec<Merge> = Vec::new();
    for (id, at, undone_at, into, employer, card) in rows {
        let card = card.parse().ok()?;
        match merges.last_mut().filter(|merge| merge.id == id) {
            Some(merge) => merge.cards.push(card),
            None => merges.push(Merge {
                id,
                at,
                undone_at,
                into: into.parse().ok()?,
                employer,
                cards: vec![card],
            }),
        }
    }
    Some(merges)
}

fn entries(merge: Merge) -> Option<Vec<Entry>> {
    let entry = |at: i64, event| {
        let when = Timestamp::from_microsecond(at).ok()?;
        Some(Entry {
            position: Position {
                on: wib_date(when),
                source: Source::Merge,
                // In order of time: an undoing stands above its merge.
                key: format!("{at:020} {}", merge.id),
            },
            kpj: Some(merge.into.clone()),
            employer: merge.employer.clone(),
            event,
        })
    };
    let cards = || merge.cards.clone();
    let mut entries = vec![entry(merge.at, ActivityEvent::Merged { cards: cards() })?];
    if let Some(at) = merge.undone_at {
        entries.push(entry(at, ActivityEvent::Unmerged { cards: cards() })?);
    }
    Some(entries)
}
