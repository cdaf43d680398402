use super::text::validated_text;
use std::str::FromStr;

/// An e-mail address, which is also the login name: the plain form of RFC 5322 (no quotes, comments,
/// address literals or non-ASCII), at most 254 characters, its domain in lower case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String))]
pub struct Email(String);

/// Why a text is not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// There is not exactly one `@`.
    #[error("an e-mail address has one @")]
    At,
    /// What stands before the `@` is empty, over 64 characters, or has a character or a dot where none
    /// may be.
    #[error("the part before the @ is not well formed")]
    Local,
    /// What stands after the `@` is no domain name of at least two labels.
    #[error("the part after the @ is not a domain")]
    Domain,
    /// Over 254 characters.
    #[error("an e-mail address has at most 254 characters")]
    TooLong,
}

validated_text!(Email, EmailError);

impl Email {
    /// The address all in lower case, for finding an account: people do not remember capitals, and no
    /// provider tells two boxes apart by them.
    #[must_use]
    pub fn lookup(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The first character and the domain: `s•••@contoh.example`.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        // A single character would be shown whole.
        let shown = if local.len() > 1 { &local[..1] } else { "" };
        format!("{shown}•••@{domain}")
    }
}

impl FromStr for Email {
    type Err = EmailError;

    /// Whitespace around the address is dropped.
    fn from_str(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        if text.len() > 254 {
            return Err(EmailError::TooLong);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailError::At)?;
        if domain.contains('@') {
            return Err(EmailError::At);
        }
        if !is_local(local) {
            return Err(EmailError::Local);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }
}

/// A dot-atom of RFC 5322 of at most 64 characters.
fn is_local(local: &str) -> bool {
    let atext = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    local.len() <= 64
        && local
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(atext))
}

/// Two or more labels, the last with a letter first (so no IP address slips in).
fn is_domain(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or("");
    domain.contains('.')
        && domain.split('.').all(is_label)
        && last.len() >= 2
        && last.as_bytes()[0].is_ascii_alphabetic()
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}
