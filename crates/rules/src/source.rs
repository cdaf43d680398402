use crate::{Date, Month, Programme};
use serde::{Deserialize, Serialize};

/// How sure we are of a figure. Ordered: `Low < Medium < High`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Confidence {
    /// Press only, an inference, or memory.
    Low,
    /// One decent source, or known law that could not be read again.
    Medium,
    /// The law's text, two independent sources, or arithmetic that reproduces published figures.
    High,
}

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "LawSource"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Source {
    /// The law or circular, such as `PP 46/2015`; for a figure without one, what it rests on.
    pub law: &'static str,
    /// The article or annex, empty where it is not known.
    pub article: &'static str,
    /// How sure we are.
    pub confidence: Confidence,
}

impl Source {
    pub(crate) const fn high(law: &'static str, article: &'static str) -> Self {
        Self {
            law,
            article,
            confidence: Confidence::High,
        }
    }

    pub(crate) const fn medium(law: &'static str, article: &'static str) -> Self {
        Self {
            law,
            article,
            confidence: Confidence::Medium,
        }
    }

    pub(crate) const fn low(law: &'static str, article: &'static str) -> Self {
        Self {
            law,
            article,
            confidence: Confidence::Low,
        }
    }

    /// Whether a figure from here must be shown as an estimate (anything below
    /// [`Confidence::High`]).
    #[must_use]
    pub const fn is_estimate(&self) -> bool {
        !matches!(self.confidence, Confidence::High)
    }
}

/// One row of an effective-dated table: a value, the days it holds for and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effective<T> {
    /// First day in force.
    pub from: Date,
    /// Last day in force; `None` while no successor is known.
    pub to: Option<Date>,
    /// What holds.
    pub value: T,
    /// Where it comes from.
    pub source: Source,
}

impl<T> Effective<T> {
    /// Whether the row is in force on `day`.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the row decides the contribution of `month`.
    ///
    /// The law in force on the **last day** of a contribution month decides it \[D\]: the
    /// contribution falls due on the 15th of the next month, on the wages of the whole month, and
    /// the institution applied PP 6/2025 and PP 7/2025 (both enacted on 7 February 2025) from the
    /// contribution of February 2025. So a change in the middle of a month takes effect with that
    /// month, never with half of it.
    #[must_use]
    pub fn decides(&self, month: Month) -> bool {
        self.covers(month.last_day())
    }
}

/// The row that decides the contribution of `month`, if any.
pub(crate) fn deciding<T>(rows: &[Effective<T>], month: Month) -> Option<&Effective<T>> {
    rows.iter().find(|row| row.decides(month))
}

/// The row in force on `day`, if any.
pub(crate) fn in_force<T>(rows: &[Effective<T>], day: Date) -> Option<&Effective<T>> {
    rows.iter().find(|row| row.covers(day))
}

/// No rate is on record for this programme and month (the programmes begin in July 2015).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no {programme:?} rate is on record for {month}")]
pub struct NoRate {
    /// The programme asked for.
    pub programme: Programme,
    /// The contribution month asked for.
    pub month: Month,
}
