use serde::Serialize;
use std::fmt;

/// An input that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InputProblem {
    /// Which: `wage`, or `wages[2].amount` in the third row of a list.
    pub field: String,
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// What can be wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "InputTrouble"))]
pub enum Trouble {
    /// It is missing.
    Missing,
    /// The formula takes nothing of this name.
    Unknown,
    /// It is not what the field takes.
    Malformed {
        /// What the field takes, such as `rupiah`.
        expected: &'static str,
    },
    /// It is less, or earlier, than it may be.
    TooSmall {
        /// The least.
        limit: String,
    },
    /// It is more, or later, than it may be.
    TooLarge {
        /// The most.
        limit: String,
    },
    /// It is none of the words that are known.
    NotOneOf {
        /// Those that are.
        words: Vec<&'static str>,
    },
    /// Rows are not in order of time, or one comes twice.
    OutOfOrder,
    /// It cannot be together with what stands in another field.
    Contradicts {
        /// That field.
        other: &'static str,
    },
    /// No law is on record for that time.
    NotOnRecord,
    /// It is not a valid identifier, and why.
    Invalid {
        /// Why, such as `province`.
        reason: String,
    },
}

impl InputProblem {
    /// This field has this trouble.
    #[must_use]
    pub fn new(field: impl Into<String>, trouble: Trouble) -> Self {
        Self {
            field: field.into(),
            trouble,
        }
    }
}

impl fmt::Display for InputProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.field)?;
        match &self.trouble {
            Trouble::Missing => f.write_str("is missing"),
            Trouble::Unknown => f.write_str("is not an input of this formula"),
            Trouble::Malformed { expected } => write!(f, "is not {expected}"),
            Trouble::TooSmall { limit } => write!(f, "must be at least {limit}"),
            Trouble::TooLarge { limit } => write!(f, "must be at most {limit}"),
            Trouble::NotOneOf { words } => write!(f, "must be one of {}", words.join(", ")),
            Trouble::OutOfOrder => f.write_str("is out of order, or there twice"),
            Trouble::Contradicts { other } => write!(f, "cannot be together with {other}"),
            Trouble::NotOnRecord => f.write_str("no law is on record for that time"),
            Trouble::Invalid { reason } => write!(f, "is not valid: {reason}"),
        }
    }
}
