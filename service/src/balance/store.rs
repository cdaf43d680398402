use crate::http::Refusal;
use jmo_rules::Rupiah;
use jmo_wire::{
    Code,
    balance::{Balance, BalanceCard, BalanceYear},
};
use sqlx::AnyPool;

/// What each card holds, the current card first. The benchmark's peer runs the same text.
pub const BY_CARD: &str = "SELECT m.kpj, CAST(COALESCE(SUM(b.amount), 0) AS BIGINT)
     FROM membership m LEFT JOIN balance b ON b.person_id = m.person_id AND b.membership_id = m.id
     WHERE m.person_id = $1
     GROUP BY m.kpj, m.since, m.until
     ORDER BY CASE WHEN m.until IS NULL THEN 0 ELSE 1 END, m.since DESC, m.kpj";

/// What each year added. The benchmark's peer runs the same text.
pub const BY_YEAR: &str =
    "SELECT year, kind, CAST(SUM(amount) AS BIGINT), CAST(MAX(estimate) AS BIGINT)
     FROM ledger WHERE person_id = $1 GROUP BY year, kind ORDER BY year";

/// Reads a person's balance.
///
/// # Errors
/// When the database fails or holds what it cannot.
pub(super) async fn read(db: &AnyPool, person_id: &str) -> Result<Balance, Refusal> {
    let cards: Vec<(String, i64)> = sqlx::query_as(BY_CARD)
        .bind(person_id)
        .fetch_all(db)
        .await?;
    let sums: Vec<(i64, String, i64, i64)> = sqlx::query_as(BY_YEAR)
        .bind(person_id)
        .fetch_all(db)
        .await?;
    let total = cards.iter().map(|(_, amount)| amount).sum();
    let returns_estimated = sums.iter().any(|(_, _, _, estimate)| *estimate != 0);
    Ok(Balance {
        total: Rupiah(total),
        cards: by_card(cards)?,
        years: by_year(&sums)?,
        returns_estimated,
    })
}

fn by_card(rows: Vec<(String, i64)>) -> Result<Vec<BalanceCard>, Refusal> {
    rows.into_iter()
        .map(|(kpj, amount)| {
            let kpj = kpj.parse().map_err(|_| Refusal::new(Code::Internal))?;
            Ok(BalanceCard {
                kpj,
                amount: Rupiah(amount),
            })
        })
        .collect()
}

/// Rows come year by year; each has its kinds.
fn by_year(rows: &[(i64, String, i64, i64)]) -> Result<Vec<BalanceYear>, Refusal> {
    let mut years: Vec<BalanceYear> = Vec::new();
    let mut closing = Rupiah::ZERO;
    for (year, kind, amount, _) in rows {
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
