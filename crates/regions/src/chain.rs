use crate::{RegionCode, UnknownRegion, table::table};
use serde::Serialize;
use std::fmt;

/// A region's name and the names of all that hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "RegionChain"))]
pub struct Chain {
    /// The village; none where a larger region was asked for.
    pub village: Option<&'static str>,
    /// The district.
    pub district: Option<&'static str>,
    /// The regency or city.
    pub regency: Option<&'static str>,
    /// The province.
    pub province: &'static str,
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    code: RegionCode,
}

/// The names of a region and of all that hold it.
///
/// # Errors
/// There is no such region.
pub fn find(code: impl Into<RegionCode>) -> Result<Chain, UnknownRegion> {
    match code.into() {
        RegionCode::Province(code) => Ok(Chain {
            village: None,
            district: None,
            regency: None,
            province: table().province(code)?,
            code: code.into(),
        }),
        RegionCode::Regency(code) => Ok(Chain {
            regency: Some(table().regency(code)?),
            code: code.into(),
            ..find(code.province())?
        }),
        RegionCode::District(code) => Ok(Chain {
            district: Some(table().district(code)?.name),
            code: code.into(),
            ..find(code.regency())?
        }),
        RegionCode::Village(code) => Ok(Chain {
            village: Some(table().village(code)?.name),
            code: code.into(),
            ..find(code.district())?
        }),
    }
}

/// As in an address: `Kel. Beji, Kec. Beji, Kota Depok, Provinsi Jawa Barat`.
impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(village) = self.village {
            write!(f, "{} {village}, ", village_word(self.code))?;
        }
        if let Some(district) = self.district {
            write!(f, "{} {district}, ", district_word(self.code))?;
        }
        if let Some(regency) = self.regency {
            write!(f, "{regency}, ")?;
        }
        write!(f, "Provinsi {}", self.province)
    }
}

/// The first of a village's four digits: 1 is a kelurahan, the others are kinds of desa.
fn village_word(code: RegionCode) -> &'static str {
    match code.to_string().as_bytes().get(6) {
        Some(b'1') => "Kel.",
        _ => "Desa",
    }
}

/// The provinces of Papua, from 91 on, have distrik where the others have kecamatan.
fn district_word(code: RegionCode) -> &'static str {
    if code.to_string().starts_with('9') {
        "Distrik"
    } else {
        "Kec."
    }
}
