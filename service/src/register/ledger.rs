use super::{Event, RegisterError, cards::Card};
use crate::{Store, StoreError, store::Rows};
use jmo_rules::{Date, Rupiah};
use sqlx::AnyConnection;
use std::sync::LazyLock;

/// The sub-account everything goes to until the split of UU 4/2023 Art. 188 (main and additional
/// account) has its regulations.
const MAIN_LEGACY: &str = "UTAMA_LEGACY";

/// What a ledger entry is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Contribution,
    Return,
    Correction,
    Claim,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Contribution => "contribution",
            Self::Return => "return",
            Self::Correction => "correction",
            Self::Claim => "claim",
        }
    }
}

/// One line for the ledger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub kind: Kind,
    pub posted_on: Date,
    pub amount: Rupiah,
    pub estimate: bool,
}

static LINES: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO ledger (person_id, membership_id, sub_account, event_id, line, kind, year, posted_on, amount, estimate) VALUES",
        10,
        "",
    )
});

/// Appends entries and moves the running sum by exactly their total, in the caller's transaction.
pub(super) async fn append(
    tx: &mut AnyConnection,
    event: &Event,
    card: &Card,
    entries: &[Entry],
) -> Result<(), RegisterError> {
    if entries.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = (0_i64..).zip(entries).collect();
    for (insert, lines) in LINES.chunks(&lines) {
        let mut query = sqlx::query(insert);
        for (line, entry) in lines {
            query = query
                .bind(&card.person_id)
                .bind(&card.id)
                .bind(MAIN_LEGACY)
                .bind(&event.id)
                .bind(*line)
                .bind(entry.kind.name())
                .bind(i64::from(entry.posted_on.year()))
                .bind(entry.posted_on.to_string())
                .bind(entry.amount.get())
                .bind(i64::from(entry.estimate));
        }
        query.execute(&mut *tx).await?;
    }
    let total = entries
        .iter()
        .try_fold(0_i64, |sum, entry| sum.checked_add(entry.amount.get()))
        .ok_or_else(|| RegisterError::Impossible(event.id.clone()))?;
    if moved(tx, card, total).await? {
        return Ok(());
    }
    // The first entry of an account opens it.
    sqlx::query(
        "INSERT INTO balance (person_id, membership_id, sub_account, amount) VALUES ($1, $2, $3, 0)
         ON CONFLICT (person_id, membership_id, sub_account) DO NOTHING",
    )
    .bind(&card.person_id)
    .bind(&card.id)
    .bind(MAIN_LEGACY)
    .execute(&mut *tx)
    .await?;
    if moved(tx, card, total).await? {
        Ok(())
    } else {
        Err(RegisterError::Overdraws(event.id.clone()))
    }
}

/// Moves the running sum; false when there is none, or not enough in it.
async fn moved(tx: &mut AnyConnection, card: &Card, total: i64) -> Result<bool, StoreError> {
    let now: Option<(i64,)> = sqlx::query_as(
        "UPDATE balance SET amount = amount + $1
         WHERE person_id = $2 AND membership_id = $3 AND sub_account = $4 AND amount + $1 >= 0
         RETURNING amount",
    )
    .bind(total)
    .bind(&card.person_id)
    .bind(&card.id)
    .bind(MAIN_LEGACY)
    .fetch_optional(tx)
    .await?;
    Ok(now.is_some())
}

/// A running sum that is not the sum of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Which card.
    pub membership_id: String,
    /// Which sub-account.
    pub sub_account: String,
    /// What the running sum says.
    pub balance: i64,
    /// What the entries add up to.
    pub ledger: i64,
}

/// Adds up the whole ledger and answers how many accounts agree, and every one that does not.
///
/// # Errors
/// When the database fails.
pub async fn prove(store: &Store) -> Result<(usize, Vec<Mismatch>), StoreError> {
    // Both directions at once: an account without entries and entries without an account.
    let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
        "SELECT membership_id, sub_account, CAST(SUM(balance) AS BIGINT), CAST(SUM(ledger) AS BIGINT) FROM (
             SELECT person_id, membership_id, sub_account, amount AS balance, 0 AS ledger FROM balance
             UNION ALL
             SELECT person_id, membership_id, sub_account, 0 AS balance, amount AS ledger FROM ledger
         ) AS both_sides GROUP BY person_id, membership_id, sub_account",
    )
    .fetch_all(store.read())
    .await?;
    let accounts = rows.len();
    let wrong: Vec<_> = rows
        .into_iter()
        .filter(|(_, _, balance, ledger)| balance != ledger)
        .map(|(membership_id, sub_account, balance, ledger)| Mismatch {
            membership_id,
            sub_account,
            balance,
            ledger,
        })
        .collect();
    Ok((accounts - wrong.len(), wrong))
}
