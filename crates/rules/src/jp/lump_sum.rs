use super::PaidMonth;
use crate::{
    JkkClass, Month, NoRate, Programme, Rate, Rupiah, Source,
    contribution::pu::{self, PuTerms},
    fund::Fund,
};

/// What is paid at once to somebody with too few months for a pension. Always an estimate: no
/// return of JP is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LumpSum {
    /// What employer and worker paid in.
    pub paid_in: Rupiah,
    /// What it earned at the assumed rate.
    pub returns: Rupiah,
    /// Both together.
    pub total: Rupiah,
}

/// Why a lump sum cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LumpSumError {
    /// No JP rate is on record for a month.
    #[error(transparent)]
    NoRate(#[from] NoRate),
    /// It is beyond what can be counted.
    #[error("the lump sum cannot be counted")]
    Amount,
}

/// That returns are part of the lump sum is law; which, is not published.
pub(crate) const ASSUMED_RETURN: Source = Source::low("no published rate found", "");

/// Contributions and assumed returns of these months, in order, at the end of the month `until`:
/// each month grows by (1 + return)^(1/12), then its contribution comes in.
///
/// # Errors
/// [`LumpSumError`].
pub fn lump_sum(
    months: &[PaidMonth],
    until: Month,
    yearly_return: Rate,
) -> Result<LumpSum, LumpSumError> {
    let mut fund = Fund::new(Rupiah::ZERO, yearly_return);
    let mut paid_in = Rupiah::ZERO;
    let mut months = months.iter().peekable();
    let Some(first) = months.peek().map(|paid| paid.month) else {
        return Ok(LumpSum {
            paid_in,
            returns: Rupiah::ZERO,
            total: Rupiah::ZERO,
        });
    };
    for month in Month::range(first, until) {
        let paid = match months.next_if(|paid| paid.month == month) {
            Some(paid) => contribution(*paid)?,
            None => Rupiah::ZERO,
        };
        paid_in = [paid_in, paid].iter().sum();
        fund.month(paid).ok_or(LumpSumError::Amount)?;
    }
    let total = fund.balance().ok_or(LumpSumError::Amount)?;
    Ok(LumpSum {
        paid_in,
        returns: Rupiah(total.get() - paid_in.get()),
        total,
    })
}

fn contribution(paid: PaidMonth) -> Result<Rupiah, NoRate> {
    // The other programmes do not touch what goes to JP.
    let terms = PuTerms {
        jkk_class: JkkClass::I,
        size: None,
        jp: true,
        jkp: false,
        labour_intensive: false,
    };
    let contribution = pu::contribution(paid.wage, paid.month, &terms)?;
    Ok(contribution
        .line(Programme::Jp)
        .map_or(Rupiah::ZERO, |line| line.total()))
}
