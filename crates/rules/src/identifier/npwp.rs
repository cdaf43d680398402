use super::{
    nik::{Nik, NikError},
    text::{Undigit, digits, validated_text},
};
use std::str::FromStr;

/// Nomor Pokok Wajib Pajak, the tax number, as 16 digits (PMK 112/2022 jo. 136/2023): the NIK for an
/// Indonesian individual, `0` and the older 15 digits for everybody else.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Npwp(String);

/// Why a text is not an NPWP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NpwpError {
    /// Neither 15 nor 16 digits.
    #[error("an NPWP has 15 or 16 digits, not {got}")]
    Length {
        /// How many there are.
        got: usize,
    },
    /// Something other than digits, spaces, dots, hyphens and slashes.
    #[error("an NPWP has digits only")]
    NotDigits,
    /// The taxpayer part is all zeros: a placeholder for "none". The field is better left empty.
    #[error("an NPWP of zeros stands for none at all")]
    Placeholder,
    /// The ninth of the 15 digits does not fit the eight before it.
    #[error("the NPWP's check digit is wrong")]
    CheckDigit,
    /// 16 digits that do not begin with 0 must form a NIK, and these do not.
    #[error("a 16-digit NPWP is a NIK: {0}")]
    Nik(#[from] NikError),
}

validated_text!(Npwp, NpwpError);

impl Npwp {
    /// Whether this is the taxpayer number of the bearer of `nik`, by the NIK itself. An older number
    /// never matches, though it may well be the same person's.
    #[must_use]
    pub fn matches(&self, nik: &Nik) -> bool {
        self.0 == nik.as_str()
    }

    /// First and last four of the 16 digits: `0013 •••• •••• 1000`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{} •••• •••• {}", &self.0[..4], &self.0[12..])
    }
}

impl FromStr for Npwp {
    type Err = NpwpError;

    /// Accepts 15 digits, or 16 that are `0` and those 15 or a NIK; spaces, dots, hyphens and slashes
    /// are dropped.
    fn from_str(text: &str) -> Result<Self, NpwpError> {
        let digits =
            digits(text, &['.', '-', '/'], &[15, 16]).map_err(|undigit| match undigit {
                Undigit::Character => NpwpError::NotDigits,
                Undigit::Length(got) => NpwpError::Length { got },
            })?;
        let sixteen = if digits.len() == 15 {
            format!("0{digits}")
        } else {
            digits
        };
        match sixteen.strip_prefix('0') {
            Some(fifteen) => check_taxpayer(&fifteen[..9])?,
            None => {
                sixteen.parse::<Nik>()?;
            }
        }
        Ok(Self(sixteen))
    }
}

/// The first nine of 15 digits must satisfy Luhn's rule.
fn check_taxpayer(nine: &str) -> Result<(), NpwpError> {
    if nine.bytes().all(|digit| digit == b'0') {
        return Err(NpwpError::Placeholder);
    }
    let sum: u32 = nine
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let digit = u32::from(digit - b'0');
            let doubled = if at % 2 == 1 { digit * 2 } else { digit };
            doubled / 10 + doubled % 10
        })
        .sum();
    if sum.is_multiple_of(10) {
        Ok(())
    } else {
        Err(NpwpError::CheckDigit)
    }
}
