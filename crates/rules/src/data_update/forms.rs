use super::Wrong;
use crate::identifier::text::{Undigit, digits};

/// A postal code: five digits.
#[derive(Clone, PartialEq, Eq)]
pub struct PostalCode(String);

/// The number of a family card (Kartu Keluarga): 16 digits.
#[derive(Clone, PartialEq, Eq)]
pub struct FamilyCard(String);

impl PostalCode {
    /// Reads one; spaces are dropped.
    ///
    /// # Errors
    /// [`Wrong::NotDigits`], [`Wrong::Length`].
    pub fn read(text: &str) -> Result<Self, Wrong> {
        exactly(text, 5).map(Self)
    }

    /// The five digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FamilyCard {
    /// Reads one; spaces and dots are dropped.
    ///
    /// # Errors
    /// [`Wrong::NotDigits`], [`Wrong::Length`].
    pub fn read(text: &str) -> Result<Self, Wrong> {
        exactly(text, 16).map(Self)
    }

    /// The 16 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn exactly(text: &str, length: usize) -> Result<String, Wrong> {
    digits(text, &['.'], &[length]).map_err(|undigit| match undigit {
        Undigit::Character => Wrong::NotDigits,
        Undigit::Length(_) => Wrong::Length,
    })
}
