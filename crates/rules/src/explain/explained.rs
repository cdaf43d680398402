use super::Value;
use crate::Source;
use serde::Serialize;

/// What a formula answers, and how it got there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Explained {
    /// The formula's name.
    pub formula: &'static str,
    /// What comes out, the answer first.
    pub figures: Vec<Figure>,
    /// How it came out, in order.
    pub steps: Vec<Step>,
    /// The answer month by month, year by year or programme by programme.
    pub table: Option<Table>,
    /// Whether it must be shown as an estimate (*perkiraan*): some figure behind it is less than
    /// sure, or lies in the future.
    pub estimate: bool,
}

/// One figure of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Figure {
    /// What it is, such as `tax`.
    pub code: &'static str,
    /// How much.
    pub value: Value,
}

/// One step of a calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Step {
    /// What is done, such as `final_tax`.
    pub code: &'static str,
    /// The calculation in figures: `Rp10.000.000 × 2 %`; empty where there is nothing to compute.
    pub figures: String,
    /// What it gives.
    pub value: Value,
    /// The law it follows.
    pub source: Source,
}

/// Rows under named columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Table {
    /// What each column is, such as `year`.
    pub columns: Vec<&'static str>,
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Value>>,
}

impl Explained {
    /// Adds a figure; the first is the answer.
    #[must_use]
    pub fn figure(mut self, code: &'static str, value: impl Into<Value>) -> Self {
        let value = value.into();
        self.figures.push(Figure { code, value });
        self
    }

    /// Adds a step. One that rests on less than sure law makes the whole an estimate.
    #[must_use]
    pub fn step(
        mut self,
        code: &'static str,
        figures: impl Into<String>,
        value: impl Into<Value>,
        source: Source,
    ) -> Self {
        self.estimate |= source.is_estimate();
        self.steps.push(Step {
            code,
            figures: figures.into(),
            value: value.into(),
            source,
        });
        self
    }

    /// Adds the table.
    #[must_use]
    pub fn table(mut self, columns: &[&'static str], rows: Vec<Vec<Value>>) -> Self {
        self.table = Some(Table {
            columns: columns.to_vec(),
            rows,
        });
        self
    }

    /// Marks the whole as an estimate when `estimated` holds.
    #[must_use]
    pub fn estimate(mut self, estimated: bool) -> Self {
        self.estimate |= estimated;
        self
    }

    /// The figure of this name.
    #[must_use]
    pub fn value(&self, code: &str) -> Option<&Value> {
        self.figures
            .iter()
            .find(|figure| figure.code == code)
            .map(|figure| &figure.value)
    }
}
