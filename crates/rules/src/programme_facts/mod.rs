//! What each programme gives, to whom and for how much (*info manfaat*), on a day. Every figure is
//! looked up where the calculations look it up, so that text and calculation cannot disagree; the
//! words for the codes belong to whoever shows them.

mod contributions;
mod jht;
mod jkk;
mod jkm;
mod jkp;
mod jp;
mod participation;

pub use contributions::{ContributionFact, Payer};
pub use participation::{Participation, Taking};

use crate::{
    Date, Month, NoRate, Programme, Source,
    benefit::scholarship::scholarship_terms,
    explain::{Figure, Value},
};
use serde::Serialize;

/// A programme on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ProgrammeFacts {
    /// Which.
    pub programme: Programme,
    /// Who must and who can take part.
    pub participation: Vec<Participation>,
    /// Who pays what.
    pub contributions: Vec<ContributionFact>,
    /// Discounts and deferrals in the month of that day.
    pub discounts: Vec<Fact>,
    /// What it gives.
    pub benefits: Vec<Fact>,
    /// What must hold.
    pub conditions: Vec<Fact>,
    /// How to claim.
    pub claiming: Vec<Fact>,
}

/// Something the law says, as a code and its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "ProgrammeFact"))]
pub struct Fact {
    /// What.
    pub code: &'static str,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Where it comes from. What is not sure must be shown as an estimate.
    pub source: Source,
}

impl Fact {
    fn new(code: &'static str, source: Source) -> Self {
        Self {
            code,
            figures: Vec::new(),
            source,
        }
    }

    fn with(mut self, code: &'static str, value: impl Into<Value>) -> Self {
        let value = value.into();
        self.figures.push(Figure { code, value });
        self
    }

    /// The figure of this name.
    #[must_use]
    pub fn value(&self, code: &str) -> Option<&Value> {
        let figure = self.figures.iter().find(|figure| figure.code == code);
        figure.map(|figure| &figure.value)
    }
}

/// The programmes that exist on `on`, in the order of [`Programme::ALL`].
///
/// # Errors
/// [`NoRate`] before 2 December 2019: the benefits before PP 82/2019 are not on record.
pub fn programme_facts(on: Date) -> Result<Vec<ProgrammeFacts>, NoRate> {
    let month = Month::of(on);
    let mut all = Vec::new();
    for programme in Programme::ALL {
        // JKP began later than the others.
        if programme == Programme::Jkp && crate::benefit::jkp::jkp_terms(on).is_err() {
            continue;
        }
        let [benefits, mut conditions, claiming] = match programme {
            Programme::Jht => jht::facts(on),
            Programme::Jp => jp::facts(on)?,
            Programme::Jkk => jkk::facts(on)?,
            Programme::Jkm => jkm::facts(on)?,
            Programme::Jkp => jkp::facts(on)?,
        };
        conditions.extend(participation::conditions(programme));
        all.push(ProgrammeFacts {
            programme,
            participation: participation::of(programme),
            contributions: contributions::of(programme, month)?,
            discounts: contributions::discounts(programme, month),
            benefits,
            conditions,
            claiming,
        });
    }
    Ok(all)
}

/// What the children get: part of JKK and JKM.
fn scholarship(on: Date) -> Result<Fact, NoRate> {
    let row = scholarship_terms(on.year())?;
    let terms = &row.value;
    let mut fact = Fact::new("scholarship", row.source)
        .with("most", terms.most())
        .with("children", count(terms.children))
        .with("until_age", Value::Count(i64::from(terms.until_age)));
    for level in &terms.levels {
        fact = fact.with(level.code, level.yearly);
    }
    Ok(fact)
}

fn count(number: usize) -> Value {
    Value::Count(i64::try_from(number).unwrap_or(i64::MAX))
}
