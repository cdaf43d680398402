//! Construction projects (Jasa Konstruksi): a share of the wages where they are known, else of the
//! contract's value, which falls with every slice (Permenaker 44/2015, kept by 5/2021 and 1/2025).

use crate::{
    Effective, Month, NoRate, Programme, Rate, Rounding, Rupiah, Source, source::deciding,
};
use jiff::civil::date;

/// What a project pays once, for all its workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConstructionFee {
    /// For work accidents.
    pub jkk: Rupiah,
    /// For deaths.
    pub jkm: Rupiah,
    /// Where the scale comes from.
    pub source: Source,
}

impl ConstructionFee {
    /// The one payment.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        [self.jkk, self.jkm].iter().sum()
    }
}

/// What one slice of a contract's value costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SliceFee {
    /// How much of the value lies in the slice.
    pub part: Rupiah,
    /// The rate for work accidents.
    pub jkk_rate: Rate,
    /// The rate for deaths.
    pub jkm_rate: Rate,
    /// For work accidents.
    pub jkk: Rupiah,
    /// For deaths.
    pub jkm: Rupiah,
}

/// The rates on wages that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WageRates {
    /// For work accidents.
    pub jkk: Rate,
    /// For deaths.
    pub jkm: Rate,
}

/// A slice of a contract's value and its rates.
struct Slice {
    above: i64,
    to: i64,
    jkk: Rate,
    jkm: Rate,
}

const LAW: Source = Source::high("Permenaker 5/2021 jo. 1/2025", "");

static WAGE_RATES: [Effective<WageRates>; 1] = [Effective {
    from: date(2015, 7, 1),
    to: None,
    value: WageRates {
        jkk: Rate::new(1_740),
        jkm: Rate::new(300),
    },
    source: LAW,
}];

/// Kept by the later decrees as it was, so it holds since the programmes began.
static SCALE: [Effective<[Slice; 5]>; 1] = [Effective {
    from: date(2015, 7, 1),
    to: None,
    value: [
        slice(0, 100_000_000, 210, 30),
        slice(100_000_000, 500_000_000, 170, 20),
        slice(500_000_000, 1_000_000_000, 130, 20),
        slice(1_000_000_000, 5_000_000_000, 110, 10),
        slice(5_000_000_000, i64::MAX, 90, 10),
    ],
    source: LAW,
}];

/// What a project owes that is registered in `month`, by the value of its contract without VAT. A
/// negative value counts as none; each programme is rounded to the nearest rupiah, slice by slice
/// \[D\].
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn fee(contract_value: Rupiah, month: Month) -> Result<ConstructionFee, NoRate> {
    let slices = slices(contract_value, month)?;
    Ok(ConstructionFee {
        jkk: slices.iter().map(|slice| slice.jkk).sum(),
        jkm: slices.iter().map(|slice| slice.jkm).sum(),
        source: on_record(&SCALE, month)?.source,
    })
}

/// What each slice of the contract's value costs that it reaches, the lowest first.
///
/// # Errors
/// As [`fee`].
pub fn slices(contract_value: Rupiah, month: Month) -> Result<Vec<SliceFee>, NoRate> {
    let fee = |slice: &Slice| {
        let inside = contract_value.get().clamp(0, slice.to) - slice.above;
        let part = Rupiah(inside.max(0));
        SliceFee {
            part,
            jkk_rate: slice.jkk,
            jkm_rate: slice.jkm,
            jkk: slice.jkk.of(part, Rounding::HalfUp),
            jkm: slice.jkm.of(part, Rounding::HalfUp),
        }
    };
    let all = on_record(&SCALE, month)?.value.iter().map(fee);
    Ok(all.filter(|slice| !slice.part.is_zero()).collect())
}

/// The rates on the wages of a project that are known.
///
/// # Errors
/// As [`fee`].
pub fn wage_rates(month: Month) -> Result<&'static Effective<WageRates>, NoRate> {
    on_record(&WAGE_RATES, month)
}

/// What a project owes whose `wages` are known: all that it pays in wages. Negative ones count as
/// none; each programme is rounded to the nearest rupiah \[D\].
///
/// # Errors
/// As [`fee`].
pub fn fee_on_wages(wages: Rupiah, month: Month) -> Result<ConstructionFee, NoRate> {
    let row = wage_rates(month)?;
    let wages = wages.max(Rupiah::ZERO);
    Ok(ConstructionFee {
        jkk: row.value.jkk.of(wages, Rounding::HalfUp),
        jkm: row.value.jkm.of(wages, Rounding::HalfUp),
        source: row.source,
    })
}

fn on_record<T>(
    rows: &'static [Effective<T>],
    month: Month,
) -> Result<&'static Effective<T>, NoRate> {
    deciding(rows, month).ok_or(NoRate {
        programme: Programme::Jkk,
        month,
    })
}

const fn slice(above: i64, to: i64, jkk: u32, jkm: u32) -> Slice {
    Slice {
        above,
        to,
        jkk: Rate::new(jkk),
        jkm: Rate::new(jkm),
    }
}
