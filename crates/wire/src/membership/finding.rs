use jmo_rules::{Kpj, Month, Rupiah};
use serde::{Deserialize, Serialize};

/// What can be wrong with contributions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FindingKind {
    /// The employer has stopped paying: months are owed up to now.
    EmployerStopped,
    /// Due months without a contribution.
    MissingMonths,
    /// Less came in than the rate of the reported wage.
    Underpaid,
    /// The reported wage is lower than it was.
    WageDropped,
    /// A kind this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// Something about a card's contributions that the person should know, and can do something about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Finding {
    /// The card.
    pub kpj: Kpj,
    /// What it is.
    pub kind: FindingKind,
    /// The first month it concerns.
    pub from: Month,
    /// The last month it concerns.
    pub to: Month,
    /// What should have come in over those months for JHT; of a wage that dropped, what it was.
    pub expected: Option<Rupiah>,
    /// What did; of a wage that dropped, what it is.
    pub found: Option<Rupiah>,
}

/// A wage as the employer reported it, or the income base of the self-employed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReportedWage {
    /// The first month it holds for.
    pub from: Month,
    /// How much a month.
    pub amount: Rupiah,
}
