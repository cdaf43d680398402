use super::text::validated_text;
use std::str::FromStr;

/// A passport's number: 6–12 capital letters and digits, at least one of them a digit. Countries
/// number as they like (Indonesia: a letter and seven digits); no check digit is printed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passport(String);

/// The number of a foreigner's stay permit (KITAS, KITAP): 6–20 capital letters, digits and hyphens,
/// at least one of them a digit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StayPermit(String);

/// Why a text is not the number of a passport or a stay permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A character that no such number has, or no digit at all.
    #[error("the number has letters A–Z and digits only")]
    Character,
    /// Too few or too many characters.
    #[error("{got} characters are too few or too many")]
    Length {
        /// How many there are.
        got: usize,
    },
}

validated_text!(Passport, DocumentError);
validated_text!(StayPermit, DocumentError);

impl Passport {
    /// First and last two characters: `A1 •••• 67`.
    #[must_use]
    pub fn masked(&self) -> String {
        masked(&self.0)
    }
}

impl StayPermit {
    /// First and last two characters: `2C •••• 01`.
    #[must_use]
    pub fn masked(&self) -> String {
        masked(&self.0)
    }
}

impl FromStr for Passport {
    type Err = DocumentError;

    /// Spaces, dots and hyphens are dropped, small letters count as capitals.
    fn from_str(text: &str) -> Result<Self, DocumentError> {
        number(text, &['.', '-'], 6..=12).map(Self)
    }
}

impl FromStr for StayPermit {
    type Err = DocumentError;

    /// Spaces and dots are dropped, small letters count as capitals.
    fn from_str(text: &str) -> Result<Self, DocumentError> {
        number(text, &['.'], 6..=20).map(Self)
    }
}

fn number(
    text: &str,
    separators: &[char],
    lengths: std::ops::RangeInclusive<usize>,
) -> Result<String, DocumentError> {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !separators.contains(c))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    if !kept.chars().all(fits) {
        return Err(DocumentError::Character);
    }
    if !lengths.contains(&kept.len()) {
        return Err(DocumentError::Length { got: kept.len() });
    }
    if !kept.bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(DocumentError::Character);
    }
    Ok(kept)
}

fn masked(number: &str) -> String {
    format!("{} •••• {}", &number[..2], &number[number.len() - 2..])
}
