//! The tables of tax on JHT payments. Amounts and rates are sure; the day PP 68/2009 came into
//! force is from memory.

use crate::{Effective, Rate, Rupiah, Source};
use jiff::civil::date;

/// A bracket of a tax table: the rate on what lies above an amount, up to the next bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bracket {
    /// The amount.
    pub above: Rupiah,
    /// The rate.
    pub rate: Rate,
}

/// Final tax, on the gross cumulated since the first payment.
pub static FINAL_BRACKETS: [Effective<&[Bracket]>; 1] = [Effective {
    from: date(2009, 11, 16),
    to: None,
    value: &[bracket(0, 0), bracket(50_000_000, 5_000)],
    source: Source::high("PP 68/2009", ""),
}];

/// Progressive tax, on the gross cumulated within a calendar year.
pub static PROGRESSIVE_BRACKETS: [Effective<&[Bracket]>; 2] = [
    Effective {
        from: date(2009, 11, 16),
        to: Some(date(2021, 12, 31)),
        value: &[
            bracket(0, 5_000),
            bracket(50_000_000, 15_000),
            bracket(250_000_000, 25_000),
            bracket(500_000_000, 30_000),
        ],
        source: Source::high("UU 36/2008", "Art. 17"),
    },
    Effective {
        from: date(2022, 1, 1),
        to: None,
        value: &[
            bracket(0, 5_000),
            bracket(60_000_000, 15_000),
            bracket(250_000_000, 25_000),
            bracket(500_000_000, 30_000),
            bracket(5_000_000_000, 35_000),
        ],
        source: Source::high("UU 7/2021", "Art. 17"),
    },
];

/// What progressive tax rises by for someone with no tax number at all, as a share of the tax.
///
/// The NIK serves as one, so this takes a record with neither NIK nor NPWP; how the institution
/// reads that is not published.
pub static SURCHARGES: [Effective<Rate>; 1] = [Effective {
    from: date(2009, 11, 16),
    to: None,
    value: Rate::new(20_000),
    source: Source::medium("PMK 16/PMK.03/2010", ""),
}];

/// How many calendar years, the first payment's included, are taxed finally.
pub static FINAL_YEARS: [Effective<i16>; 1] = [Effective {
    from: date(2009, 11, 16),
    to: None,
    value: 2,
    source: Source::high("PMK 16/PMK.03/2010", ""),
}];

const fn bracket(above: i64, rate: u32) -> Bracket {
    Bracket {
        above: Rupiah(above),
        rate: Rate::new(rate),
    }
}
