use super::Disability;
use crate::{
    Date, Effective, Month, NoRate, Programme, Rate, Rounding, Rupiah, Segment, Source,
    benefit::jkm::jkm_terms, contribution::Band, source::in_force,
};
use jiff::{ToSpan, civil::date};

/// What the law grants after a work accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JkkTerms {
    /// How many months' wages the shares below are of.
    pub months_of_wage: i64,
    /// The share for a death; not less than JKM's own compensation.
    pub death: Rate,
    /// The share for a total permanent disability.
    pub total_disability: Rate,
    /// Paid on top for 24 months, in one sum (*santunan berkala*): for a death and a total
    /// disability.
    pub periodic: Rupiah,
    /// For the funeral.
    pub funeral: Rupiah,
    /// The wage while the worker cannot work (STMB), from which month of it on.
    pub temporary: [TemporaryRate; 2],
    /// How many years from the accident the benefit can be claimed.
    pub claim_years: i32,
    /// Within how many hours the accident is to be reported (first stage).
    pub report_within_hours: i64,
}

/// How much of the wage is paid from a month of not being able to work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemporaryRate {
    /// The first such month, counted from 1.
    pub from: i64,
    /// The share of the wage.
    pub rate: Rate,
}

static TERMS: [Effective<JkkTerms>; 1] = [Effective {
    from: date(2019, 12, 2),
    to: None,
    value: JkkTerms {
        months_of_wage: 80,
        death: Rate::new(60_000),
        total_disability: Rate::new(70_000),
        periodic: Rupiah(12_000_000),
        funeral: Rupiah(10_000_000),
        temporary: [
            TemporaryRate {
                from: 1,
                rate: Rate::WHOLE,
            },
            TemporaryRate {
                from: 13,
                rate: Rate::new(50_000),
            },
        ],
        claim_years: 5,
        report_within_hours: 48,
    },
    source: Source::high("PP 82/2019 jo. PP 49/2023", ""),
}];

/// What becomes of a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Death.
    Death,
    /// Never able to work again.
    TotalDisability,
    /// A part of the body is lost.
    PartialAnatomical(&'static Disability),
    /// A part of the body works less well.
    PartialFunctional {
        /// Which.
        part: &'static Disability,
        /// How much of its function is lost.
        loss: Rate,
    },
    /// Not able to work for some months (STMB).
    Temporary {
        /// How many.
        months: i64,
    },
}

/// A work accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accident {
    /// The day.
    pub on: Date,
    /// The monthly wage that counts ([`wage_base`]).
    pub wage: Rupiah,
    /// What became of the worker.
    pub outcome: Outcome,
}

/// Some months of not being able to work, at one share of the wage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemporaryPart {
    /// The first month.
    pub from: i64,
    /// The last.
    pub to: i64,
    /// The share of the wage.
    pub rate: Rate,
    /// What is paid for all of them.
    pub amount: Rupiah,
}

/// What an accident pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JkkBenefit {
    /// The compensation (*santunan*), or the wages while not able to work.
    pub compensation: Rupiah,
    /// Whether JKM's compensation was more, so that it is paid instead.
    pub raised_to_floor: bool,
    /// Paid on top for 24 months, in one sum.
    pub periodic: Rupiah,
    /// For the funeral.
    pub funeral: Rupiah,
    /// The months of not being able to work, by share of the wage.
    pub temporary: Vec<TemporaryPart>,
    /// Whether the children get a scholarship.
    pub scholarship: bool,
    /// The last day to claim.
    pub claim_until: Date,
    /// The least sure law behind it.
    pub source: Source,
}

impl JkkBenefit {
    /// All the money.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        [self.compensation, self.periodic, self.funeral]
            .iter()
            .sum()
    }
}

/// What an accident on `day` grants.
///
/// # Errors
/// [`NoRate`] before 2 December 2019: the law before PP 82/2019 is not on record.
pub fn jkk_terms(day: Date) -> Result<&'static Effective<JkkTerms>, NoRate> {
    in_force(&TERMS, day).ok_or(NoRate {
        programme: Programme::Jkk,
        month: Month::of(day),
    })
}

/// The monthly wage that benefits are counted on, and where that comes from: the wage of a wage
/// earner; for the self-employed the base of the band of their income.
#[must_use]
pub fn wage_base(segment: Segment, wage: Rupiah) -> (Rupiah, Source) {
    match segment {
        Segment::Bpu => (
            Band::of(wage).base,
            Source::medium("PP 44/2015", "Lampiran II"),
        ),
        Segment::Pu | Segment::Pmi | Segment::Construction => {
            (wage, Source::high("PP 82/2019 jo. PP 49/2023", ""))
        }
    }
}

/// The last day to claim for an accident.
///
/// # Errors
/// As [`jkk_terms`].
pub fn claim_until(accident_on: Date) -> Result<Date, NoRate> {
    let years = jkk_terms(accident_on)?.value.claim_years;
    Ok(accident_on.saturating_add(years.years()))
}

/// What an accident pays. A share of a rupiah is rounded to the nearest \[D\].
///
/// # Errors
/// As [`jkk_terms`].
///
/// # Panics
/// When 80 months' wages do not fit an `i64`.
pub fn jkk_benefit(accident: &Accident) -> Result<JkkBenefit, NoRate> {
    let row = jkk_terms(accident.on)?;
    let terms = &row.value;
    let wage = accident.wage.max(Rupiah::ZERO);
    let whole = wage
        .checked_mul(terms.months_of_wage)
        .expect("80 months' wages beyond the range of i64");
    let mut benefit = JkkBenefit {
        compensation: Rupiah::ZERO,
        raised_to_floor: false,
        periodic: Rupiah::ZERO,
        funeral: Rupiah::ZERO,
        temporary: Vec::new(),
        scholarship: false,
        claim_until: claim_until(accident.on)?,
        source: row.source,
    };
    match accident.outcome {
        Outcome::Death => {
            let share = terms.death.of(whole, Rounding::HalfUp);
            let floor = jkm_terms(accident.on)?.value.compensation;
            benefit.raised_to_floor = share < floor;
            benefit.compensation = share.max(floor);
            benefit.periodic = terms.periodic;
            benefit.funeral = terms.funeral;
            benefit.scholarship = true;
        }
        Outcome::TotalDisability => {
            benefit.compensation = terms.total_disability.of(whole, Rounding::HalfUp);
            benefit.periodic = terms.periodic;
            benefit.scholarship = true;
        }
        Outcome::PartialAnatomical(part) => {
            benefit.compensation = part.rate.of(whole, Rounding::HalfUp);
            benefit.source = Disability::SOURCE;
        }
        Outcome::PartialFunctional { part, loss } => {
            benefit.compensation = part.rate.share_of(whole, loss, Rounding::HalfUp);
            benefit.source = Disability::SOURCE;
        }
        Outcome::Temporary { months } => {
            benefit.temporary = temporary(&terms.temporary, wage, months);
            benefit.compensation = benefit.temporary.iter().map(|part| part.amount).sum();
        }
    }
    Ok(benefit)
}

fn temporary(rates: &[TemporaryRate], wage: Rupiah, months: i64) -> Vec<TemporaryPart> {
    let ends = rates.iter().skip(1).map(|next| next.from - 1);
    rates
        .iter()
        .zip(ends.chain([i64::MAX]))
        .filter(|(rate, _)| rate.from <= months)
        .map(|(rate, end)| {
            let to = months.min(end);
            let times = to - rate.from + 1;
            TemporaryPart {
                from: rate.from,
                to,
                rate: rate.rate,
                amount: rate
                    .rate
                    .of(Rupiah(wage.get().saturating_mul(times)), Rounding::HalfUp),
            }
        })
        .collect()
}
