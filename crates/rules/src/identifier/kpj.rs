use super::text::{Undigit, digits, validated_text};
use std::str::FromStr;

/// Kartu Peserta Jamsostek, the membership number under the NIK on the card: 11 digits without a
/// public check digit. One person may hold several, one per employer.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Kpj(String);

/// Why a text is not a KPJ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KpjError {
    /// Not 11 digits.
    #[error("a KPJ has 11 digits, not {got}")]
    Length {
        /// How many there are.
        got: usize,
    },
    /// Something other than digits, spaces, dots and hyphens.
    #[error("a KPJ has digits only")]
    NotDigits,
}

validated_text!(Kpj, KpjError);

impl Kpj {
    /// First two and last three digits: `22 •••••• 417`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{} •••••• {}", &self.0[..2], &self.0[8..])
    }
}

impl FromStr for Kpj {
    type Err = KpjError;

    /// Spaces, dots and hyphens are dropped.
    fn from_str(text: &str) -> Result<Self, KpjError> {
        digits(text, &['.', '-'], &[11])
            .map(Self)
            .map_err(|undigit| match undigit {
                Undigit::Character => KpjError::NotDigits,
                Undigit::Length(got) => KpjError::Length { got },
            })
    }
}
