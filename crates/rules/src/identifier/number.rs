use super::{DocumentError, Nik, NikError, Passport, StayPermit};
use serde::{Deserialize, Serialize, de};
use std::{borrow::Cow, fmt, str::FromStr};

/// What a person is registered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum IdentityKind {
    /// The NIK of a citizen.
    #[default]
    Nik,
    /// A foreigner's passport.
    Passport,
    /// A foreigner's stay permit (KITAS, KITAP).
    StayPermit,
}

/// The number a person is registered by: a citizen's NIK, a foreigner's passport or stay permit
/// (foreigners who work for six months or more take part: UU 24/2011 Art. 14). As a text a NIK is
/// its digits, another number stands behind its kind: `passport:A1234567`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentityNumber {
    /// A citizen's.
    Nik(Nik),
    /// A foreigner's.
    Passport(Passport),
    /// A foreigner's.
    StayPermit(StayPermit),
}

/// Why a text is not an identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentityNumberError {
    /// Not a NIK.
    #[error(transparent)]
    Nik(#[from] NikError),
    /// Not the number of a passport or stay permit.
    #[error(transparent)]
    Document(#[from] DocumentError),
}

const PASSPORT: &str = "passport:";
const STAY_PERMIT: &str = "stay_permit:";

impl IdentityNumber {
    /// Reads a number of a known kind, as typed.
    ///
    /// # Errors
    /// See [`IdentityNumberError`].
    pub fn parse(kind: IdentityKind, typed: &str) -> Result<Self, IdentityNumberError> {
        Ok(match kind {
            IdentityKind::Nik => Self::Nik(typed.parse()?),
            IdentityKind::Passport => Self::Passport(typed.parse()?),
            IdentityKind::StayPermit => Self::StayPermit(typed.parse()?),
        })
    }

    /// What kind of number it is.
    #[must_use]
    pub fn kind(&self) -> IdentityKind {
        match self {
            Self::Nik(_) => IdentityKind::Nik,
            Self::Passport(_) => IdentityKind::Passport,
            Self::StayPermit(_) => IdentityKind::StayPermit,
        }
    }

    /// The NIK of a citizen.
    #[must_use]
    pub fn nik(&self) -> Option<&Nik> {
        match self {
            Self::Nik(nik) => Some(nik),
            _ => None,
        }
    }

    /// The number alone, unmasked: as it stands in the document.
    #[must_use]
    pub fn number(&self) -> &str {
        match self {
            Self::Nik(nik) => nik.as_str(),
            Self::Passport(passport) => passport.as_str(),
            Self::StayPermit(permit) => permit.as_str(),
        }
    }

    /// The number with its kind, unmasked: for storing, comparing and sending.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Nik(nik) => nik.as_str().to_owned(),
            Self::Passport(passport) => format!("{PASSPORT}{}", passport.as_str()),
            Self::StayPermit(permit) => format!("{STAY_PERMIT}{}", permit.as_str()),
        }
    }

    /// The number with its middle hidden.
    #[must_use]
    pub fn masked(&self) -> String {
        match self {
            Self::Nik(nik) => nik.masked(),
            Self::Passport(passport) => passport.masked(),
            Self::StayPermit(permit) => permit.masked(),
        }
    }
}

#[cfg(feature = "schema")]
impl utoipa::PartialSchema for IdentityNumber {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        String::schema()
    }
}

#[cfg(feature = "schema")]
impl utoipa::ToSchema for IdentityNumber {}

impl From<Nik> for IdentityNumber {
    fn from(nik: Nik) -> Self {
        Self::Nik(nik)
    }
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.kind(), self.masked())
    }
}

impl FromStr for IdentityNumber {
    type Err = IdentityNumberError;

    fn from_str(text: &str) -> Result<Self, IdentityNumberError> {
        if let Some(number) = text.strip_prefix(PASSPORT) {
            Self::parse(IdentityKind::Passport, number)
        } else if let Some(number) = text.strip_prefix(STAY_PERMIT) {
            Self::parse(IdentityKind::StayPermit, number)
        } else {
            Self::parse(IdentityKind::Nik, text)
        }
    }
}

impl Serialize for IdentityNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}

impl<'de> Deserialize<'de> for IdentityNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
