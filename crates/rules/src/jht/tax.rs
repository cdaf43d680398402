use super::tax_brackets::{Bracket, FINAL_BRACKETS, FINAL_YEARS, PROGRESSIVE_BRACKETS, SURCHARGES};
use crate::{Date, Effective, Rate, Rounding, Rupiah, Source};

/// How a JHT payment is taxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Regime {
    /// Final: within two calendar years of the first payment.
    Final,
    /// By the brackets of income tax: from the third calendar year on.
    Progressive,
}

/// A payment of JHT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// The day it was paid.
    pub on: Date,
    /// Before tax.
    pub gross: Rupiah,
}

/// What of a payment lies in one bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// The bracket's rate.
    pub rate: Rate,
    /// How much of the payment lies in it.
    pub amount: Rupiah,
    /// The tax on that.
    pub tax: Rupiah,
}

/// The tax on a payment, and how it comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JhtTax {
    /// The payment.
    pub payment: Payment,
    /// How it is taxed.
    pub regime: Regime,
    /// The calendar year of the first payment of all.
    pub first_year: i16,
    /// What was paid before and counts into the same table: since the first payment (final), or in
    /// the same calendar year (progressive).
    pub counted_before: Rupiah,
    /// Bracket by bracket, those the payment touches.
    pub slices: Vec<Slice>,
    /// What is added for want of a tax number.
    pub surcharge: Rupiah,
    /// The share of the tax that is added then.
    pub surcharge_rate: Rate,
    /// All that is withheld.
    pub tax: Rupiah,
    /// Where the regime comes from.
    pub regime_source: Source,
    /// Where the brackets come from.
    pub brackets_source: Source,
    /// Where the surcharge comes from.
    pub surcharge_source: Source,
}

impl JhtTax {
    /// What the member gets.
    #[must_use]
    pub fn net(&self) -> Rupiah {
        Rupiah(self.payment.gross.get() - self.tax.get())
    }
}

/// Why the tax on a payment cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TaxError {
    /// A payment is less than nothing.
    #[error("a payment cannot be negative")]
    Negative,
    /// An earlier payment is later than the one to be taxed.
    #[error("an earlier payment is dated later")]
    NotEarlier,
    /// The payment is before PP 68/2009.
    #[error("no tax law is on record for that day")]
    NotOnRecord,
}

/// The tax withheld from a JHT payment (PP 68/2009, PMK 16/PMK.03/2010).
///
/// Within two calendar years of the first payment it is final, on the gross cumulated since; from
/// the third calendar year on it is progressive, on the gross cumulated within that year. Without
/// any tax number (neither NIK nor NPWP on record) progressive tax rises by a fifth. A fraction of a
/// rupiah is dropped in each bracket of the cumulated gross, so that a payment in parts is taxed
/// exactly as one \[D\].
///
/// # Errors
/// [`TaxError`].
///
/// # Panics
/// When the payments together do not fit an `i64`.
pub fn tax(payment: Payment, earlier: &[Payment], tax_number: bool) -> Result<JhtTax, TaxError> {
    if payment.gross.is_negative() || earlier.iter().any(|paid| paid.gross.is_negative()) {
        return Err(TaxError::Negative);
    }
    if earlier.iter().any(|paid| paid.on > payment.on) {
        return Err(TaxError::NotEarlier);
    }
    let years = in_force(&FINAL_YEARS, payment.on)?;
    let year = payment.on.year();
    let first_year = earlier
        .iter()
        .map(|paid| paid.on.year())
        .min()
        .unwrap_or(year);
    let (regime, table, counted_from) = if year - first_year < years.value {
        (
            Regime::Final,
            in_force(&FINAL_BRACKETS, payment.on)?,
            first_year,
        )
    } else {
        (
            Regime::Progressive,
            in_force(&PROGRESSIVE_BRACKETS, payment.on)?,
            year,
        )
    };
    let counted = earlier.iter().filter(|paid| paid.on.year() >= counted_from);
    let counted_before = counted.map(|paid| paid.gross).sum();
    let slices = slices(table.value, counted_before, payment.gross);
    let plain: Rupiah = slices.iter().map(|slice| slice.tax).sum();
    let extra = in_force(&SURCHARGES, payment.on)?;
    let surcharge = if regime == Regime::Progressive && !tax_number {
        extra.value.of(plain, Rounding::Down)
    } else {
        Rupiah::ZERO
    };
    Ok(JhtTax {
        payment,
        regime,
        first_year,
        counted_before,
        slices,
        surcharge,
        surcharge_rate: extra.value,
        tax: [plain, surcharge].iter().sum(),
        regime_source: years.source,
        brackets_source: table.source,
        surcharge_source: extra.source,
    })
}

fn slices(table: &[Bracket], before: Rupiah, gross: Rupiah) -> Vec<Slice> {
    let after: Rupiah = [before, gross].iter().sum();
    let ends = table.iter().skip(1).map(|next| next.above);
    let ends = ends.chain([Rupiah(i64::MAX)]);
    let slices = table.iter().zip(ends).map(|(bracket, end)| {
        let inside = |total: Rupiah| Rupiah((total.min(end).get() - bracket.above.get()).max(0));
        let tax_on = |total| bracket.rate.of(inside(total), Rounding::Down);
        Slice {
            rate: bracket.rate,
            amount: Rupiah(inside(after).get() - inside(before).get()),
            tax: Rupiah(tax_on(after).get() - tax_on(before).get()),
        }
    });
    slices.filter(|slice| !slice.amount.is_zero()).collect()
}

fn in_force<T>(
    rows: &'static [Effective<T>],
    day: Date,
) -> Result<&'static Effective<T>, TaxError> {
    let row = rows.iter().find(|row| row.covers(day));
    row.ok_or(TaxError::NotOnRecord)
}
