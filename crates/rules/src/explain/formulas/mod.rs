//! The formulas, one file each: how their inputs become a question to the law, and its answer an
//! explanation.

mod contribution_bpu;
mod contribution_construction;
mod contribution_pmi;
mod contribution_pu;
mod jkk_benefit;
mod jkm_benefit;
mod jkp_benefit;
mod nik;
mod npwp;
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
];
