use jiff::{ToSpan, civil::Date};
use jmo_rules::Month;

/// The first day of JHT and JP as they are now (PP 45/2015, PP 46/2015); nothing is told from before.
pub const FIRST_DAY: Date = jiff::civil::date(2015, 7, 1);

/// The earliest day a sandbox can live on: a hundred months of history and a migrant's package
/// bought a year and a half ago are part of its stories, and no law at hand is older.
pub const EARLIEST: Date = jiff::civil::date(2025, 1, 1);
/// The latest: the law beyond it is not known yet.
pub const LATEST: Date = jiff::civil::date(2027, 2, 28);

/// The day a sandbox lives on when nobody told it one: today, as long as the law is known.
pub fn day_to_live_on(today: Date) -> Date {
    today.min(LATEST)
}

/// The first of the month `months` before `as_of`, never before [`FIRST_DAY`].
pub fn months_before(as_of: Date, months: i32) -> Date {
    Month::of(as_of).plus(-months).first_day().max(FIRST_DAY)
}

/// `days` before `as_of`.
pub fn days_before(as_of: Date, days: i64) -> Date {
    as_of.saturating_sub(days.days())
}
