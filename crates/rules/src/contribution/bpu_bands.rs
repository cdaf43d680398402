//! The income bands of the self-employed (PP 44/2015 Lampiran II, kept by PP 50/2025).

use crate::{Rupiah, Source};

/// A band of monthly income and the base that contributions in it are counted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Income from, as printed. The law leaves Rp1,000 between the end of one band and the start of
    /// the next; [`Band::of`] gives that gap to the upper one \[D\].
    pub from: Rupiah,
    /// Income to, included; `None` for the last.
    pub to: Option<Rupiah>,
    /// The base of contributions.
    pub base: Rupiah,
}

/// Where the bands come from.
pub(super) const BANDS: Source = Source::high("PP 44/2015", "Lampiran II");

/// The 33 bands, from the lowest.
pub static BPU_BANDS: [Band; 33] = [
    band(0, 1_099_000, 1_000_000),
    band(1_100_000, 1_299_000, 1_200_000),
    band(1_300_000, 1_499_000, 1_400_000),
    band(1_500_000, 1_699_000, 1_600_000),
    band(1_700_000, 1_899_000, 1_800_000),
    band(1_900_000, 2_099_000, 2_000_000),
    band(2_100_000, 2_299_000, 2_200_000),
    band(2_300_000, 2_499_000, 2_400_000),
    band(2_500_000, 2_699_000, 2_600_000),
    band(2_700_000, 3_199_000, 2_950_000),
    band(3_200_000, 3_699_000, 3_450_000),
    band(3_700_000, 4_199_000, 3_950_000),
    band(4_200_000, 4_699_000, 4_450_000),
    band(4_700_000, 5_199_000, 4_950_000),
    band(5_200_000, 5_699_000, 5_450_000),
    band(5_700_000, 6_199_000, 5_950_000),
    band(6_200_000, 6_699_000, 6_450_000),
    band(6_700_000, 7_199_000, 6_950_000),
    band(7_200_000, 7_699_000, 7_450_000),
    band(7_700_000, 8_199_000, 7_950_000),
    band(8_200_000, 9_199_000, 8_700_000),
    band(9_200_000, 10_199_000, 9_700_000),
    band(10_200_000, 11_199_000, 10_700_000),
    band(11_200_000, 12_199_000, 11_700_000),
    band(12_200_000, 13_199_000, 12_700_000),
    band(13_200_000, 14_199_000, 13_700_000),
    band(14_200_000, 15_199_000, 14_700_000),
    band(15_200_000, 16_199_000, 15_700_000),
    band(16_200_000, 17_199_000, 16_700_000),
    band(17_200_000, 18_199_000, 17_700_000),
    band(18_200_000, 19_199_000, 18_700_000),
    band(19_200_000, 20_199_000, 19_700_000),
    Band {
        from: Rupiah(20_200_000),
        to: None,
        base: Rupiah(20_700_000),
    },
];

impl Band {
    /// The band of a monthly income: the first whose end it does not exceed. A negative income
    /// counts as none.
    #[must_use]
    pub fn of(income: Rupiah) -> &'static Self {
        let last = &BPU_BANDS[BPU_BANDS.len() - 1];
        BPU_BANDS
            .iter()
            .find(|band| band.to.is_none_or(|to| income <= to))
            .unwrap_or(last)
    }
}

const fn band(from: i64, to: i64, base: i64) -> Band {
    Band {
        from: Rupiah(from),
        to: Some(Rupiah(to)),
        base: Rupiah(base),
    }
}
