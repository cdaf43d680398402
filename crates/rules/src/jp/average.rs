use super::PaidMonth;
use crate::{
    Confidence, Month, NoRate, Rounding, Rupiah, Source,
    limits::{JP_BENEFIT_LIMITS, jp_cap},
};

/// One, in the fixed point of the factors: 15 decimals.
const ONE: i128 = 1_000_000_000_000_000;

/// The wages of a year in the prices of the year before the pension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevaluedYear {
    /// The year.
    pub year: i16,
    /// How many of its months were paid.
    pub months: i64,
    /// The wages of those months, each capped.
    pub wages: Rupiah,
    /// The same with the inflation since, to the nearest rupiah.
    pub revalued: Rupiah,
    /// The least sure of the caps and inflation figures behind it.
    pub confidence: Confidence,
}

/// The weighted average of revalued wages that a pension is counted on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightedAverage {
    /// Year by year.
    pub years: Vec<RevaluedYear>,
    /// Months paid.
    pub months: i64,
    /// The average of twelve months, to the nearest rupiah.
    pub annual: Rupiah,
}

impl WeightedAverage {
    /// The least sure of the figures behind it.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        let years = self.years.iter().map(|year| year.confidence);
        years.min().unwrap_or(Confidence::High)
    }
}

/// Where the average comes from.
pub(crate) const AVERAGE: Source = Source::high("PP 45/2015", "Art. 17");

/// The weighted average annual wage of these months, in order, for a pension from `pension` on;
/// nothing where there are no months.
///
/// `Σ W·Π(1 + inflation) / (months / 12)`: `W` is the sum of a year's capped wages, and the product
/// runs over the years after it up to the one before the pension. Years whose inflation nobody has
/// published yet add none, as their caps and limits are carried on too: the result is then in the
/// prices of the last known year \[D\].
///
/// # Errors
/// [`NoRate`] for a month before July 2015.
pub fn weighted_average(
    months: &[PaidMonth],
    pension: Month,
) -> Result<Option<WeightedAverage>, NoRate> {
    let mut years: Vec<RevaluedYear> = Vec::new();
    for paid in months {
        let cap = jp_cap(paid.month)?;
        let wage = paid.wage.max(Rupiah::ZERO).min(cap.value.cap);
        let year = paid.month.year();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(RevaluedYear {
                year,
                months: 0,
                wages: Rupiah::ZERO,
                revalued: Rupiah::ZERO,
                confidence: Confidence::High,
            });
        }
        if let Some(last) = years.last_mut() {
            last.months += 1;
            last.wages = [last.wages, wage].iter().sum();
            last.confidence = last.confidence.min(cap.source.confidence);
        }
    }
    for year in &mut years {
        let (factor, confidence) = inflation_since(year.year, pension.year());
        let revalued = Rounding::HalfUp.divide(i128::from(year.wages.get()) * factor, ONE);
        year.revalued = Rupiah(i64::try_from(revalued).expect("capped wages of one year"));
        year.confidence = year.confidence.min(confidence);
    }
    let paid: i64 = years.iter().map(|year| year.months).sum();
    if paid == 0 {
        return Ok(None);
    }
    let sum: Rupiah = years.iter().map(|year| year.revalued).sum();
    let annual = Rounding::HalfUp.divide(i128::from(sum.get()) * 12, i128::from(paid));
    Ok(Some(WeightedAverage {
        years,
        months: paid,
        annual: Rupiah(
            i64::try_from(annual).expect("an average is no more than its greatest year"),
        ),
    }))
}

/// What prices rose by in the years after `year` and before `pension`, and how sure that is.
fn inflation_since(year: i16, pension: i16) -> (i128, Confidence) {
    let mut factor = ONE;
    let mut confidence = Confidence::High;
    for of in year.saturating_add(1)..pension {
        // The limits of a year carry the inflation of the year before.
        let row = JP_BENEFIT_LIMITS
            .iter()
            .find(|row| row.from.year() == of + 1);
        match row.and_then(|row| Some((row, row.value.inflation?))) {
            Some((row, inflation)) => {
                factor = factor * (10_000 + i128::from(inflation)) / 10_000;
                confidence = confidence.min(row.source.confidence);
            }
            None => confidence = Confidence::Low,
        }
    }
    (factor, confidence)
}
