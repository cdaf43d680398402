use crate::{
    Month, NoRate, Programme, Rounding, Rupiah, Segment, contribution::PU_JHT, source::deciding,
};

/// Whose money a contribution is. The parts sum to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// The member's own.
    pub own: Rupiah,
    /// The employer's.
    pub employer: Rupiah,
}

impl Parts {
    /// Both together.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        [self.own, self.employer].iter().sum()
    }
}

/// How a JHT contribution of `amount` for `month` divides: a wage earner's by the rates of the
/// month (2 to 3.7 since July 2015), that of the self-employed and of migrant workers is wholly
/// their own. The worker's part is rounded to the nearest rupiah, the employer's is the rest \[D\].
///
/// # Errors
/// [`NoRate`] before July 2015, and for construction workers, who have no JHT.
pub fn split(segment: Segment, month: Month, amount: Rupiah) -> Result<Parts, NoRate> {
    let no_rate = NoRate {
        programme: Programme::Jht,
        month,
    };
    let row = deciding(&PU_JHT, month).ok_or(no_rate)?;
    let own = match segment {
        Segment::Bpu | Segment::Pmi => amount,
        Segment::Construction => return Err(no_rate),
        Segment::Pu => {
            let worker = i128::from(row.value.worker.get());
            let both = worker + i128::from(row.value.employer.get());
            let own = Rounding::HalfUp.divide(i128::from(amount.get()) * worker, both);
            Rupiah(i64::try_from(own).expect("a part is less than the whole"))
        }
    };
    let employer = Rupiah(amount.get() - own.get());
    Ok(Parts { own, employer })
}
