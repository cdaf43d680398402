//! When a contribution falls due and what lateness costs.

use crate::{Date, Month, Rate, Rounding, Rupiah};
use jiff::civil::date;

/// 2 % of the contribution for each month of delay (PP 44/2015, PP 45/2015 and PP 46/2015).
const LATE_PER_MONTH: Rate = Rate::new(2_000);

/// The last day to pay a wage earner's contribution of `month`: the 15th of the month after. A
/// legal cut-off, so by the calendar of Jakarta ([`wib_date`](crate::wib_date)).
#[must_use]
pub fn pu_due_date(month: Month) -> Date {
    let next = month.next();
    date(next.year(), next.month(), 15)
}

/// The employer's penalty on `amount` paid `months_late` months late: 2 % a month, not compounded,
/// the fraction of a rupiah dropped \[D\]. The self-employed (BPU) never owe one.
///
/// # Panics
/// When the penalty does not fit an `i64`: an amount near the wire's limit, thousands of years late.
#[must_use]
pub fn late_penalty(amount: Rupiah, months_late: u16) -> Rupiah {
    let all_months = Rate::new(LATE_PER_MONTH.get() * u32::from(months_late));
    all_months.of(amount, Rounding::Down)
}

#[cfg(test)]
mod tests {
    use super::{late_penalty, pu_due_date};
    use crate::{Month, Rupiah};
    use jiff::civil::date;

    #[test]
    fn a_contribution_falls_due_on_the_fifteenth_of_the_next_month() {
        let december: Month = "2026-12".parse().expect("a month");
        assert_eq!(pu_due_date(december), date(2027, 1, 15));
    }

    #[test]
    fn each_month_of_delay_costs_two_percent_without_compounding() {
        assert_eq!(late_penalty(Rupiah(570_000), 0), Rupiah::ZERO);
        assert_eq!(late_penalty(Rupiah(570_000), 1), Rupiah(11_400));
        assert_eq!(late_penalty(Rupiah(570_000), 60), Rupiah(684_000));
        assert_eq!(late_penalty(Rupiah(99), 1), Rupiah(1));
    }
}
