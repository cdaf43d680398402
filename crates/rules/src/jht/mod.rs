//! Old-age savings (JHT): what they earn and come to, when they are paid out, and the tax on that.

mod claim_terms;
mod eligibility;
mod instant;
mod partial;
mod projection;
mod return_rates;
mod returns;
mod split;
mod tax;
mod tax_brackets;

pub use claim_terms::{CLAIM_TERMS, ClaimDocument, ClaimReason, ClaimTerms, claim_terms};
pub use eligibility::{
    Channel, Condition, Eligibility, EligibilityError, Facts, Requirement, eligibility,
};
pub use instant::{INSTANT_CEILINGS, instant_ceiling};
pub use partial::{PartialEffect, PartialPlan, partial_effect};
pub use projection::{
    ASSUMED_RETURNS, FASTEST_GROWTH, LONGEST, Plan, ProjectedYear, Projection, ProjectionError,
    RETURNS, Saving, USUAL_RETURN, monthly, project,
};
pub use return_rates::{Rated, yearly_return_rate};
pub use returns::{returns_for_months, returns_for_year};
pub use split::{Parts, split};
pub use tax::{JhtTax, Payment, Regime, Slice, TaxError, tax};
pub use tax_brackets::{Bracket, FINAL_BRACKETS, FINAL_YEARS, PROGRESSIVE_BRACKETS, SURCHARGES};
