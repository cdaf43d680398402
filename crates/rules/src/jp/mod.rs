//! Pension (JP): when it begins and what it pays.

mod average;
mod benefit;
mod history;
mod lump_sum;
mod pension_age;
mod qualifying;

pub(crate) use average::AVERAGE;
pub use average::{RevaluedYear, WeightedAverage, weighted_average};
pub(crate) use benefit::PER_YEAR;
pub use benefit::{
    BENEFIT_SHARES, BenefitKind, BenefitShare, JpBenefit, benefit, formula_benefit, indexed,
};
pub use history::{HistoryError, PaidMonth, PaidYear, paid_months};
pub(crate) use lump_sum::ASSUMED_RETURN;
pub use lump_sum::{LumpSum, LumpSumError, lump_sum};
pub use pension_age::{
    FIRST_PENSIONS, LATEST_YEARS, PENSION_AGES, latest_pension_date, pension_age, pension_date,
};
pub use qualifying::{QUALIFYING_MONTHS, Qualifying, qualifying};
