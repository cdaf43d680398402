use super::text::validated_text;
use std::str::FromStr;

/// An Indonesian mobile number in E.164 (`+6281234564410`): the national part is `8`, one of 1–3 or
/// 5–9, and 7–10 more digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Phone(String);

/// Why a text is not an Indonesian mobile number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Something other than digits, a leading plus, spaces, dots, dashes and parentheses.
    #[error("a phone number has digits only")]
    NotDigits,
    /// Written with the country code of another country.
    #[error("not a number of Indonesia (+62)")]
    Country,
    /// Indonesian, but no mobile number: it does not begin with 81–83 or 85–89.
    #[error("not a mobile number")]
    NotMobile,
    /// A mobile prefix, but not 9–12 digits after the country code.
    #[error("a mobile number has 9 to 12 digits after +62, not {got}")]
    Length {
        /// How many there are.
        got: usize,
    },
}

validated_text!(Phone, PhoneError);

const COUNTRY: &str = "+62";

impl Phone {
    /// The prefix and at most the last four digits: `+62 812 •••• 4410`. At least four digits stay
    /// hidden, so a short number shows fewer at its end; the dots do not tell its length.
    #[must_use]
    pub fn masked(&self) -> String {
        let national = self.national();
        let shown = (national.len() - 7).min(4);
        format!(
            "{COUNTRY} {} •••• {}",
            &national[..3],
            &national[national.len() - shown..]
        )
    }

    fn national(&self) -> &str {
        &self.0[COUNTRY.len()..]
    }
}

impl FromStr for Phone {
    type Err = PhoneError;

    /// Accepts the number after `0`, `62`, `+62`, `0062` or nothing (forms that show `+62` before the
    /// field), and `+62 (0)8…`, which many write; spaces, dots, dashes and parentheses are dropped.
    fn from_str(text: &str) -> Result<Self, PhoneError> {
        let kept: String = text.chars().filter(|c| !is_separator(*c)).collect();
        let plus = kept.strip_prefix('+');
        let digits = plus.unwrap_or(&kept);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PhoneError::NotDigits);
        }
        let abroad = plus.or_else(|| digits.strip_prefix("00"));
        let national = match abroad {
            Some(number) => number.strip_prefix("62").ok_or(PhoneError::Country)?,
            // No national number begins with 62 here: mobile ones begin with 8.
            None => digits.strip_prefix("62").unwrap_or(digits),
        };
        let national = national.strip_prefix('0').unwrap_or(national);
        if !matches!(national.as_bytes(), [b'8', b'1'..=b'3' | b'5'..=b'9', ..]) {
            return Err(PhoneError::NotMobile);
        }
        if !(9..=12).contains(&national.len()) {
            return Err(PhoneError::Length {
                got: national.len(),
            });
        }
        Ok(Self(format!("{COUNTRY}{national}")))
    }
}

/// Dashes include the typographic ones that phones and documents put in by themselves.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '(' | ')' | '\u{2010}'..='\u{2014}')
}
