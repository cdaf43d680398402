use crate::{Effective, Month, NoRate, Programme, Rupiah, Source, source::deciding};
use jiff::civil::date;

/// The range a monthly pension is clamped to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JpBenefitLimits {
    /// Least monthly benefit.
    pub min: Rupiah,
    /// Greatest monthly benefit.
    pub max: Rupiah,
    /// Inflation of the year before, in hundredths of a percent, that led here from the limits
    /// before; `None` for the first limits and for those not published yet.
    pub inflation: Option<i32>,
}

const LAW: &str = "PP 45/2015";
const PUBLISHED: Source = Source::high(LAW, "Art. 18(3)");
/// Computed by the rule from the year before and published inflation.
const DERIVED: Source = Source::medium(LAW, "Art. 18(3)");

/// Every known range. Each is the one before times one plus inflation, up to a whole Rp50 until
/// 2019 and to a whole Rp100 since: again not in the law, but it fits every published figure.
///
/// A range holds from 1 March; that of 2026 from 1 February, by one source only.
pub static JP_BENEFIT_LIMITS: [Effective<JpBenefitLimits>; 12] = [
    Effective {
        from: date(2015, 7, 1),
        to: Some(date(2016, 2, 29)),
        value: limits(None, 300_000, 3_600_000),
        source: Source::high(LAW, "Art. 18"),
    },
    of_march(2016, 3_35, 310_050, 3_720_600, PUBLISHED),
    of_march(2017, 3_02, 319_450, 3_833_000, DERIVED),
    of_march(2018, 3_61, 331_000, 3_971_400, DERIVED),
    of_march(2019, 3_13, 341_400, 4_095_750, DERIVED),
    of_march(2020, 2_72, 350_700, 4_207_200, DERIVED),
    of_march(2021, 1_68, 356_600, 4_277_900, DERIVED),
    of_march(2022, 1_87, 363_300, 4_357_900, DERIVED),
    of_march(2023, 5_51, 383_400, 4_598_100, PUBLISHED),
    of_march(2024, 2_61, 393_500, 4_718_200, PUBLISHED),
    Effective {
        from: date(2025, 3, 1),
        to: Some(date(2026, 1, 31)),
        value: limits(Some(1_57), 399_700, 4_792_300),
        source: Source::high("B/91/022025", ""),
    },
    Effective {
        from: date(2026, 2, 1),
        to: Some(date(2027, 1, 31)),
        value: limits(Some(2_92), 411_400, 4_932_300),
        // The amounts are sure; that they began in February is one source's word.
        source: Source::medium("B/1226/022026", ""),
    },
];

/// Until the figures of 2027 are entered here, the last ones are carried on as a guess.
static NOT_YET_PUBLISHED: [Effective<JpBenefitLimits>; 1] = [Effective {
    from: date(2027, 2, 1),
    to: None,
    value: limits(None, 411_400, 4_932_300),
    source: Source::low("last published limits carried on", ""),
}];

/// The range of a monthly pension paid for `month`.
///
/// From February 2027 on it is the last known range at
/// [`Confidence::Low`](crate::Confidence::Low).
///
/// # Errors
/// [`NoRate`] before July 2015, when JP began.
pub fn jp_benefit_limits(month: Month) -> Result<&'static Effective<JpBenefitLimits>, NoRate> {
    deciding(&JP_BENEFIT_LIMITS, month)
        .or_else(|| deciding(&NOT_YET_PUBLISHED, month))
        .ok_or(NoRate {
            programme: Programme::Jp,
            month,
        })
}

/// The range from March of `year` through February of the next.
const fn of_march(
    year: i16,
    inflation: i32,
    min: i64,
    max: i64,
    source: Source,
) -> Effective<JpBenefitLimits> {
    let last = if (year + 1) % 4 == 0 { 29 } else { 28 };
    Effective {
        from: date(year, 3, 1),
        to: Some(date(year + 1, 2, last)),
        value: limits(Some(inflation), min, max),
        source,
    }
}

const fn limits(inflation: Option<i32>, min: i64, max: i64) -> JpBenefitLimits {
    JpBenefitLimits {
        min: Rupiah(min),
        max: Rupiah(max),
        inflation,
    }
}
