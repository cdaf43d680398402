use crate::{Month, Rupiah};
use serde::Serialize;

/// Something wrong with a card's contributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Finding {
    /// The employer has paid nothing for two due months or more, and has not reported that the
    /// worker left.
    EmployerStopped {
        /// The first unpaid month.
        from: Month,
        /// The last one that is due.
        to: Month,
        /// How many.
        months: u16,
    },
    /// Months that are due and not paid.
    Missing {
        /// The first.
        from: Month,
        /// The last.
        to: Month,
        /// How many.
        months: u16,
    },
    /// Less was paid for JHT than the reported wage asks for.
    Underpaid {
        /// The first such month.
        from: Month,
        /// The last.
        to: Month,
        /// How many.
        months: u16,
        /// What should have been paid for them.
        expected: Rupiah,
        /// What was.
        found: Rupiah,
    },
    /// A lower wage is reported than before.
    WageDropped {
        /// The first month with a lower wage.
        month: Month,
        /// The highest wage reported before.
        from: Rupiah,
        /// The wage reported last.
        to: Rupiah,
    },
}

impl Finding {
    /// The worst first.
    pub(super) const fn rank(&self) -> u8 {
        match self {
            Self::EmployerStopped { .. } => 0,
            Self::Missing { .. } => 1,
            Self::Underpaid { .. } => 2,
            Self::WageDropped { .. } => 3,
        }
    }

    /// The first month it is about.
    #[must_use]
    pub const fn first_month(&self) -> Month {
        match self {
            Self::EmployerStopped { from, .. }
            | Self::Missing { from, .. }
            | Self::Underpaid { from, .. } => *from,
            Self::WageDropped { month, .. } => *month,
        }
    }
}
