use super::store::Card;
use crate::http::Refusal;
use jmo_rules::{
    Date, Kpj, Month, Programme, Rupiah,
    watch::{self, DEFAULT_MONTHS, PaidMonth},
};
use jmo_wire::{
    Code,
    membership::{Finding, FindingKind},
};
use sqlx::AnyConnection;
use std::collections::HashMap;

/// Months read before those that are looked at: as many as tell whether a gap began earlier.
const BEFORE: i32 = 4;

/// What does not look right about contributions, the weightiest first.
pub async fn of(
    db: &mut AnyConnection,
    person_id: &str,
    cards: &[Card],
    today: Date,
) -> Result<Vec<Finding>, Refusal> {
    let from = Month::of(today).plus(-i32::from(DEFAULT_MONTHS) - BEFORE);
    let paid = paid(db, person_id, from).await?;
    let mut findings: Vec<Finding> = cards
        .iter()
        .flat_map(|card| {
            let paid = paid.get(&card.id).map(Vec::as_slice).unwrap_or_default();
            let looked_at = watch::Card {
                segment: card.segment,
                since: card.since,
                until: card.until,
                jht: card.programmes.contains(&Programme::Jht),
                paid,
            };
            let newest = card.last.as_ref().map(|last| last.month);
            let found = watch::watch(&looked_at, today, DEFAULT_MONTHS).into_iter();
            found.map(move |finding| told(finding, &card.kpj, newest))
        })
        .collect();
    findings.sort_by_key(|finding| (weight(finding.kind), finding.from));
    Ok(findings)
}

/// What was paid on each card of a person, from a month on.
async fn paid(
    db: &mut AnyConnection,
    person_id: &str,
    from: Month,
) -> Result<HashMap<String, Vec<PaidMonth>>, Refusal> {
    type Row = (String, String, i64, i64, i64, String);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT membership_id, month, wage, jht, total, paid_on FROM contribution
         WHERE person_id = $1 AND month >= $2 ORDER BY membership_id, month, event_id",
    )
    .bind(person_id)
    .bind(from.to_string())
    .fetch_all(db)
    .await?;
    let internal = || Refusal::new(Code::Internal);
    let mut paid: HashMap<String, Vec<PaidMonth>> = HashMap::new();
    for (membership_id, month, wage, jht, total, paid_on) in rows {
        paid.entry(membership_id).or_default().push(PaidMonth {
            month: month.parse().map_err(|_| internal())?,
            wage: Rupiah(wage),
            jht: Rupiah(jht),
            total: Rupiah(total),
            paid_on: paid_on.parse().map_err(|_| internal())?,
        });
    }
    Ok(paid)
}

/// As the wire tells it. A wage that dropped concerns the months up to the newest one paid.
fn told(finding: watch::Finding, kpj: &Kpj, newest: Option<Month>) -> Finding {
    let (kind, from, to, expected, found) = match finding {
        watch::Finding::EmployerStopped { from, to, .. } => {
            (FindingKind::EmployerStopped, from, to, None, None)
        }
        watch::Finding::Missing { from, to, .. } => {
            (FindingKind::MissingMonths, from, to, None, None)
        }
        watch::Finding::Underpaid {
            from,
            to,
            expected,
            found,
            ..
        } => (
            FindingKind::Underpaid,
            from,
            to,
            Some(expected),
            Some(found),
        ),
        watch::Finding::WageDropped { month, from, to } => {
            let last = newest.unwrap_or(month).max(month);
            (FindingKind::WageDropped, month, last, Some(from), Some(to))
        }
    };
    Finding {
        kpj: kpj.clone(),
        kind,
        from,
        to,
        expected,
        found,
    }
}

fn weight(kind: FindingKind) -> u8 {
    match kind {
        FindingKind::EmployerStopped => 0,
        FindingKind::MissingMonths => 1,
        FindingKind::Underpaid => 2,
        FindingKind::WageDropped => 3,
        FindingKind::Unknown => 4,
    }
}
