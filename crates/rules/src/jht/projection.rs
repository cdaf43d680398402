use super::Parts;
use crate::{
    JkkClass, Month, NoRate, Programme, Rate, Rounding, Rupiah, Source,
    contribution::{
        bpu::{self, BpuSector, BpuTerms},
        pu::{self, PuTerms},
    },
    fund::Fund,
};
use std::ops::RangeInclusive;

/// The yearly return that is assumed unless somebody says otherwise: what public simulators use.
pub const USUAL_RETURN: Rate = Rate::new(5_000);
/// The yearly returns that may be assumed \[D\].
pub const ASSUMED_RETURNS: RangeInclusive<Rate> = Rate::new(3_000)..=Rate::new(8_000);
/// The most that a wage may be assumed to grow by each January \[D\].
pub const FASTEST_GROWTH: Rate = Rate::new(15_000);
/// The longest projection \[D\]: fifty years.
pub const LONGEST: i32 = 600;

/// That the balance compounds yearly is one source's word, and how days are counted is not
/// published.
pub const RETURNS: Source = Source::medium("BPJS Ketenagakerjaan, compounded yearly", "");

/// What a JHT account takes in each month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// A share of this monthly wage, by the rates of wage earners.
    Wage(Rupiah),
    /// What the self-employed with this monthly income pay, by its band.
    Income(Rupiah),
    /// This amount, which never grows: what a migrant worker chose, say.
    Fixed(Rupiah),
}

/// What to project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The balance before the first month.
    pub opening: Rupiah,
    /// What comes in.
    pub saving: Saving,
    /// How much wage or income grows each January; the first month has it as given.
    pub growth: Rate,
    /// The return that is assumed for every year.
    pub yearly_return: Rate,
    /// First month.
    pub from: Month,
    /// Last month, included.
    pub to: Month,
}

/// A calendar year of a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectedYear {
    /// The year.
    pub year: i16,
    /// How many of its months the plan covers.
    pub months: i64,
    /// What was paid in during them.
    pub paid: Parts,
    /// What the balance earned.
    pub returns: Rupiah,
    /// What is there at the end.
    pub balance: Rupiah,
}

/// What a plan comes to. Always an estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// Year by year, at least one.
    pub years: Vec<ProjectedYear>,
    /// What is paid in by whom, over all years.
    pub paid: Parts,
    /// What is earned, over all years.
    pub returns: Rupiah,
    /// What is there at the end: opening balance, contributions and returns.
    pub balance: Rupiah,
}

/// Why a plan cannot be projected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProjectionError {
    /// The last month is before the first.
    #[error("the last month is before the first")]
    Reversed,
    /// It is longer than [`LONGEST`] months.
    #[error("the plan is longer than {LONGEST} months")]
    TooLong,
    /// The return is outside [`ASSUMED_RETURNS`].
    #[error("no such return may be assumed")]
    Return,
    /// The growth is beyond [`FASTEST_GROWTH`].
    #[error("no such growth may be assumed")]
    Growth,
    /// Amounts are negative, or too large to count.
    #[error("an amount is negative or cannot be counted")]
    Amount,
    /// No contribution rate is on record for a month.
    #[error(transparent)]
    NoRate(#[from] NoRate),
}

/// Projects a JHT account: each month the balance grows by (1 + return)^(1/12), then the month's
/// contribution comes in. That is `S·(1+r)^(n/12) + c·((1+rₘ)^n − 1)/rₘ` while nothing else changes.
///
/// Contributions follow the law of their month; the grown wage is rounded to the nearest rupiah
/// each January. The balance is carried with six decimals and shown to the nearest rupiah; returns
/// are what the shown balance holds beyond opening and contributions \[D\].
///
/// # Errors
/// [`ProjectionError`].
pub fn project(plan: &Plan) -> Result<Projection, ProjectionError> {
    check(plan)?;
    let mut fund = Fund::new(plan.opening, plan.yearly_return);
    let mut saving = plan.saving;
    let mut years: Vec<ProjectedYear> = Vec::new();
    let mut balance = plan.opening;
    for month in Month::range(plan.from, plan.to) {
        if month.month() == 1 && month > plan.from {
            saving = grown(saving, plan.growth);
        }
        let paid = monthly(saving, month)?;
        fund.month(paid.total()).ok_or(ProjectionError::Amount)?;
        let before = balance;
        balance = fund.balance().ok_or(ProjectionError::Amount)?;
        let returns = Rupiah(balance.get() - before.get() - paid.total().get());
        match years.last_mut().filter(|year| year.year == month.year()) {
            Some(year) => {
                year.months += 1;
                year.paid = both(year.paid, paid);
                year.returns = Rupiah(year.returns.get() + returns.get());
                year.balance = balance;
            }
            None => years.push(ProjectedYear {
                year: month.year(),
                months: 1,
                paid,
                returns,
                balance,
            }),
        }
    }
    Ok(Projection {
        paid: years
            .iter()
            .fold(Parts::default(), |sum, year| both(sum, year.paid)),
        returns: years.iter().map(|year| year.returns).sum(),
        years,
        balance,
    })
}

/// What comes in for `month`.
///
/// # Errors
/// [`NoRate`] before July 2015; never for a fixed amount.
pub fn monthly(saving: Saving, month: Month) -> Result<Parts, NoRate> {
    match saving {
        Saving::Wage(wage) => {
            let contribution = pu::contribution(wage, month, &ONLY_JHT)?;
            let line = contribution.line(Programme::Jht);
            Ok(line.map_or_else(Parts::default, |line| Parts {
                own: line.worker,
                employer: line.employer,
            }))
        }
        Saving::Income(income) => {
            let contribution = bpu::contribution(income, month, &WITH_JHT)?;
            let line = contribution.line(Programme::Jht);
            Ok(own(line.map_or(Rupiah::ZERO, |line| line.amount)))
        }
        Saving::Fixed(amount) => Ok(own(amount)),
    }
}

/// The other programmes do not touch what goes to JHT.
const ONLY_JHT: PuTerms = PuTerms {
    jkk_class: JkkClass::I,
    size: None,
    jp: false,
    jkp: false,
    labour_intensive: false,
};

const WITH_JHT: BpuTerms = BpuTerms {
    jht: true,
    sector: BpuSector::Other,
    paid_by_state_budget: false,
};

fn check(plan: &Plan) -> Result<(), ProjectionError> {
    let (Saving::Wage(amount) | Saving::Income(amount) | Saving::Fixed(amount)) = plan.saving;
    // Beyond the wire's range nothing is anybody's wage, and fifty years of growth still fit below.
    let countable = |amount: Rupiah| !amount.is_negative() && amount <= Rupiah::MAX_ON_WIRE;
    if plan.to < plan.from {
        Err(ProjectionError::Reversed)
    } else if plan.to.since(plan.from) >= LONGEST {
        Err(ProjectionError::TooLong)
    } else if !ASSUMED_RETURNS.contains(&plan.yearly_return) {
        Err(ProjectionError::Return)
    } else if plan.growth > FASTEST_GROWTH {
        Err(ProjectionError::Growth)
    } else if !countable(amount) || !countable(plan.opening) {
        Err(ProjectionError::Amount)
    } else {
        Ok(())
    }
}

fn grown(saving: Saving, growth: Rate) -> Saving {
    let factor = Rate::new(Rate::WHOLE.get() + growth.get());
    // Cut to what a wire carries, so that no plan can leave the range of an amount.
    let of = |amount| factor.of(amount, Rounding::HalfUp).min(Rupiah::MAX_ON_WIRE);
    match saving {
        Saving::Wage(wage) => Saving::Wage(of(wage)),
        Saving::Income(income) => Saving::Income(of(income)),
        Saving::Fixed(amount) => Saving::Fixed(amount),
    }
}

fn own(amount: Rupiah) -> Parts {
    Parts {
        own: amount,
        employer: Rupiah::ZERO,
    }
}

fn both(one: Parts, other: Parts) -> Parts {
    Parts {
        own: [one.own, other.own].iter().sum(),
        employer: [one.employer, other.employer].iter().sum(),
    }
}
