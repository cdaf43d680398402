//! The formulas, one file each: how their inputs become a question to the law, and its answer an
//! explanation.

mod contribution_bpu;
mod contribution_construction;
mod contribution_pmi;
mod contribution_pu;
mod jht_eligibility;
mod jht_partial;
mod jht_projection;
mod jht_tax;
mod jkk_benefit;
mod jkm_benefit;
mod jkp_benefit;
mod jp_benefit;
mod jp_date;
mod jp_paid;
mod nik;
mod npwp;
mod payments;
mod payslip;
mod scholarship;
mod words;

use super::Formula;

/// Every formula.
pub static FORMULAS: &[Formula] = &[
    nik::FORMULA,
    npwp::FORMULA,
    contribution_pu::FORMULA,
    contribution_bpu::FORMULA,
    contribution_pmi::FORMULA,
    contribution_construction::FORMULA,
    payslip::FORMULA,
    jkk_benefit::FORMULA,
    jkm_benefit::FORMULA,
    jkp_benefit::FORMULA,
    scholarship::FORMULA,
    jht_projection::FORMULA,
    jht_tax::FORMULA,
    jht_partial::FORMULA,
    jht_eligibility::FORMULA,
    jp_date::FORMULA,
    jp_benefit::FORMULA,
];
