use super::Value;
use crate::{Date, Rate, Rupiah};
use jiff::civil::date;
use serde::Serialize;

/// Something a formula takes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Field {
    /// Its name, such as `wage`.
    pub name: &'static str,
    /// What it is, in a line of English; the app has words of its own.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub about: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// Whether it must be given. One that need not and has no default is simply not there.
    pub required: bool,
    /// What it is when it is not given.
    pub default: Option<Value>,
}

/// What an input may be.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "FieldKind"))]
pub enum Kind {
    /// Whole rupiah, 0 or more.
    Rupiah {
        /// The most.
        max: Rupiah,
    },
    /// A percentage, as a number or a text: `5.5`.
    Rate {
        /// The least.
        min: Rate,
        /// The most.
        max: Rate,
    },
    /// A day, `2026-11-21`.
    Date {
        /// The earliest.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        from: Date,
    },
    /// A month, `2026-11`.
    Month,
    /// A whole number.
    Count {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// One of these words.
    Choice {
        /// The words.
        words: &'static [&'static str],
    },
    /// `true` or `false`.
    Flag,
    /// A text.
    Text,
    /// Rows of fields.
    List {
        /// What each row takes.
        of: &'static [Field],
        /// The most rows.
        max: usize,
    },
}

impl Kind {
    /// An amount a person can earn, own or be paid: up to Rp100 billion.
    pub const AMOUNT: Self = Self::Rupiah {
        max: Rupiah(100_000_000_000),
    };
    /// A birth date: nobody who is or was insured was born earlier.
    pub const BIRTH: Self = Self::Date {
        from: date(1900, 1, 1),
    };
    /// A day on which there was a social security for workers: ASTEK began in 1977.
    pub const DAY: Self = Self::Date {
        from: date(1977, 1, 1),
    };
}

impl Field {
    /// One that must be given.
    #[must_use]
    pub const fn required(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self {
            name,
            about,
            kind,
            required: true,
            default: None,
        }
    }

    /// One that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self {
            name,
            about,
            kind,
            required: false,
            default: None,
        }
    }

    /// One that is `default` when left out.
    #[must_use]
    pub const fn or(name: &'static str, kind: Kind, default: Value, about: &'static str) -> Self {
        Self {
            name,
            about,
            kind,
            required: false,
            default: Some(default),
        }
    }
}
