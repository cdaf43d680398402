use crate::{Rate, Source};
use serde::Serialize;

/// A rate together with how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Rated {
    /// The rate, per year.
    pub rate: Rate,
    /// Whether it must be shown as an estimate (*perkiraan*).
    pub estimate: bool,
    /// Where it comes from.
    pub source: Source,
}

/// Rates of return by year, for what is known. The institution publishes one figure a year; most
/// of them were not found, so they are guesses that must never be shown as facts.
const RATES: [(i16, Rate, Source); 11] = [
    (2015, Rate::new(6_000), UNSOURCED),
    (
        2016,
        Rate::new(7_190),
        Source::high("BPJS Ketenagakerjaan, published return of 2016", ""),
    ),
    (2017, Rate::new(6_000), UNSOURCED),
    (2018, Rate::new(6_000), UNSOURCED),
    (2019, Rate::new(6_000), UNSOURCED),
    (
        2020,
        Rate::new(5_630),
        Source::medium("BPJS Ketenagakerjaan, return of 2020 in the press", ""),
    ),
    (2021, Rate::new(5_500), UNSOURCED),
    (2022, Rate::new(5_500), UNSOURCED),
    (2023, Rate::new(5_500), UNSOURCED),
    (2024, Rate::new(5_500), UNSOURCED),
    (2025, Rate::new(5_500), UNSOURCED),
];

/// For years without a row: the low end of what recent years are said to have paid.
const OTHERWISE: (Rate, Source) = (Rate::new(5_500), UNSOURCED);

const UNSOURCED: Source = Source::low("no published rate found", "");

/// The yearly rate of JHT returns (*hasil pengembangan*) of a calendar year. Always answers; a rate
/// that no law or publication backs is marked as an estimate.
#[must_use]
pub fn yearly_return_rate(year: i16) -> Rated {
    let (rate, source) = RATES
        .iter()
        .find(|(of, ..)| *of == year)
        .map_or(OTHERWISE, |(_, rate, source)| (*rate, *source));
    Rated {
        rate,
        estimate: source.is_estimate(),
        source,
    }
}
