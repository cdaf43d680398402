use crate::{Date, Month, Rate, Rupiah};
use serde::Serialize;
use serde_json::Value as Json;
use std::{borrow::Cow, fmt};

/// A figure with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Value {
    /// Whole rupiah.
    Rupiah(Rupiah),
    /// Parts per 100,000.
    Rate(Rate),
    /// A day.
    Date(#[cfg_attr(feature = "ts", ts(type = "string"))] Date),
    /// A calendar month.
    Month(Month),
    /// A number of months.
    Months(#[cfg_attr(feature = "ts", ts(type = "number"))] i64),
    /// A number of anything else: years, children, an age, a calendar year.
    Count(#[cfg_attr(feature = "ts", ts(type = "number"))] i64),
    /// Yes or no.
    Flag(bool),
    /// One of a fixed set of words, such as `final` or `progressive`.
    Code(&'static str),
    /// A text, such as an identifier.
    Text(Cow<'static, str>),
}

impl Value {
    /// The bare JSON value: amounts and counts as numbers, a rate as a percentage in text (`3.7`).
    #[must_use]
    pub fn plain(&self) -> Json {
        match self {
            Self::Rupiah(amount) => amount.get().into(),
            Self::Rate(rate) => rate.percent().into(),
            Self::Date(day) => day.to_string().into(),
            Self::Month(month) => month.to_string().into(),
            Self::Months(number) | Self::Count(number) => (*number).into(),
            Self::Flag(flag) => (*flag).into(),
            Self::Code(code) => (*code).into(),
            Self::Text(text) => text.as_ref().into(),
        }
    }
}

/// As it stands in a step's figures: `Rp5.000.000`, `3,7 %`, `2026-09`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rupiah(amount) => amount.fmt(f),
            Self::Rate(rate) => rate.fmt(f),
            Self::Date(day) => day.fmt(f),
            Self::Month(month) => fmt::Display::fmt(month, f),
            Self::Months(number) | Self::Count(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Code(code) => code.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl From<Rupiah> for Value {
    fn from(amount: Rupiah) -> Self {
        Self::Rupiah(amount)
    }
}

impl From<Rate> for Value {
    fn from(rate: Rate) -> Self {
        Self::Rate(rate)
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}

impl From<Month> for Value {
    fn from(month: Month) -> Self {
        Self::Month(month)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
