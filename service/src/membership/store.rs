use super::wages;
use crate::http::Refusal;
use jmo_rules::{
    Date, Kpj, Programme, Rupiah, Segment,
    standing::{Facts, Insured, Standing, standing},
};
use jmo_wire::{
    Code,
    membership::{LastContribution, ReportedWage},
};
use serde::de::DeserializeOwned;
use sqlx::AnyConnection;

/// A membership as the database and the law see it.
pub(super) struct Card {
    pub id: String,
    pub kpj: Kpj,
    pub segment: Segment,
    pub employer: Option<String>,
    pub programmes: Vec<Programme>,
    pub since: Date,
    pub until: Option<Date>,
    /// As reported, oldest first.
    pub wages: Vec<ReportedWage>,
    pub last: Option<LastContribution>,
    pub standing: Standing,
    pub insured: Insured,
}

/// A person's name, and how many months count for JP.
pub(super) async fn person(
    db: &mut AnyConnection,
    person_id: &str,
) -> Result<(String, u32), Refusal> {
    let (name, months): (String, i64) = sqlx::query_as(
        "SELECT name, (SELECT COUNT(DISTINCT month) FROM contribution WHERE person_id = person.id AND jp > 0)
         FROM person WHERE id = $1",
    )
    .bind(person_id)
    .fetch_one(db)
    .await?;
    Ok((name, u32::try_from(months).unwrap_or(u32::MAX)))
}

/// A person's cards, the current ones first, then the newest.
pub(super) async fn cards(
    db: &mut AnyConnection,
    person_id: &str,
    today: Date,
) -> Result<Vec<Card>, Refusal> {
    let rows: Vec<MembershipRow> = sqlx::query_as(
        "SELECT m.kpj, m.segment, e.name, m.programmes, m.since, m.until, m.covered_until, m.id
         FROM membership m LEFT JOIN employer e ON e.npp = m.npp
         WHERE m.person_id = $1
         ORDER BY CASE WHEN m.until IS NULL THEN 0 ELSE 1 END, m.since DESC, m.kpj",
    )
    .bind(person_id)
    .fetch_all(&mut *db)
    .await?;
    let newest: Vec<(String, String, String, i64)> = sqlx::query_as(
        "SELECT c.membership_id, c.month, MAX(c.paid_on), CAST(SUM(c.total) AS BIGINT) FROM contribution c
         WHERE c.person_id = $1 AND c.month = (SELECT MAX(l.month) FROM contribution l
             WHERE l.person_id = c.person_id AND l.membership_id = c.membership_id)
         GROUP BY c.membership_id, c.month",
    )
    .bind(person_id)
    .fetch_all(&mut *db)
    .await?;
    let mut wages = wages::of(db, person_id).await?;
    rows.into_iter()
        .map(|row| {
            let last = newest
                .iter()
                .find(|(membership_id, ..)| *membership_id == row.7);
            let wages = wages.remove(&row.7).unwrap_or_default();
            card(row, last, wages, today).ok_or_else(|| Refusal::new(Code::Internal))
        })
        .collect()
}

/// kpj, segment, employer, programmes, since, until, covered until, id.
type MembershipRow = (
    String,
    String,
    Option<String>,
    String,
    String,
    Option<String>,
    Option<String>,
    String,
);

/// None when the row holds what the register could never have written.
fn card(
    row: MembershipRow,
    last: Option<&(String, String, String, i64)>,
    wages: Vec<ReportedWage>,
    today: Date,
) -> Option<Card> {
    let (kpj, segment, employer, programmes, since, until, covered_until, id) = row;
    let last = match last {
        Some((_, month, paid_on, amount)) => Some(LastContribution {
            month: month.parse().ok()?,
            paid_on: paid_on.parse().ok()?,
            amount: Rupiah(*amount),
        }),
        None => None,
    };
    let facts = Facts {
        segment: named(&segment)?,
        since: since.parse().ok()?,
        until: optional(until)?,
        last_paid: last.as_ref().map(|last: &LastContribution| last.month),
        bought_until: optional(covered_until)?,
    };
    let (standing, insured) = standing(&facts, today);
    Some(Card {
        id,
        kpj: kpj.parse().ok()?,
        segment: facts.segment,
        employer,
        programmes: named(&programmes)?,
        since: facts.since,
        until: facts.until,
        wages,
        last,
        standing,
        insured,
    })
}

fn named<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

fn optional(day: Option<String>) -> Option<Option<Date>> {
    day.map(|day| day.parse().ok())
        .map_or(Some(None), |day: Option<Date>| day.map(Some))
}
