use crate::{Date, Effective, Month, Source, age::day_of_age};
use jiff::{ToSpan, civil::date};

const AGES: Source = Source::high("PP 45/2015", "Art. 15");

/// The age a pension begins at: 56, 57 from 2019, then a year more every third year up to 65.
pub static PENSION_AGES: [Effective<i16>; 10] = [
    Effective {
        from: date(2015, 7, 1),
        to: Some(date(2018, 12, 31)),
        value: 56,
        source: AGES,
    },
    three_years(2019, 57),
    three_years(2022, 58),
    three_years(2025, 59),
    three_years(2028, 60),
    three_years(2031, 61),
    three_years(2034, 62),
    three_years(2037, 63),
    three_years(2040, 64),
    Effective {
        from: date(2043, 1, 1),
        to: None,
        value: 65,
        source: AGES,
    },
];

/// Fifteen years after JP began: no ordinary monthly pension can begin earlier.
pub const FIRST_PENSIONS: Date = date(2030, 7, 1);

/// How many years after the pension date somebody who keeps working may take it at the latest.
pub static LATEST_YEARS: Effective<i16> = Effective {
    from: date(2015, 7, 1),
    to: None,
    value: 3,
    source: AGES,
};

/// The pension age in force on `day`; none before JP.
#[must_use]
pub fn pension_age(day: Date) -> Option<&'static Effective<i16>> {
    PENSION_AGES.iter().find(|row| row.covers(day))
}

/// The pension date of someone born on `birth`: the first day in JP's time on which they are as old
/// as the pension age of that day. A birthday on 29 February falls on the 28th in common years.
#[must_use]
pub fn pension_date(birth: Date) -> Date {
    let first_day = |row: &Effective<i16>| {
        let reached = day_of_age(birth, row.value).max(row.from);
        row.covers(reached).then_some(reached)
    };
    // The last row is open, so only a birth at the end of the calendar finds none.
    PENSION_AGES.iter().find_map(first_day).unwrap_or(Date::MAX)
}

/// The last day by which somebody who keeps working takes the pension.
#[must_use]
pub fn latest_pension_date(pension_date: Date) -> Date {
    pension_date.saturating_add(i64::from(LATEST_YEARS.value).years())
}

/// The first month that JP contributions were owed for.
pub(super) fn first_month() -> Month {
    Month::of(PENSION_AGES[0].from)
}

const fn three_years(from: i16, age: i16) -> Effective<i16> {
    Effective {
        from: date(from, 1, 1),
        to: Some(date(from + 2, 12, 31)),
        value: age,
        source: AGES,
    }
}
