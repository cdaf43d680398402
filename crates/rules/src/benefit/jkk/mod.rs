//! Work accident (Jaminan Kecelakaan Kerja): money by what became of the worker, and care.

mod care;
mod disability;
mod money;

pub use care::{Care, Limit, care};
pub use disability::{DISABILITIES, DISABILITY_CODES, Disability};
pub use money::{
    Accident, JkkBenefit, JkkTerms, Outcome, TemporaryPart, TemporaryRate, claim_until,
    jkk_benefit, jkk_terms, wage_base,
};
