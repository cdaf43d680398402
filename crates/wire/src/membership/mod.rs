//! Who the person is to the programmes: cards, employers, wages, what each programme covers.

mod finding;
mod merge;

pub use finding::{Finding, FindingKind, ReportedWage};
pub use merge::{Merge, MergeCard, MergePreview, MergeRecord, PreviewMerge, UndoMerge};

use jiff::civil::Date;
use jmo_rules::{Kpj, Month, Rupiah};
use serde::{Deserialize, Serialize};

/// Whether contributions come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum MembershipStatus {
    /// Working, and every due month is paid.
    Active,
    /// Working, but a due month is not paid.
    Arrears,
    /// Stopped, or unpaid for so long that cover ended.
    Inactive,
    /// A status this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// How the person takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Segment {
    /// Penerima Upah: an employer pays a wage and reports it.
    Pu,
    /// Bukan Penerima Upah: works for oneself.
    Bpu,
    /// Pekerja Migran Indonesia.
    Pmi,
    /// Jasa Konstruksi.
    Construction,
    /// A segment this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// One of the five programmes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Programme {
    /// Jaminan Hari Tua, the only one with a balance of one's own.
    Jht,
    /// Jaminan Pensiun, counted in months.
    Jp,
    /// Jaminan Kecelakaan Kerja.
    Jkk,
    /// Jaminan Kematian.
    Jkm,
    /// Jaminan Kehilangan Pekerjaan.
    Jkp,
    /// A programme this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// What a programme gives today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Cover {
    /// A balance of one's own (JHT).
    Balance,
    /// Months of contribution (JP).
    Months {
        /// How many.
        months: u32,
    },
    /// Insured.
    Covered {
        /// The last day that is certain; none: open.
        #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        until: Option<Date>,
    },
    /// No longer insured.
    Lapsed {
        /// The first day without cover.
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        since: Date,
    },
    /// A kind this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// A programme the person takes part in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ProgrammeCover {
    /// Which.
    pub programme: Programme,
    /// What it gives today.
    pub cover: Cover,
}

/// The newest contribution on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LastContribution {
    /// The month it is for.
    pub month: Month,
    /// The day it came in.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub paid_on: Date,
    /// All programmes together, employer's and worker's part.
    pub amount: Rupiah,
}

/// One membership: a card with its number (KPJ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MembershipCard {
    /// The card's number.
    pub kpj: Kpj,
    /// How the person takes part on this card.
    pub segment: Segment,
    /// Whether contributions come in.
    pub status: MembershipStatus,
    /// The employer's name; none for the self-employed.
    pub employer: Option<String>,
    /// The monthly wage as reported, or the self-employed income base.
    pub wage: Option<Rupiah>,
    /// First day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub since: Date,
    /// Last day, once it is reported.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub until: Option<Date>,
    /// The newest contribution.
    pub last_contribution: Option<LastContribution>,
    /// The oldest month that is due and not paid, while in arrears.
    pub due_month: Option<Month>,
    /// The programmes followed on this card.
    #[serde(default)]
    pub programmes: Vec<Programme>,
    /// Wages as reported, oldest first.
    #[serde(default)]
    pub wages: Vec<ReportedWage>,
    /// The card this one was merged into.
    #[serde(default)]
    pub merged_into: Option<Kpj>,
}

/// The answer of `/v1/membership`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Membership {
    /// The person's full name.
    pub name: String,
    /// In arrears when any card is, else active when any card is.
    pub status: MembershipStatus,
    /// First day of the oldest card.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub since: Date,
    /// All cards, the current one first.
    pub cards: Vec<MembershipCard>,
    /// The programmes followed.
    pub programmes: Vec<ProgrammeCover>,
    /// What does not look right about contributions, the weightiest first.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// Merges in force.
    #[serde(default)]
    pub merges: Vec<MergeRecord>,
}
