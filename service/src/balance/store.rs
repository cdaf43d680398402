use super::folded::{Held, folded};
use crate::http::Refusal;
use jmo_rules::Rupiah;
use jmo_wire::{
    Code,
    balance::{Balance, BalanceCard, BalanceYear},
};
use sqlx::{Any, Executor};

/// What each card holds, the current card first, and then what each year added. One statement, so
/// that both are of one moment: the total is what the last year closes with. The benchmark's peer
/// runs the same text.
///
/// Columns: year (0 for a card), KPJ or kind, amount, whether the card has ended or the amount is
/// an estimate, since when the card runs, the KPJ it was merged into.
pub const BALANCE: &str =
    "SELECT CAST(0 AS BIGINT) AS year, m.kpj AS name, CAST(COALESCE(SUM(b.amount), 0) AS BIGINT) AS amount,
         CAST(CASE WHEN m.until IS NULL THEN 0 ELSE 1 END AS BIGINT) AS mark, m.since AS since,
         COALESCE(t.kpj, '') AS merged_into
     FROM membership m LEFT JOIN balance b ON b.person_id = m.person_id AND b.membership_id = m.id
     LEFT JOIN merge_card c ON c.person_id = m.person_id AND c.membership_id = m.id AND c.undone_at IS NULL
     LEFT JOIN merge g ON g.person_id = c.person_id AND g.id = c.merge_id
     LEFT JOIN membership t ON t.person_id = g.person_id AND t.id = g.into_id
     WHERE m.person_id = $1
     GROUP BY m.kpj, m.since, m.until, t.kpj
     UNION ALL
     SELECT year, kind, CAST(SUM(amount) AS BIGINT), CAST(MAX(estimate) AS BIGINT), '', ''
     FROM ledger WHERE person_id = $1 GROUP BY year, kind
     ORDER BY year, mark, since DESC, name";

/// A row of [`BALANCE`].
type Row = (i64, String, i64, i64, String, String);

/// Reads a person's balance.
///
/// # Errors
/// When the database fails or holds what it cannot.
pub(crate) async fn read<'a>(
    db: impl Executor<'a, Database = Any>,
    person_id: &str,
) -> Result<Balance, Refusal> {
    let rows: Vec<Row> = sqlx::query_as(BALANCE)
        .bind(person_id)
        .fetch_all(db)
        .await?;
    let (cards, sums) = rows.split_at(rows.partition_point(|(year, ..)| *year == 0));
    Ok(Balance {
        total: Rupiah(cards.iter().map(|(_, _, amount, ..)| amount).sum()),
        cards: by_card(cards).ok_or_else(|| Refusal::new(Code::Internal))?,
        years: by_year(sums)?,
        returns_estimated: sums.iter().any(|(_, _, _, estimate, ..)| *estimate != 0),
    })
}

fn by_card(rows: &[Row]) -> Option<Vec<BalanceCard>> {
    let held = rows.iter().map(|(_, kpj, amount, _, _, into)| {
        let into = match into.as_str() {
            "" => None,
            into => Some(into.parse().ok()?),
        };
        Some(Held {
            kpj: kpj.parse().ok()?,
            amount: Rupiah(*amount),
            into,
        })
    });
    folded(held.collect::<Option<_>>()?)
}

/// Rows come year by year; each has its kinds.
fn by_year(rows: &[Row]) -> Result<Vec<BalanceYear>, Refusal> {
    let mut years: Vec<BalanceYear> = Vec::new();
    let mut closing = Rupiah::ZERO;
    for (year, kind, amount, ..) in rows {
        let year = i16::try_from(*year).map_err(|_| Refusal::new(Code::Internal))?;
        if years.last().is_none_or(|last| last.year != year) {
            let none = Rupiah::ZERO;
            years.push(BalanceYear {
                year,
                contributions: none,
                returns: none,
                corrections: none,
                claims: none,
                closing,
            });
        }
        let row = years
            .last_mut()
            .ok_or_else(|| Refusal::new(Code::Internal))?;
        let amount = Rupiah(*amount);
        match kind.as_str() {
            "contribution" => row.contributions = amount,
            "return" => row.returns = amount,
            "correction" => row.corrections = amount,
            "claim" => row.claims = amount,
            _ => return Err(Refusal::new(Code::Internal)),
        }
        closing = closing
            .checked_add(amount)
            .ok_or_else(|| Refusal::new(Code::Internal))?;
        row.closing = closing;
    }
    Ok(years)
}
