use crate::http::Refusal;
use jmo_rules::{Month, Rupiah, Segment, jht};
use jmo_wire::{
    Code,
    statement::{StatementCard, StatementEntry, StatementLine},
};
use sqlx::AnyConnection;

/// The person's name, and the cards there are postings on, the oldest first, each with its id.
pub async fn cards(
    db: &mut AnyConnection,
    person_id: &str,
) -> Result<(String, Vec<(String, StatementCard)>), Refusal> {
    let internal = || Refusal::new(Code::Internal);
    let (name,): (String,) = sqlx::query_as("SELECT name FROM person WHERE id = $1")
        .bind(person_id)
        .fetch_one(&mut *db)
        .await?;
    let rows: Vec<(String, String, String, Option<String>)> = sqlx::query_as(
        "SELECT m.id, m.kpj, m.segment, e.name FROM membership m
         LEFT JOIN employer e ON e.npp = m.npp
         WHERE m.person_id = $1 AND EXISTS (SELECT 1 FROM balance b
             WHERE b.person_id = m.person_id AND b.membership_id = m.id)
         ORDER BY m.since, m.kpj",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let cards = rows.into_iter().map(|(id, kpj, segment, employer)| {
        let card = StatementCard {
            kpj: kpj.parse().map_err(|_| internal())?,
            segment: serde_json::from_str(&segment).map_err(|_| internal())?,
            employer,
        };
        Ok((id, card))
    });
    Ok((name, cards.collect::<Result<_, Refusal>>()?))
}

/// Membership, day, kind, month, wage, amount, whether it is an estimate.
type Row = (String, String, String, String, i64, i64, i64);

/// Everything posted, in order of the days; what came in on a day stands before what went out.
/// Contributions are read where their month and wage stand: each is in the ledger once, of the same
/// amount and day, because they are written together.
pub async fn lines(
    db: &mut AnyConnection,
    person_id: &str,
    cards: &[(String, StatementCard)],
) -> Result<Vec<StatementLine>, Refusal> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT membership_id, paid_on AS day, 'contribution' AS kind, month, wage, jht AS amount,
             CAST(0 AS BIGINT) AS estimate, CAST(0 AS BIGINT) AS place, event_id
         FROM contribution WHERE person_id = $1 AND jht <> 0
         UNION ALL
         SELECT membership_id, posted_on, kind, '', 0, amount, estimate,
             CAST(CASE kind WHEN 'correction' THEN 1 WHEN 'return' THEN 2 ELSE 3 END AS BIGINT), event_id
         FROM ledger WHERE person_id = $1 AND kind <> 'contribution'
         ORDER BY day, place, month, membership_id, event_id",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| line(row, cards).ok_or_else(|| Refusal::new(Code::Internal)))
        .collect()
}

/// None when the row holds what the register could never have written.
fn line(row: Row, cards: &[(String, StatementCard)]) -> Option<StatementLine> {
    let (membership_id, day, kind, month, wage, amount, estimate) = row;
    let card = cards.iter().position(|(id, _)| *id == membership_id)?;
    let amount = Rupiah(amount);
    let entry = match kind.as_str() {
        "contribution" => {
            let month = month.parse().ok()?;
            StatementEntry::Contribution {
                month,
                wage: Rupiah(wage),
                own: own(cards[card].1.segment, month, amount),
            }
        }
        "return" => StatementEntry::Return {
            estimate: estimate != 0,
        },
        "correction" => StatementEntry::Correction,
        "claim" => StatementEntry::Claim,
        _ => return None,
    };
    Some(StatementLine {
        card: u16::try_from(card).ok()?,
        on: day.parse().ok()?,
        amount,
        entry,
    })
}

/// The person's own part of a contribution. Where no law at hand divides it, all of it counts as
/// the person's: it is theirs in any case.
fn own(segment: jmo_wire::membership::Segment, month: Month, amount: Rupiah) -> Rupiah {
    use jmo_wire::membership::Segment as Wire;
    let segment = match segment {
        Wire::Pu => Segment::Pu,
        Wire::Bpu => Segment::Bpu,
        Wire::Pmi => Segment::Pmi,
        Wire::Construction | Wire::Unknown => return amount,
    };
    jht::split(segment, month, amount).map_or(amount, |parts| parts.own)
}
