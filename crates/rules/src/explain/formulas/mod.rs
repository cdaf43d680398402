//! The formulas, one file each: how their inputs become a question to the law, and its answer an
//! explanation.

mod jht_eligibility;
mod jht_partial;
mod jht_projection;
mod jht_tax;
mod jp_benefit;
mod jp_date;
mod jp_paid;
mod nik;
mod payments;

use super::Formula;

/// Every formula.
pub static FORMULAS: &[Formula] = &[
    nik::FORMULA,
    jht_projection::FORMULA,
    jht_tax::FORMULA,
    jht_partial::FORMULA,
    jht_eligibility::FORMULA,
    jp_date::FORMULA,
    jp_benefit::FORMULA,
];
