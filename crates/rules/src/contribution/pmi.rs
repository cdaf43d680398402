//! Migrant workers (Pekerja Migran Indonesia): one payment for the whole contract (Permenaker
//! 4/2023 Art. 18), and monthly savings for those who want them.

use crate::{Effective, Month, NoRate, Programme, Rupiah, Source, source::deciding};
use jiff::civil::date;
use serde::{Deserialize, Serialize};

/// The length of a work contract abroad that a package exists for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum PmiContract {
    /// 6 months.
    SixMonths,
    /// 12 months.
    TwelveMonths,
    /// 24 months.
    TwentyFourMonths,
}

impl PmiContract {
    /// The package for a contract of exactly 6, 12 or 24 months.
    #[must_use]
    pub const fn of_months(months: u8) -> Option<Self> {
        match months {
            6 => Some(Self::SixMonths),
            12 => Some(Self::TwelveMonths),
            24 => Some(Self::TwentyFourMonths),
            _ => None,
        }
    }

    /// The length in months.
    #[must_use]
    pub const fn months(self) -> u8 {
        match self {
            Self::SixMonths => 6,
            Self::TwelveMonths => 12,
            Self::TwentyFourMonths => 24,
        }
    }
}

/// JKK and JKM for a contract abroad, paid at once before departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PmiPackage {
    /// Protection before departure (at most 5 months): only through a placement company (P3MI).
    pub before_departure: Rupiah,
    /// Protection during and after the work.
    pub during_and_after: Rupiah,
    /// Where the amounts come from.
    pub source: Source,
}

impl PmiPackage {
    /// The one payment.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        [self.before_departure, self.during_and_after].iter().sum()
    }
}

/// What a member may save for old age each month. Source: the institution's simulator; medium
/// confidence, so an estimate.
pub const JHT_CHOICES: [Rupiah; 7] = [
    Rupiah(50_000),
    Rupiah(100_000),
    Rupiah(200_000),
    Rupiah(300_000),
    Rupiah(400_000),
    Rupiah(500_000),
    Rupiah(600_000),
];

/// Where [`JHT_CHOICES`] come from.
pub const JHT_CHOICES_SOURCE: Source = Source::medium("BPJS Ketenagakerjaan, PMI simulator", "");

struct Tariff {
    before_departure: Rupiah,
    /// For 6, 12 and 24 months.
    during_and_after: [Rupiah; 3],
    extra_month: Rupiah,
}

static TARIFFS: [Effective<Tariff>; 1] = [Effective {
    from: date(2023, 2, 22),
    to: None,
    value: Tariff {
        before_departure: Rupiah(37_500),
        during_and_after: [Rupiah(108_000), Rupiah(189_000), Rupiah(332_500)],
        extra_month: Rupiah(13_500),
    },
    source: Source::high("Permenaker 4/2023", "Art. 18"),
}];

/// What a migrant worker pays for JKK and JKM when registering in `month`.
///
/// # Errors
/// [`NoRate`] before February 2023, when Permenaker 4/2023 came into force.
pub fn package(contract: PmiContract, via_p3mi: bool, month: Month) -> Result<PmiPackage, NoRate> {
    let row = tariff(month)?;
    let [six, twelve, twenty_four] = row.value.during_and_after;
    Ok(PmiPackage {
        before_departure: if via_p3mi {
            row.value.before_departure
        } else {
            Rupiah::ZERO
        },
        during_and_after: match contract {
            PmiContract::SixMonths => six,
            PmiContract::TwelveMonths => twelve,
            PmiContract::TwentyFourMonths => twenty_four,
        },
        source: row.source,
    })
}

/// What `months` of protection beyond the package cost, paid at once in `month`.
///
/// # Errors
/// As [`package`].
pub fn beyond_package(months: u8, month: Month) -> Result<Rupiah, NoRate> {
    let each = tariff(month)?.value.extra_month;
    Ok(Rupiah(each.get() * i64::from(months)))
}

fn tariff(month: Month) -> Result<&'static Effective<Tariff>, NoRate> {
    deciding(&TARIFFS, month).ok_or(NoRate {
        programme: Programme::Jkk,
        month,
    })
}
