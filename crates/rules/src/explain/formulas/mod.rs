//! The formulas, one file each: how their inputs become a question to the law, and its answer an
//! explanation.

mod nik;

use super::Formula;

/// Every formula.
pub static FORMULAS: &[Formula] = &[nik::FORMULA];
