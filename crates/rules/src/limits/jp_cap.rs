use crate::{Effective, Month, NoRate, Programme, Rupiah, Source, source::deciding};
use jiff::civil::date;

/// The highest monthly wage that JP contributions are counted on (*batas upah tertinggi*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JpCap {
    /// The cap, per month.
    pub cap: Rupiah,
    /// Growth of the gross domestic product in the year before, in hundredths of a percent, that
    /// led here from the cap before; `None` for the first cap and for one not published yet.
    pub growth: Option<i32>,
}

const LAW: &str = "PP 45/2015";
const RULE: &str = "Art. 29(3)";

/// Every published cap. Each is the one before times one plus growth, down to a whole Rp100: the
/// rounding is not in the law but reproduces all eleven steps. A cap holds from 1 March.
pub static JP_CAPS: [Effective<JpCap>; 12] = [
    Effective {
        from: date(2015, 7, 1),
        to: Some(date(2016, 2, 29)),
        value: JpCap {
            cap: Rupiah(7_000_000),
            growth: None,
        },
        source: Source::high(LAW, "Art. 29"),
    },
    of_march(2016, 4_79, 7_335_300, Source::high(LAW, RULE)),
    of_march(2017, 5_02, 7_703_500, Source::medium(LAW, RULE)),
    of_march(2018, 5_07, 8_094_000, Source::medium(LAW, RULE)),
    of_march(2019, 5_17, 8_512_400, Source::medium(LAW, RULE)),
    of_march(2020, 5_02, 8_939_700, Source::high(LAW, RULE)),
    of_march(2021, -2_07, 8_754_600, Source::high("B/0246/022021", "")),
    of_march(2022, 3_69, 9_077_600, Source::medium(LAW, RULE)),
    of_march(2023, 5_31, 9_559_600, Source::high(LAW, RULE)),
    of_march(2024, 5_05, 10_042_300, Source::high(LAW, RULE)),
    of_march(2025, 5_03, 10_547_400, Source::high("B/91/022025", "")),
    of_march(2026, 5_11, 11_086_300, Source::high("B/1226/022026", "")),
];

/// Until the circular of February 2027 is entered here, the last cap is carried on as a guess.
static NOT_YET_PUBLISHED: [Effective<JpCap>; 1] = [Effective {
    from: date(2027, 3, 1),
    to: None,
    value: JpCap {
        cap: Rupiah(11_086_300),
        growth: None,
    },
    source: Source::low("last published cap carried on", ""),
}];

/// The JP wage cap for the contribution of `month`.
///
/// From March 2027 on, which nobody has published yet, it is the last known cap at
/// [`Confidence::Low`](crate::Confidence::Low).
///
/// # Errors
/// [`NoRate`] before July 2015, when JP began.
pub fn jp_cap(month: Month) -> Result<&'static Effective<JpCap>, NoRate> {
    deciding(&JP_CAPS, month)
        .or_else(|| deciding(&NOT_YET_PUBLISHED, month))
        .ok_or(NoRate {
            programme: Programme::Jp,
            month,
        })
}

/// The cap from March of `year` through February of the next.
const fn of_march(year: i16, growth: i32, cap: i64, source: Source) -> Effective<JpCap> {
    let leap_day = if (year + 1) % 4 == 0 { 29 } else { 28 };
    Effective {
        from: date(year, 3, 1),
        to: Some(date(year + 1, 2, leap_day)),
        value: JpCap {
            cap: Rupiah(cap),
            growth: Some(growth),
        },
        source,
    }
}
