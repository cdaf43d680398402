//! Every formula of the law by name: what it takes, what it answers, and how it got there.
//!
//! One list ([`FORMULAS`]) serves the command line (`cargo run -p jmo-rules --example explain`) and
//! the app's simulations, so that both check, compute and explain alike. A formula is a pure
//! function: the day it is asked for is one of its inputs.

mod explained;
mod field;
mod formulas;
mod inputs;
mod problem;
mod value;

pub use explained::{Explained, Figure, Step, Table};
pub use field::{Field, Kind};
pub use formulas::FORMULAS;
pub use inputs::Inputs;
pub use problem::{InputProblem, Trouble};
pub use value::Value;

use serde_json::{Map, Value as Json};

/// A formula of the law.
#[derive(Debug, Clone, Copy)]
pub struct Formula {
    /// Its name, such as `jht-tax`.
    pub name: &'static str,
    /// What it answers, in a line of English.
    pub about: &'static str,
    /// What it takes.
    pub fields: &'static [Field],
    /// Computes it from inputs that fit the fields.
    pub(crate) run: fn(&Inputs) -> Result<Explained, Vec<InputProblem>>,
}

impl Formula {
    /// The formula of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMULAS.iter().find(|formula| formula.name == name)
    }

    /// Computes and explains it.
    ///
    /// # Errors
    /// Every input that does not fit, each with its reason.
    pub fn explain(&self, given: &Map<String, Json>) -> Result<Explained, Vec<InputProblem>> {
        let inputs = Inputs::read(self.fields, given)?;
        let mut explained = (self.run)(&inputs)?;
        explained.formula = self.name;
        Ok(explained)
    }
}
