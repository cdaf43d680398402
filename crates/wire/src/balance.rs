//! The JHT balance: the sum of the ledger, in total, by card and by year.
//!
//! The body says nothing of when: the answer's [`TIME_HEADER`](crate::TIME_HEADER) does, so that an
//! unchanged balance keeps its ETag.

use jmo_rules::{Kpj, Rupiah};
use serde::{Deserialize, Serialize};

/// What one card holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BalanceCard {
    /// The card's number.
    pub kpj: Kpj,
    /// Its JHT balance, with those of the cards merged into it.
    pub amount: Rupiah,
    /// The cards merged into it; they have no row of their own.
    #[serde(default)]
    pub merged: Vec<Kpj>,
}

/// What one calendar year added, all cards together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BalanceYear {
    /// The calendar year.
    pub year: i16,
    /// Contributions that came in.
    pub contributions: Rupiah,
    /// Returns (hasil pengembangan) posted.
    pub returns: Rupiah,
    /// Corrections, up or down.
    pub corrections: Rupiah,
    /// Claims paid out; zero or negative.
    pub claims: Rupiah,
    /// The balance at the year's end, or now.
    pub closing: Rupiah,
}

/// The answer of `/v1/balance`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Balance {
    /// JHT of all cards.
    pub total: Rupiah,
    /// JHT by card, the current card first.
    pub cards: Vec<BalanceCard>,
    /// How it grew, oldest year first.
    pub years: Vec<BalanceYear>,
    /// True while a posted return rests on a rate without a published source.
    pub returns_estimated: bool,
}
