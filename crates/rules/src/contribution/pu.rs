//! Wage earners (Penerima Upah): shares of the wage, owed by employer and worker.

use super::{
    discounts::{DiscountFor, discount_on},
    pu_rates::{Split, jht_rates, jkk_rate, jkm_rate, jkp_funding, jp_rates},
};
use crate::{
    Confidence, Effective, EmployerSize, JkkClass, Month, NoRate, Programme, Rate, Rounding,
    Rupiah, Source, limits::jp_cap,
};

/// What decides a wage earner's contribution besides wage and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PuTerms {
    /// Risk class of the employer's trade.
    pub jkk_class: JkkClass,
    /// Size of the employer, if known. It decides which programmes are compulsory
    /// ([`PuTerms::compulsory`]), never a rate.
    pub size: Option<EmployerSize>,
    /// Whether the worker is in JP.
    pub jp: bool,
    /// Whether the worker is in JKP (a citizen under 54 when registered; PP 6/2025 Art. 4).
    pub jkp: bool,
    /// Whether the employer is granted the discount of labour-intensive industries.
    pub labour_intensive: bool,
}

impl PuTerms {
    /// The least that an employer of this size must offer (Perpres 109/2013 Art. 6): JP from medium
    /// size up, JKP for everybody, since it follows from the other programmes.
    #[must_use]
    pub const fn compulsory(size: EmployerSize, jkk_class: JkkClass) -> Self {
        Self {
            jkk_class,
            size: Some(size),
            jp: matches!(size, EmployerSize::Medium | EmployerSize::Large),
            jkp: true,
            labour_intensive: false,
        }
    }
}

/// What is owed to one programme for one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PuLine {
    /// The programme.
    pub programme: Programme,
    /// The wage it is counted on: capped for JP and JKP.
    pub base: Rupiah,
    /// What reaches the programme from the employer. Of JKP, it is the part taken out of JKK (and
    /// JKM), which those lines are smaller by.
    pub employer: Rupiah,
    /// What is withheld from the worker's wage.
    pub worker: Rupiah,
    /// What the government adds.
    pub state: Rupiah,
    /// How much of employer and worker together may be paid later (PP 49/2020); it stays owed.
    pub deferrable: Rupiah,
    /// How much of the rate is to be paid (now): less than the whole under a discount or deferral.
    pub pay: Rate,
    /// The law that grants the discount or deferral, if one does.
    pub discount: Option<Source>,
    /// The least sure of the figures behind this line.
    pub confidence: Confidence,
}

impl PuLine {
    /// All that reaches the programme.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        [self.employer, self.worker, self.state].iter().sum()
    }
}

/// What is owed for one wage earner and one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PuContribution {
    /// The contribution month.
    pub month: Month,
    /// One line per programme the worker is in, in the order JHT, JP, JKK, JKM, JKP.
    pub lines: Vec<PuLine>,
}

impl PuContribution {
    /// All that reaches the programmes: employer, worker and state.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        self.lines.iter().map(PuLine::total).sum()
    }

    /// What the employer pays out of its own pocket.
    #[must_use]
    pub fn employer(&self) -> Rupiah {
        self.lines.iter().map(|line| line.employer).sum()
    }

    /// What is withheld from the wage.
    #[must_use]
    pub fn worker(&self) -> Rupiah {
        self.lines.iter().map(|line| line.worker).sum()
    }

    /// What the government adds.
    #[must_use]
    pub fn state(&self) -> Rupiah {
        self.lines.iter().map(|line| line.state).sum()
    }

    /// What the employer transfers for the month: its own share and the worker's.
    #[must_use]
    pub fn payable(&self) -> Rupiah {
        [self.employer(), self.worker()].iter().sum()
    }

    /// The line of a programme, if the worker is in it.
    #[must_use]
    pub fn line(&self, programme: Programme) -> Option<&PuLine> {
        self.lines.iter().find(|line| line.programme == programme)
    }

    /// Whether any figure behind it is less than sure.
    #[must_use]
    pub fn is_estimate(&self) -> bool {
        self.lines
            .iter()
            .any(|line| line.confidence < Confidence::High)
    }
}

/// The law names no rounding for a share of a wage; to the nearest rupiah keeps both sides within
/// half a rupiah of the exact figure \[D\].
const ROUNDING: Rounding = Rounding::HalfUp;

/// The contribution of one wage earner for one month.
///
/// `wage` is the monthly base pay and fixed allowances (*upah pokok + tunjangan tetap*); a negative
/// one counts as none. JHT is always included; see [`without_jht`].
///
/// JKP costs nobody anything: its share is moved out of JKK (until February 2025 also out of JKM),
/// so what the employer pays is the same with and without it. That share is counted on at most the
/// JKP wage cap, the rest of JKK on the whole wage \[D\].
///
/// # Errors
/// [`NoRate`] before July 2015, and for JKP before February 2021.
pub fn contribution(wage: Rupiah, month: Month, terms: &PuTerms) -> Result<PuContribution, NoRate> {
    let wage = wage.max(Rupiah::ZERO);
    let mut lines = vec![jht(wage, month)?];
    if terms.jp {
        lines.push(jp(wage, month)?);
    }
    let mut jkk = jkk(wage, month, terms)?;
    let mut jkm = jkm(wage, month)?;
    let jkp = if terms.jkp {
        Some(move_to_jkp(wage, month, &mut jkk, &mut jkm)?)
    } else {
        None
    };
    lines.extend([jkk, jkm]);
    lines.extend(jkp);
    Ok(PuContribution { month, lines })
}

/// The contribution at an employer of micro size that takes part without JHT (Perpres 109/2013
/// Art. 6). JKP follows from JHT, so there is none either.
///
/// # Errors
/// As [`contribution`].
pub fn without_jht(wage: Rupiah, month: Month, terms: &PuTerms) -> Result<PuContribution, NoRate> {
    let terms = PuTerms {
        jkp: false,
        ..*terms
    };
    let mut owed = contribution(wage, month, &terms)?;
    owed.lines.retain(|line| line.programme != Programme::Jht);
    Ok(owed)
}

fn jht(wage: Rupiah, month: Month) -> Result<PuLine, NoRate> {
    Ok(shared(Programme::Jht, wage, jht_rates(month)?))
}

fn jp(wage: Rupiah, month: Month) -> Result<PuLine, NoRate> {
    let cap = jp_cap(month)?;
    let mut line = shared(Programme::Jp, wage.min(cap.value.cap), jp_rates(month)?);
    line.confidence = line.confidence.min(cap.source.confidence);
    if let Some(row) = discount_on(Programme::Jp, month, |to| to == DiscountFor::Everybody) {
        // Only ever a deferral: what is owed stays whole.
        let owed = line.total();
        let now = row.value.pay.of(owed, ROUNDING);
        line.deferrable = Rupiah(owed.get() - now.get());
        line.pay = row.value.pay;
        line.discount = Some(row.source);
        line.confidence = line.confidence.min(row.source.confidence);
    }
    Ok(line)
}

fn jkk(wage: Rupiah, month: Month, terms: &PuTerms) -> Result<PuLine, NoRate> {
    let row = jkk_rate(month, terms.jkk_class)?;
    let granted = |to| {
        to == DiscountFor::Everybody
            || (to == DiscountFor::LabourIntensive && terms.labour_intensive)
    };
    Ok(discounted(
        Programme::Jkk,
        wage,
        month,
        row.value,
        row.source.confidence,
        granted,
    ))
}

fn jkm(wage: Rupiah, month: Month) -> Result<PuLine, NoRate> {
    let row = jkm_rate(month)?;
    let granted = |to| to == DiscountFor::Everybody;
    Ok(discounted(
        Programme::Jkm,
        wage,
        month,
        row.value,
        row.source.confidence,
        granted,
    ))
}

/// The JKP line, whose employer's part is taken out of the two lines given.
fn move_to_jkp(
    wage: Rupiah,
    month: Month,
    jkk: &mut PuLine,
    jkm: &mut PuLine,
) -> Result<PuLine, NoRate> {
    let row = jkp_funding(month)?;
    let funding = &row.value;
    let base = wage.min(funding.cap);
    let mut confidence = row.source.confidence;
    let mut take = |rate: Rate, line: &mut PuLine| {
        let wanted = rate.of(base, ROUNDING);
        let taken = wanted.min(line.employer);
        if taken < wanted {
            // Half of the lowest JKK rate is less than JKP's share of it. No text at hand says who
            // fills the gap; the employer, whom the discount is for, surely does not.
            confidence = Confidence::Low;
        }
        line.employer = Rupiah(line.employer.get() - taken.get());
        taken
    };
    let employer = [take(funding.from_jkk, jkk), take(funding.from_jkm, jkm)]
        .iter()
        .sum();
    for line in [jkk, jkm] {
        line.confidence = line.confidence.min(confidence);
    }
    Ok(PuLine {
        employer,
        state: funding.state.of(base, ROUNDING),
        confidence,
        ..nothing(Programme::Jkp, base)
    })
}

/// A programme that employer and worker pay for together.
fn shared(programme: Programme, base: Rupiah, row: &Effective<Split>) -> PuLine {
    PuLine {
        employer: row.value.employer.of(base, ROUNDING),
        worker: row.value.worker.of(base, ROUNDING),
        confidence: row.source.confidence,
        ..nothing(programme, base)
    }
}

/// A programme that the employer alone pays for, less the discount of the month.
fn discounted(
    programme: Programme,
    base: Rupiah,
    month: Month,
    rate: Rate,
    confidence: Confidence,
    granted: impl Fn(DiscountFor) -> bool,
) -> PuLine {
    let discount = discount_on(programme, month, granted);
    let pay = discount.map_or(Rate::WHOLE, |row| row.value.pay);
    PuLine {
        employer: rate.share_of(base, pay, ROUNDING),
        pay,
        discount: discount.map(|row| row.source),
        confidence: discount.map_or(confidence, |row| row.source.confidence.min(confidence)),
        ..nothing(programme, base)
    }
}

fn nothing(programme: Programme, base: Rupiah) -> PuLine {
    PuLine {
        programme,
        base,
        employer: Rupiah::ZERO,
        worker: Rupiah::ZERO,
        state: Rupiah::ZERO,
        deferrable: Rupiah::ZERO,
        pay: Rate::WHOLE,
        discount: None,
        confidence: Confidence::High,
    }
}
