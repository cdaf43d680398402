//! RSJHT, the yearly statement of the JHT balance: what came in for each month, what it earned,
//! what was corrected and paid out, from the first day on.

use crate::membership::Segment;
use jiff::civil::Date;
use jmo_rules::{Kpj, Month, Rupiah};
use serde::{Deserialize, Serialize};

/// The answer of `/v1/balance/statement`: every year there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Statement {
    /// The person's full name.
    pub name: String,
    /// The cards the lines belong to; a line names one by its place here.
    pub cards: Vec<StatementCard>,
    /// Oldest first. A year in which nothing happened is there too.
    pub years: Vec<StatementYear>,
}

/// A card that lines belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StatementCard {
    /// The card's number.
    pub kpj: Kpj,
    /// How the person took part.
    pub segment: Segment,
    /// The employer's name; none for the self-employed.
    pub employer: Option<String>,
}

/// One calendar year, all cards together. `opening + own + employer + returns + corrections +
/// claims` is `closing`, and `closing` the next year's `opening`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StatementYear {
    /// The calendar year.
    pub year: i16,
    /// The balance when it began.
    pub opening: Rupiah,
    /// What the person contributed: the worker's part, or all of it when self-employed.
    pub own: Rupiah,
    /// What employers contributed.
    pub employer: Rupiah,
    /// Returns (hasil pengembangan) posted.
    pub returns: Rupiah,
    /// Corrections, up or down.
    pub corrections: Rupiah,
    /// Claims paid out; zero or negative.
    pub claims: Rupiah,
    /// The balance at the year's end, or now.
    pub closing: Rupiah,
    /// True while a posted return rests on a rate without a published source.
    pub returns_estimated: bool,
    /// The last day the year's figures account for: its last, or that of its newest line.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub through: Date,
    /// Proves that the service stated this closing balance on this card for this day: 16 letters and
    /// digits in groups of four, checked by `/v1/balance/statement/verify`.
    pub verification: String,
    /// Everything posted in the year, in order of the days.
    pub lines: Vec<StatementLine>,
}

/// One posting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StatementLine {
    /// The place of its card in `cards`, from 0.
    pub card: u16,
    /// The day it was posted; a contribution's is the day it came in.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub on: Date,
    /// What it adds; a claim takes away.
    pub amount: Rupiah,
    /// What it is.
    pub entry: StatementEntry,
}

/// What a posting is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum StatementEntry {
    /// The contribution for a month.
    Contribution {
        /// The month it is for.
        month: Month,
        /// The wage, or income base, it was reported with.
        wage: Rupiah,
        /// How much of it is the person's own part; the rest is the employer's.
        own: Rupiah,
    },
    /// Returns of the year.
    Return {
        /// Whether the rate has no published source.
        estimate: bool,
    },
    /// A correction.
    Correction,
    /// A claim paid out.
    Claim,
    /// A kind this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// Asks `/v1/balance/statement/verify` whether a statement is the service's. No session is needed:
/// everything asked with stands on the paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VerifyStatement {
    /// A card of the person, as printed.
    pub kpj: String,
    /// The year, as printed.
    pub year: i16,
    /// The day it accounts to, as printed.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub through: Date,
    /// The closing balance, as printed.
    pub closing: Rupiah,
    /// The code, as printed; case, spaces and hyphens do not matter.
    pub verification: String,
}

/// Whether it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Verified {
    /// The service stated exactly this.
    pub genuine: bool,
}
