use crate::Rupiah;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What becomes of a fraction of a rupiah. Always spelled out, because the law rarely does.
///
/// All three mirror at zero, so a reversal takes back exactly what was booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Towards zero: the fraction is dropped.
    Down,
    /// Away from zero: any fraction counts as a whole rupiah.
    Up,
    /// To the nearest rupiah; exactly half goes away from zero.
    HalfUp,
}

impl Rounding {
    /// `numerator / denominator` as a whole number. The denominator is positive.
    pub(crate) const fn divide(self, numerator: i128, denominator: i128) -> i128 {
        let quotient = numerator / denominator;
        let rest = (numerator % denominator).abs();
        let away = match self {
            Self::Down => false,
            Self::Up => rest > 0,
            Self::HalfUp => rest * 2 >= denominator,
        };
        if away {
            quotient + numerator.signum()
        } else {
            quotient
        }
    }
}

/// A rate in parts per 100,000: 445 is 0.445 %, 2,000 is 2 %, 100,000 is the whole.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "number"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = u32))]
pub struct Rate(u32);

impl Rate {
    /// Nothing of it.
    pub const ZERO: Self = Self(0);
    /// All of it: 100 %.
    pub const WHOLE: Self = Self(100_000);

    /// A rate from parts per 100,000.
    #[must_use]
    pub const fn new(parts_per_100_000: u32) -> Self {
        Self(parts_per_100_000)
    }

    /// Parts per 100,000.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// From a percentage in text, `3.7` or `3,7`: at most three decimals, at most 1,000 %.
    #[must_use]
    pub fn from_percent(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let digits = |text: &str| {
            let fits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| text.parse::<u32>().ok()).flatten()
        };
        let thousandths = digits(decimals)
            .filter(|_| decimals.len() <= 3)?
            .checked_mul(10_u32.pow(3 - u32::try_from(decimals.len()).ok()?))?;
        let parts = digits(whole)?
            .checked_mul(1_000)?
            .checked_add(thousandths)?;
        (parts <= 1_000_000).then_some(Self(parts))
    }

    /// As a percentage in text, without idle zeros: `3.7`.
    #[must_use]
    pub fn percent(self) -> String {
        let (whole, thousandths) = (self.0 / 1_000, self.0 % 1_000);
        let written = format!("{whole}.{thousandths:03}");
        written
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    }

    /// This share of an amount, in whole rupiah.
    ///
    /// # Panics
    /// When the result does not fit an `i64`, which takes a rate far above 100 % or an amount far
    /// beyond what a wire carries.
    #[must_use]
    pub fn of(self, amount: Rupiah, rounding: Rounding) -> Rupiah {
        self.share_of(amount, Self::WHOLE, rounding)
    }

    /// This rate of an amount, of which only `share` counts (a discount leaves 50 %, say): rounded
    /// once, at the end.
    pub(crate) fn share_of(self, amount: Rupiah, share: Self, rounding: Rounding) -> Rupiah {
        let numerator = i128::from(amount.get()) * i128::from(self.0) * i128::from(share.0);
        let whole = i128::from(Self::WHOLE.0);
        let rupiah = rounding.divide(numerator, whole * whole);
        Rupiah(i64::try_from(rupiah).expect("a share of an amount beyond the range of i64"))
    }
}

/// As a percentage the Indonesian way, without idle zeros: `0,445 %`, `3,7 %`, `2 %`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (percent, thousandths) = (self.0 / 1_000, self.0 % 1_000);
        if thousandths == 0 {
            return f.pad(&format!("{percent} %"));
        }
        let decimals = format!("{thousandths:03}");
        f.pad(&format!("{percent},{} %", decimals.trim_end_matches('0')))
    }
}
