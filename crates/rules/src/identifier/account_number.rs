use super::{
    bank::Bank,
    text::{Undigit, digits, validated_text},
};
use std::str::FromStr;

/// The number of a bank account: 10 to 16 digits. Only asking the bank proves one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct AccountNumber(String);

/// Why a text is not the number of a bank account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountNumberError {
    /// Something other than digits, spaces, dots and hyphens.
    #[error("an account number has digits only")]
    NotDigits,
    /// Fewer than 10 or more than 16 digits.
    #[error("an account number has 10 to 16 digits, not {got}")]
    Length {
        /// How many there are.
        got: usize,
    },
}

validated_text!(AccountNumber, AccountNumberError);

impl AccountNumber {
    /// The last four digits: `•••• 7890`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("•••• {}", &self.0[self.0.len() - 4..])
    }

    /// Whether it has as many digits as this bank's numbers usually have; a hint, not a rule.
    #[must_use]
    pub fn looks_like(&self, bank: &Bank) -> bool {
        bank.digits.contains(&self.0.len())
    }
}

impl FromStr for AccountNumber {
    type Err = AccountNumberError;

    /// Spaces, dots and hyphens are dropped.
    fn from_str(text: &str) -> Result<Self, AccountNumberError> {
        const LENGTHS: [usize; 7] = [10, 11, 12, 13, 14, 15, 16];
        digits(text, &['.', '-'], &LENGTHS)
            .map(Self)
            .map_err(|undigit| match undigit {
                Undigit::Character => AccountNumberError::NotDigits,
                Undigit::Length(got) => AccountNumberError::Length { got },
            })
    }
}
