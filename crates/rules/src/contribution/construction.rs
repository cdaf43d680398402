//! Construction projects (Jasa Konstruksi) whose wages are not known: a share of the contract's
//! value that falls with every slice (Permenaker 44/2015, kept by 5/2021 and 1/2025).

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

/// A slice of a contract's value and its rates.
struct Slice {
    above: i64,
    to: i64,
    jkk: Rate,
    jkm: Rate,
}

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
    source: Source::high("Permenaker 5/2021 jo. 1/2025", ""),
}];

/// What a project owes that is registered in `month`, by the value of its contract without VAT. A
/// negative value counts as none; each programme is rounded to the nearest rupiah, slice by slice
/// \[D\].
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn fee(contract_value: Rupiah, month: Month) -> Result<ConstructionFee, NoRate> {
    let row = deciding(&SCALE, month).ok_or(NoRate {
        programme: Programme::Jkk,
        month,
    })?;
    let of_slices = |rate: fn(&Slice) -> Rate| {
        let part = |slice: &Slice| {
            let inside = contract_value.get().clamp(0, slice.to) - slice.above;
            rate(slice).of(Rupiah(inside.max(0)), Rounding::HalfUp)
        };
        row.value.iter().map(part).sum()
    };
    Ok(ConstructionFee {
        jkk: of_slices(|slice| slice.jkk),
        jkm: of_slices(|slice| slice.jkm),
        source: row.source,
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
