use crate::{Date, Effective, Rupiah, Source};
use jiff::civil::date;

/// The highest JHT balance, all accounts together, that the app pays out by itself.
///
/// Of the first ceiling only the year is known, of the second only the month: both count from the
/// first day.
pub static INSTANT_CEILINGS: [Effective<Rupiah>; 2] = [
    Effective {
        from: date(2021, 1, 1),
        to: Some(date(2025, 4, 30)),
        value: Rupiah(10_000_000),
        source: Source::high("BPJS Ketenagakerjaan, ceiling of claims in JMO", ""),
    },
    Effective {
        from: date(2025, 5, 1),
        to: None,
        value: Rupiah(15_000_000),
        source: Source::high("BPJS Ketenagakerjaan, ceiling of claims in JMO", ""),
    },
];

/// The ceiling in force on `day`; none before the app.
#[must_use]
pub fn instant_ceiling(day: Date) -> Option<&'static Effective<Rupiah>> {
    INSTANT_CEILINGS.iter().find(|row| row.covers(day))
}
