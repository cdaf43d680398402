use super::{
    province::province_name,
    text::{Undigit, digits, validated_text},
};
use crate::{Date, Sex, age_on};
use std::str::FromStr;

/// Nomor Induk Kependudukan: 16 digits `PPKKCC DDMMYY SSSS` (province, regency, district; birth
/// date, the day plus 40 for a woman; serial). There is no check digit.
///
/// A NIK never changes, so its area is where it was first issued: never compare it with today's
/// address. Whether it belongs to its bearer only the civil registry can say.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Nik(String);

/// Why a text is not a NIK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NikError {
    /// Not 16 digits.
    #[error("a NIK has 16 digits, not {got}")]
    Length {
        /// How many there are.
        got: usize,
    },
    /// Something other than digits, spaces and dots.
    #[error("a NIK has digits only")]
    NotDigits,
    /// Digits 1–2 are no province.
    #[error("the NIK names no known province")]
    Province,
    /// Digits 7–8 are neither 01–31 nor 41–71.
    #[error("the NIK has no day of birth")]
    Day,
    /// Digits 9–10 are not 01–12.
    #[error("the NIK has no month of birth")]
    Month,
    /// Day and month are in range but the date is in no calendar (31 April; 29 February of a year
    /// that is never a leap year).
    #[error("the NIK's date of birth does not exist")]
    Date,
    /// The serial is 0000.
    #[error("the NIK has no serial number")]
    Serial,
}

validated_text!(Nik, NikError);

impl Nik {
    /// The date of birth, in the century that gives the bearer an age of 0–110 on `today`.
    ///
    /// Where two centuries do (year 20, in 2026: aged 6 or 106) the one
    /// that makes the bearer 15 or older wins, since a member is a worker. So do not ask this of a
    /// child's NIK. Where none does (only on a `today` before 2000) the date is of this century's
    /// first hundred years, 2000–2099.
    #[must_use]
    pub fn birth_date(&self, today: Date) -> Date {
        let (day, month, year) = (self.day() % 40, self.pair(8), self.pair(10));
        let in_century =
            |century: i16| Date::new(century + i16::from(year), month as i8, day as i8).ok();
        let this_century = today.year() / 100 * 100;
        let likely = [this_century, this_century - 100, this_century - 200]
            .into_iter()
            .filter_map(in_century)
            .filter(|birth| *birth <= today && age_on(*birth, today) <= 110);
        likely
            .max_by_key(|birth| (age_on(*birth, today) >= 15, *birth))
            .or_else(|| in_century(2000))
            .expect("parsing accepted only dates that exist in 2000–2099")
    }

    /// The sex recorded in the day of birth.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.day() > 40 {
            Sex::Female
        } else {
            Sex::Male
        }
    }

    /// The code of the province that issued it, one of [`PROVINCES`](crate::PROVINCES).
    #[must_use]
    pub fn province(&self) -> u8 {
        self.pair(0)
    }

    /// Whether the regency (01–69, cities 71–99) or the district (01–99) is one never assigned.
    ///
    /// Only a reason to look again: real NIKs carry codes of areas that were split or renamed.
    #[must_use]
    pub fn unfamiliar_area(&self) -> bool {
        matches!(self.pair(2), 0 | 70) || self.pair(4) == 0
    }

    /// First and last four digits: `3174 •••• •••• 9003`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{} •••• •••• {}", &self.0[..4], &self.0[12..])
    }

    fn day(&self) -> u8 {
        self.pair(6)
    }

    fn pair(&self, at: usize) -> u8 {
        pair(&self.0, at)
    }
}

/// Two digits as a number.
fn pair(digits: &str, at: usize) -> u8 {
    digits.as_bytes()[at..at + 2]
        .iter()
        .fold(0, |number, digit| number * 10 + (digit - b'0'))
}

impl FromStr for Nik {
    type Err = NikError;

    /// Spaces and dots are dropped. The regency and district are not checked, see
    /// [`Nik::unfamiliar_area`]; the date must exist in some century.
    fn from_str(text: &str) -> Result<Self, NikError> {
        let digits = digits(text, &['.'], &[16]).map_err(|undigit| match undigit {
            Undigit::Character => NikError::NotDigits,
            Undigit::Length(got) => NikError::Length { got },
        })?;
        province_name(pair(&digits, 0)).ok_or(NikError::Province)?;
        let (day, month, year) = (pair(&digits, 6), pair(&digits, 8), pair(&digits, 10));
        if !matches!(day, 1..=31 | 41..=71) {
            return Err(NikError::Day);
        }
        if !matches!(month, 1..=12) {
            return Err(NikError::Month);
        }
        // 2000 was a leap year and 1900 was not: what exists in any century exists in this one.
        Date::new(2000 + i16::from(year), month as i8, (day % 40) as i8)
            .map_err(|_| NikError::Date)?;
        if digits.ends_with("0000") {
            return Err(NikError::Serial);
        }
        Ok(Self(digits))
    }
}
