use crate::{Rate, Rounding, Rupiah};

/// One, in the fixed point of the monthly factor: 15 decimals.
const ONE: i128 = 1_000_000_000_000_000;
/// A rupiah, in the fixed point of the balance: 6 decimals.
const RUPIAH: i128 = 1_000_000;

/// Savings that grow month by month at a yearly rate: each month by (1 + rate)^(1/12).
///
/// Integers throughout. The factor is exact to about 10⁻¹⁵ and the balance is cut to a millionth of
/// a rupiah each month, so that over fifty years the balance of any real account is right to the
/// rupiah.
pub(crate) struct Fund {
    millionths: i128,
    factor: i128,
}

impl Fund {
    /// Savings that begin with `opening`. The rate is at most 100 %.
    pub(crate) fn new(opening: Rupiah, yearly: Rate) -> Self {
        Self {
            millionths: i128::from(opening.get()) * RUPIAH,
            factor: monthly_factor(yearly.min(Rate::WHOLE)),
        }
    }

    /// Lets a month pass, at whose end `paid` comes in. `None` beyond what can be counted.
    pub(crate) fn month(&mut self, paid: Rupiah) -> Option<()> {
        let grown = self.millionths.checked_mul(self.factor)?.div_euclid(ONE);
        self.millionths = grown.checked_add(i128::from(paid.get()) * RUPIAH)?;
        Some(())
    }

    /// What is there, to the nearest rupiah. `None` beyond the range of an amount.
    pub(crate) fn balance(&self) -> Option<Rupiah> {
        let rupiah = Rounding::HalfUp.divide(self.millionths, RUPIAH);
        i64::try_from(rupiah).ok().map(Rupiah)
    }
}

/// (1 + yearly)^(1/12): the greatest factor whose twelfth power does not exceed 1 + yearly.
fn monthly_factor(yearly: Rate) -> i128 {
    let year = ONE + ONE * i128::from(yearly.get()) / i128::from(Rate::WHOLE.get());
    let (mut fits, mut exceeds) = (ONE, year + 1);
    while exceeds - fits > 1 {
        let middle = i128::midpoint(fits, exceeds);
        if twelfth_power_exceeds(middle, year) {
            exceeds = middle;
        } else {
            fits = middle;
        }
    }
    fits
}

fn twelfth_power_exceeds(factor: i128, year: i128) -> bool {
    let mut power = ONE;
    for _ in 0..12 {
        power = power * factor / ONE;
        if power > year {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Fund, monthly_factor};
    use crate::{Rate, Rupiah};

    #[test]
    fn the_monthly_factor_is_the_twelfth_root() {
        // 1.05^(1/12) = 1.004074123783648…, 1.055^(1/12) = 1.004471698917043…
        assert!((monthly_factor(Rate::new(5_000)) - 1_004_074_123_783_648).abs() < 5);
        assert!((monthly_factor(Rate::new(5_500)) - 1_004_471_698_917_043).abs() < 5);
        assert_eq!(monthly_factor(Rate::ZERO), 1_000_000_000_000_000);
    }

    #[test]
    fn twelve_months_earn_the_yearly_rate() {
        for rate in [3_000, 5_000, 5_500, 8_000, 100_000] {
            let mut fund = Fund::new(Rupiah(100_000_000), Rate::new(rate));
            for _ in 0..12 {
                fund.month(Rupiah::ZERO).expect("small");
            }
            let year = 100_000_000 + 1_000 * i64::from(rate);
            assert_eq!(fund.balance(), Some(Rupiah(year)), "{rate}");
        }
    }

    #[test]
    fn what_cannot_be_counted_is_no_balance() {
        let mut fund = Fund::new(Rupiah(i64::MAX), Rate::WHOLE);
        let grown = (0..1_200).try_for_each(|_| fund.month(Rupiah::ZERO));
        assert!(grown.is_none() || fund.balance().is_none());
    }
}
