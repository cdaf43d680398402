use super::pension_age::first_month;
use crate::{Month, Rupiah};

/// A calendar year of contributions, as a statement lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidYear {
    /// The year.
    pub year: i16,
    /// How many of its months were paid, 1 to 12.
    pub months: i8,
    /// The monthly wage, not capped.
    pub wage: Rupiah,
}

/// A month of contributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidMonth {
    /// The month.
    pub month: Month,
    /// The wage, not capped.
    pub wage: Rupiah,
}

/// Why a list of years is no history. Each names the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    /// A year is not later than the one before.
    #[error("year {0} is out of order, or there twice")]
    OutOfOrder(usize),
    /// Less than one month or more than twelve.
    #[error("year {0} has no such number of months")]
    Months(usize),
    /// The year is before JP began in July 2015, or has more months than JP had.
    #[error("year {0} is before JP")]
    BeforeJp(usize),
}

/// The months of a list of years. Which months of an incomplete year were paid is not on the
/// statement: in the first they are taken to be its last ones, in all later ones its first \[D\].
///
/// # Errors
/// [`HistoryError`].
pub fn paid_months(years: &[PaidYear]) -> Result<Vec<PaidMonth>, HistoryError> {
    let mut paid = Vec::new();
    for (at, year) in years.iter().enumerate() {
        if at > 0 && years[at - 1].year >= year.year {
            return Err(HistoryError::OutOfOrder(at));
        }
        if !(1..=12).contains(&year.months) {
            return Err(HistoryError::Months(at));
        }
        let skipped = if at == 0 { 12 - year.months } else { 0 };
        let first = Month::new(year.year, skipped + 1).ok_or(HistoryError::BeforeJp(at))?;
        if first < first_month() {
            return Err(HistoryError::BeforeJp(at));
        }
        let last = first.plus(i32::from(year.months) - 1);
        paid.extend(Month::range(first, last).map(|month| PaidMonth {
            month,
            wage: year.wage,
        }));
    }
    Ok(paid)
}
