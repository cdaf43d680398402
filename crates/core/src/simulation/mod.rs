//! What would be: the law's formulas with the person's own figures, or typed ones. Needs nobody
//! signed in and no network.

mod contributed;
mod known;

use crate::{App, Fault, FaultCode};
use jmo_rules::{
    explain::{Explained, Field, Formula, InputProblem},
    programme_facts::{ProgrammeFacts, programme_facts},
};
use known::{Person, known};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a formula takes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FormulaForm {
    /// Its fields, in the order a person fills them in.
    pub fields: Vec<Field>,
}

/// What a formula is given, by field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(
    feature = "ts",
    derive(ts_rs::TS),
    ts(type = "Record<string, unknown>")
)]
pub struct SimulationInputs(pub Map<String, Value>);

/// What a formula says to its inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Simulated {
    /// They fit.
    Explained {
        /// The answer.
        answer: Explained,
    },
    /// They do not.
    Refused {
        /// What is wrong with them.
        problems: Vec<InputProblem>,
    },
}

impl App {
    /// What a formula takes.
    ///
    /// # Errors
    /// `not_found` when there is no such formula.
    pub fn formula(&self, name: &str) -> Result<FormulaForm, Fault> {
        let fields = formula(name)?.fields.to_vec();
        Ok(FormulaForm { fields })
    }

    /// Computes a formula.
    ///
    /// # Errors
    /// `not_found` when there is no such formula.
    pub fn simulate(&self, name: &str, inputs: &SimulationInputs) -> Result<Simulated, Fault> {
        Ok(match formula(name)?.explain(&inputs.0) {
            Ok(answer) => Simulated::Explained { answer },
            Err(problems) => Simulated::Refused { problems },
        })
    }

    /// What is known of the person that a formula takes: from what was seen, so that it needs no
    /// network. Of nobody more than today's date when nobody is signed in, or the app is locked.
    ///
    /// # Errors
    /// `not_found` when there is no such formula.
    pub fn known_inputs(&self, name: &str) -> Result<SimulationInputs, Fault> {
        let formula = formula(name)?;
        let today = self.today();
        let owner = self.session.ticket().ok();
        let saved = self.saved();
        let saved = owner.and_then(|owner| saved.get(&owner.account_id));
        let person = saved.map(|saved| Person::of(saved, today));
        Ok(SimulationInputs(known(formula, person.as_ref(), today)))
    }

    /// What each programme gives today. Needs nobody signed in and no network.
    ///
    /// # Errors
    /// `not_found` before the law on record, which is what a clock far behind makes of today.
    pub fn programme_facts(&self) -> Result<Vec<ProgrammeFacts>, Fault> {
        programme_facts(self.today()).map_err(|_| Fault::new(FaultCode::NotFound))
    }
}

fn formula(name: &str) -> Result<&'static Formula, Fault> {
    Formula::named(name).ok_or_else(|| Fault::new(FaultCode::NotFound))
}
