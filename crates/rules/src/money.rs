use serde::{Deserialize, Deserializer, Serialize, de};
use std::{fmt, iter::Sum};

/// An amount in whole rupiah, which may be negative.
///
/// On the wire it is a JSON integer within ±(2^53 − 1), so that a web view can hold it exactly;
/// anything else is refused when read. There are no `+` and `-`: an overflow in money must be
/// somebody's decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "number"))]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::ToSchema),
    schema(value_type = i64, minimum = -9_007_199_254_740_991_i64, maximum = 9_007_199_254_740_991_i64)
)]
pub struct Rupiah(
    /// Whole rupiah.
    pub i64,
);

impl Rupiah {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that crosses a wire: 2^53 − 1.
    pub const MAX_ON_WIRE: Self = Self((1 << 53) - 1);

    /// This many rupiah.
    #[must_use]
    pub const fn new(rupiah: i64) -> Self {
        Self(rupiah)
    }

    /// The amount in rupiah.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum, or `None` on overflow.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// The difference, or `None` on overflow.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(difference) => Some(Self(difference)),
            None => None,
        }
    }

    /// The amount with its sign turned, or `None` on overflow.
    #[must_use]
    pub const fn checked_neg(self) -> Option<Self> {
        match self.0.checked_neg() {
            Some(negated) => Some(Self(negated)),
            None => None,
        }
    }

    /// The amount this many times, or `None` on overflow.
    #[must_use]
    pub const fn checked_mul(self, times: i64) -> Option<Self> {
        match self.0.checked_mul(times) {
            Some(product) => Some(Self(product)),
            None => None,
        }
    }

    /// Whether this is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether this is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// # Panics
/// When the sum does not fit an `i64`; amounts read from the wire would have to come by the
/// thousand, each at the limit.
impl Sum for Rupiah {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| {
            sum.checked_add(amount)
                .expect("a sum of rupiah beyond the range of i64")
        })
    }
}

/// # Panics
/// As the sum of owned amounts does.
impl<'a> Sum<&'a Self> for Rupiah {
    fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

/// As Indonesians write it: `Rp12.345.678`, and `−Rp500` with a true minus sign.
impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        let mut written = String::with_capacity(digits.len() * 2 + 5);
        written.push_str(if self.is_negative() { "−Rp" } else { "Rp" });
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push('.');
            }
            written.push(digit);
        }
        // `pad` so that `{:>20}` aligns a column of amounts.
        f.pad(&written)
    }
}

impl<'de> Deserialize<'de> for Rupiah {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rupiah = i64::deserialize(deserializer)?;
        if rupiah.unsigned_abs() > Self::MAX_ON_WIRE.0.unsigned_abs() {
            return Err(de::Error::custom("an amount beyond ±(2^53 − 1) rupiah"));
        }
        Ok(Self(rupiah))
    }
}
