//! What all identifiers share: digits picked out of typed text, and the traits of a validated text.

/// Why a text is not a run of digits of the wanted length.
pub(crate) enum Undigit {
    Character,
    Length(usize),
}

/// The digits of `text` without whitespace and the given separators. A character that is neither
/// comes before a wrong length: it is the better hint.
pub(crate) fn digits(
    text: &str,
    separators: &[char],
    lengths: &[usize],
) -> Result<String, Undigit> {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !separators.contains(c))
        .collect();
    if !kept.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Undigit::Character);
    }
    if !lengths.contains(&kept.len()) {
        return Err(Undigit::Length(kept.len()));
    }
    Ok(kept)
}

/// Gives a validated text newtype `as_str`, a masked `Debug` and validating serde as a string.
///
/// No `Display` on purpose: an identifier must not slip into a message or a log unmasked.
macro_rules! validated_text {
    ($name:ident, $error:ty) => {
        impl $name {
            /// The normal form, unmasked: for storing, comparing and sending, not for showing.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.masked())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                text.parse()
                    .map_err(|error: $error| serde::de::Error::custom(error))
            }
        }
    };
}
pub(super) use validated_text;
