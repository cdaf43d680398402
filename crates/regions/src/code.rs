use std::{borrow::Cow, fmt, str::FromStr};

/// Why a text is not the code of a region, or not a postal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Something other than digits and dots.
    #[error("a code has digits only")]
    NotDigits,
    /// Too many digits or too few.
    #[error("a code of this kind has {wanted} digits, not {got}")]
    Length {
        /// How many there should be.
        wanted: usize,
        /// How many there are.
        got: usize,
    },
}

/// A code of a fixed number of digits, kept as a number, written and read as text.
macro_rules! code {
    ($(#[$about:meta])* $name:ident($number:ty), $digits:literal) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name(pub(crate) $number);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("{:0", $digits, "}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            /// With dots or without.
            fn from_str(text: &str) -> Result<Self, CodeError> {
                digits(text, $digits)?.parse().map(Self).map_err(|_| CodeError::NotDigits)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

code! {
    /// A province (provinsi): 2 digits.
    ProvinceCode(u8), 2
}
code! {
    /// A regency or city (kabupaten, kota): 4 digits.
    RegencyCode(u16), 4
}
code! {
    /// A district (kecamatan; distrik in Papua): 6 digits.
    DistrictCode(u32), 6
}
code! {
    /// A village (kelurahan, desa): 10 digits.
    VillageCode(u64), 10
}
code! {
    /// A postal code: 5 digits.
    PostalCode(u32), 5
}

impl RegencyCode {
    /// The province that holds it.
    #[must_use]
    pub const fn province(self) -> ProvinceCode {
        ProvinceCode((self.0 / 100) as u8)
    }
}

impl DistrictCode {
    /// The regency that holds it.
    #[must_use]
    pub const fn regency(self) -> RegencyCode {
        RegencyCode((self.0 / 100) as u16)
    }
}

impl VillageCode {
    /// The district that holds it.
    #[must_use]
    pub const fn district(self) -> DistrictCode {
        DistrictCode((self.0 / 10_000) as u32)
    }
}

/// The code of a region of any level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionCode {
    /// A province.
    Province(ProvinceCode),
    /// A regency or city.
    Regency(RegencyCode),
    /// A district.
    District(DistrictCode),
    /// A village.
    Village(VillageCode),
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Province(code) => code.fmt(f),
            Self::Regency(code) => code.fmt(f),
            Self::District(code) => code.fmt(f),
            Self::Village(code) => code.fmt(f),
        }
    }
}

impl FromStr for RegionCode {
    type Err = CodeError;

    /// The number of digits says the level.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        match text.bytes().filter(u8::is_ascii_digit).count() {
            0..=2 => text.parse().map(Self::Province),
            3..=4 => text.parse().map(Self::Regency),
            5..=6 => text.parse().map(Self::District),
            _ => text.parse().map(Self::Village),
        }
    }
}

macro_rules! level {
    ($code:ident, $level:ident) => {
        impl From<$code> for RegionCode {
            fn from(code: $code) -> Self {
                Self::$level(code)
            }
        }
    };
}
level!(ProvinceCode, Province);
level!(RegencyCode, Regency);
level!(DistrictCode, District);
level!(VillageCode, Village);

/// No region has this code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no region {0}")]
pub struct UnknownRegion(
    /// The code asked for.
    pub RegionCode,
);

fn digits(text: &str, wanted: usize) -> Result<String, CodeError> {
    let kept: String = text.chars().filter(|letter| *letter != '.').collect();
    if !kept.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CodeError::NotDigits);
    }
    if kept.len() != wanted {
        let got = kept.len();
        return Err(CodeError::Length { wanted, got });
    }
    Ok(kept)
}
