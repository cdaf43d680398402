use super::{JhtTax, Payment, TaxError, tax};
use crate::{Date, Rate, Rounding, Rupiah};

/// A partial claim now and a full claim later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialPlan {
    /// The balance now.
    pub balance: Rupiah,
    /// The share of it that is claimed now.
    pub share: Rate,
    /// The day of the partial claim.
    pub on: Date,
    /// The day of the full claim.
    pub later: Date,
    /// What contributions and returns add until then, the same with and without the partial claim.
    pub added: Rupiah,
    /// Whether a tax number is on record.
    pub tax_number: bool,
}

/// What a partial claim now does to a later full claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartialEffect {
    /// The partial claim and its tax.
    pub now: JhtTax,
    /// What stays in the account.
    pub stays: Rupiah,
    /// The later claim of the rest and its tax.
    pub later: JhtTax,
    /// The later claim of everything, had nothing been claimed now, and its tax.
    pub instead: JhtTax,
}

impl PartialEffect {
    /// How much more tax both claims take than the one; negative when they take less.
    #[must_use]
    pub fn more_tax(&self) -> Rupiah {
        Rupiah(self.now.tax.get() + self.later.tax.get() - self.instead.tax.get())
    }
}

/// Compares a partial claim now and the rest later with claiming everything later. The payout is
/// the share of the balance, the fraction of a rupiah dropped \[D\].
///
/// # Errors
/// [`TaxError`]; [`TaxError::NotEarlier`] also when the full claim comes before the partial one.
///
/// # Panics
/// As [`tax`].
pub fn partial_effect(plan: &PartialPlan, earlier: &[Payment]) -> Result<PartialEffect, TaxError> {
    if plan.balance.is_negative() || plan.added.is_negative() {
        return Err(TaxError::Negative);
    }
    let of = |on, gross| Payment { on, gross };
    let paid = of(plan.on, plan.share.of(plan.balance, Rounding::Down));
    let stays = Rupiah(plan.balance.get() - paid.gross.get());
    let rest = [stays, plan.added].iter().sum();
    let whole = [plan.balance, plan.added].iter().sum();
    let with: Vec<Payment> = earlier.iter().copied().chain([paid]).collect();
    Ok(PartialEffect {
        now: tax(paid, earlier, plan.tax_number)?,
        stays,
        later: tax(of(plan.later, rest), &with, plan.tax_number)?,
        instead: tax(of(plan.later, whole), earlier, plan.tax_number)?,
    })
}
