//! A payslip held against the law: what should stand on it, what does, and the difference.

use crate::{
    Confidence, Month, NoRate, Programme, Rate, Rounding, Rupiah, Source,
    contribution::{
        jht_rates,
        pu::{self, PuContribution, PuTerms},
    },
};
use serde::Serialize;

/// How far a line may be off: slips are rounded in many ways.
const TOLERANCE: i64 = 1;

/// What a payslip shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payslip {
    /// The contribution month.
    pub month: Month,
    /// Base pay (*upah pokok*).
    pub base_pay: Rupiah,
    /// Fixed allowances (*tunjangan tetap*).
    pub allowances: Rupiah,
    /// What decides the contribution besides the wage. Whether the worker is in JKP does not
    /// matter: it changes nothing of what employer and worker pay.
    pub terms: PuTerms,
    /// The lines of the slip.
    pub shown: Shown,
}

/// The lines of a payslip; `None` where it shows none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    /// Withheld for JHT.
    pub jht_worker: Option<Rupiah>,
    /// Withheld for JP.
    pub jp_worker: Option<Rupiah>,
    /// Paid by the employer for JHT.
    pub jht_employer: Option<Rupiah>,
    /// Paid by the employer for JP.
    pub jp_employer: Option<Rupiah>,
    /// Paid by the employer for JKK, with the part that goes to JKP.
    pub jkk_employer: Option<Rupiah>,
    /// Paid by the employer for JKM.
    pub jkm_employer: Option<Rupiah>,
}

/// Who a line of a payslip is paid by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PaidBy {
    /// Withheld from the worker's wage.
    Worker,
    /// Paid by the employer on top.
    Employer,
}

/// What is to be thought of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Verdict {
    /// It is what the law says.
    Right,
    /// It is less.
    TooLittle,
    /// It is more.
    TooMuch,
    /// It is owed, and the slip does not show it.
    NotShown,
}

impl Verdict {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::TooLittle => "too_little",
            Self::TooMuch => "too_much",
            Self::NotShown => "not_shown",
        }
    }
}

/// One line of a payslip, held against the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PayslipLine {
    /// The programme.
    pub programme: Programme,
    /// Who pays it.
    pub paid_by: PaidBy,
    /// The wage it is counted on: capped for JP; nothing when the worker is not in the programme.
    pub base: Rupiah,
    /// How much of the rate is to be paid: less than the whole under a discount.
    pub pay: Rate,
    /// The law of that discount.
    pub discount: Option<Source>,
    /// What the law says.
    pub expected: Rupiah,
    /// What the slip says; nothing when it has no such line.
    pub shown: Rupiah,
    /// Shown less expected.
    pub difference: Rupiah,
    /// What is to be thought of it.
    pub verdict: Verdict,
}

/// A payslip held against the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PayslipCheck {
    /// The wage that counts: base pay and fixed allowances.
    pub wage: Rupiah,
    /// The wage that the JHT withheld would be right for: what the employer seems to count on.
    pub implied_wage: Option<Rupiah>,
    /// What is withheld, always; what the employer pays, where the slip shows it.
    pub lines: Vec<PayslipLine>,
    /// Whether some figure behind it is less than sure.
    pub estimate: bool,
}

impl PayslipCheck {
    /// Whether every line is right.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.lines.iter().all(|line| line.verdict == Verdict::Right)
    }
}

/// Holds a payslip against the law of its month.
///
/// # Errors
/// [`NoRate`] before July 2015.
///
/// # Panics
/// When the wage does not fit an `i64`.
pub fn check(slip: &Payslip) -> Result<PayslipCheck, NoRate> {
    let wage = [slip.base_pay, slip.allowances].iter().sum();
    // Without JKP the lines of JKK and JKM are whole, as slips show them.
    let terms = PuTerms {
        jkp: false,
        ..slip.terms
    };
    let owed = pu::contribution(wage, slip.month, &terms)?;
    let line = |programme, paid_by, shown| compared(&owed, programme, paid_by, shown);
    let shown = &slip.shown;
    let employer_lines = [
        (Programme::Jht, shown.jht_employer),
        (Programme::Jp, shown.jp_employer),
        (Programme::Jkk, shown.jkk_employer),
        (Programme::Jkm, shown.jkm_employer),
    ];
    let mut lines = vec![
        line(Programme::Jht, PaidBy::Worker, shown.jht_worker),
        line(Programme::Jp, PaidBy::Worker, shown.jp_worker),
    ];
    let given = employer_lines.into_iter().filter(|(_, it)| it.is_some());
    lines.extend(given.map(|(programme, shown)| line(programme, PaidBy::Employer, shown)));
    let checked = |line: &PayslipLine| owed.line(line.programme);
    let estimate = lines
        .iter()
        .filter_map(checked)
        .any(|line| line.confidence < Confidence::High);
    let worker = jht_rates(slip.month)?.value.worker;
    Ok(PayslipCheck {
        wage,
        implied_wage: shown.jht_worker.and_then(|paid| worker.whole_of(paid)),
        lines,
        estimate,
    })
}

fn compared(
    owed: &PuContribution,
    programme: Programme,
    paid_by: PaidBy,
    shown: Option<Rupiah>,
) -> PayslipLine {
    let owed = owed.line(programme);
    let expected = owed.map_or(Rupiah::ZERO, |line| match paid_by {
        PaidBy::Worker => line.worker,
        PaidBy::Employer => line.employer,
    });
    // A deferral leaves the line as it is: what may be paid later is withheld all the same.
    let discounted = owed.filter(|line| line.deferrable.is_zero());
    let on_slip = shown.unwrap_or_default();
    let difference = Rupiah(on_slip.get().saturating_sub(expected.get()));
    let verdict = if difference.get().abs() <= TOLERANCE {
        Verdict::Right
    } else if shown.is_none() {
        Verdict::NotShown
    } else if difference.is_negative() {
        Verdict::TooLittle
    } else {
        Verdict::TooMuch
    };
    PayslipLine {
        programme,
        paid_by,
        base: owed.map_or(Rupiah::ZERO, |line| line.base),
        pay: discounted.map_or(Rate::WHOLE, |line| line.pay),
        discount: discounted.and_then(|line| line.discount),
        expected,
        shown: on_slip,
        difference,
        verdict,
    }
}

impl PaidBy {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Employer => "employer",
        }
    }
}

impl Rate {
    /// The amount of which `part` is this rate, to the nearest rupiah; `None` for a rate of nothing
    /// or an amount beyond an `i64`.
    fn whole_of(self, part: Rupiah) -> Option<Rupiah> {
        if self.get() == 0 {
            return None;
        }
        let numerator = i128::from(part.get()) * i128::from(Self::WHOLE.get());
        let whole = Rounding::HalfUp.divide(numerator, i128::from(self.get()));
        i64::try_from(whole).ok().map(Rupiah)
    }
}
