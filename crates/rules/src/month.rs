use crate::Date;
use jiff::civil::date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt, str::FromStr};

/// A calendar month of the years 1 to 9999, written `2026-09`: the unit contributions are owed in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Month(
    /// Months since January of the year 0, so that all arithmetic is ordinary.
    i32,
);

const FIRST: i32 = 12;
const LAST: i32 = 9_999 * 12 + 11;

/// Why a text is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MonthError {
    /// Not four digits, a hyphen and two digits.
    #[error("a month is written like 2026-09")]
    Shape,
    /// The month is not 01–12, or the year is 0000.
    #[error("there is no such month")]
    Range,
}

impl Month {
    /// The month `month` (1–12) of `year` (1–9999), or `None` outside those ranges.
    #[must_use]
    pub const fn new(year: i16, month: i8) -> Option<Self> {
        if year < 1 || year > 9_999 || month < 1 || month > 12 {
            return None;
        }
        Some(Self(year as i32 * 12 + month as i32 - 1))
    }

    /// The month a day lies in. Days before the year 1, which no law here knows, count as its first
    /// month.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self::at(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
    }

    /// The year, 1–9999.
    #[must_use]
    pub const fn year(self) -> i16 {
        (self.0 / 12) as i16
    }

    /// The month of the year, 1–12.
    #[must_use]
    pub const fn month(self) -> i8 {
        (self.0 % 12) as i8 + 1
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        date(self.year(), self.month(), 1)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// Whether a day lies in this month.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        (day.year(), day.month()) == (self.year(), self.month())
    }

    /// The month `months` later (earlier when negative). Stops at the ends of the range.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self::at(self.0.saturating_add(months))
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// The month before.
    #[must_use]
    pub fn prev(self) -> Self {
        self.plus(-1)
    }

    /// Months from `other` to this one; negative when `other` is later.
    #[must_use]
    pub const fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// All months from `from` to `to`, both included; none when `from` is later.
    pub fn range(from: Self, to: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (from.0..=to.0).map(Self)
    }

    fn at(index: i32) -> Self {
        Self(index.clamp(FIRST, LAST))
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 7
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return Err(MonthError::Shape);
        }
        let year = text[..4].parse().map_err(|_| MonthError::Shape)?;
        let month = text[5..].parse().map_err(|_| MonthError::Shape)?;
        Self::new(year, month).ok_or(MonthError::Range)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.month()))
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}
