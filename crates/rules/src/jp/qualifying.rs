use super::PaidMonth;
use crate::{Effective, Month, Source};
use jiff::civil::date;

/// How many months of contributions a monthly pension takes: fifteen years.
pub static QUALIFYING_MONTHS: Effective<i64> = Effective {
    from: date(2015, 7, 1),
    to: None,
    value: 180,
    source: Source::high("PP 45/2015", ""),
};

/// How far somebody is from a monthly pension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Qualifying {
    /// Months paid.
    pub paid: i64,
    /// Months still missing.
    pub missing: i64,
    /// The month that makes them enough, if every month after the last paid one is paid too.
    pub reached: Month,
}

/// How far these months, in order, are from a monthly pension. `None` when there are none.
#[must_use]
pub fn qualifying(months: &[PaidMonth]) -> Option<Qualifying> {
    let last = months.last()?.month;
    let needed = usize::try_from(QUALIFYING_MONTHS.value).ok()?;
    let missing = needed.saturating_sub(months.len());
    let reached = match months.get(needed - 1) {
        Some(enough) => enough.month,
        None => last.plus(i32::try_from(missing).ok()?),
    };
    Some(Qualifying {
        paid: i64::try_from(months.len()).ok()?,
        missing: i64::try_from(missing).ok()?,
        reached,
    })
}
