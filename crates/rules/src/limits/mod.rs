//! Limits that move every year: the JP wage cap and the range of a monthly pension.

mod jp_benefit;
mod jp_cap;

pub use jp_benefit::{JP_BENEFIT_LIMITS, JpBenefitLimits, jp_benefit_limits};
pub use jp_cap::{JP_CAPS, JpCap, jp_cap};
