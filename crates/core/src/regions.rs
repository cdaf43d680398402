//! The regions of the country, to choose a domicile from. Needs nobody signed in and no network.

use crate::App;
use jmo_regions::{RegionCode, UnknownRegion};
use serde::Serialize;

/// A region to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RegionChoice {
    /// Its code: 2, 4, 6 or 10 digits.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Where a village is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlaceNames {
    /// The village.
    pub village: String,
    /// The district around it.
    pub district: String,
    /// The regency or city around that.
    pub regency: String,
    /// The province.
    pub province: String,
    /// The village's postal code.
    pub postal_code: String,
}

impl App {
    /// The regions inside one, by name; the provinces when none is given, nothing inside a village
    /// or inside what is no region.
    pub fn regions(&self, within: Option<&str>) -> Vec<RegionChoice> {
        let Some(within) = within else {
            return choices(Ok(jmo_regions::provinces()));
        };
        match within.parse() {
            Ok(RegionCode::Province(code)) => choices(jmo_regions::regencies(code)),
            Ok(RegionCode::Regency(code)) => choices(jmo_regions::districts(code)),
            Ok(RegionCode::District(code)) => choices(jmo_regions::villages(code)),
            Ok(RegionCode::Village(_)) | Err(_) => Vec::new(),
        }
    }

    /// Where a village is; none when there is no such village.
    pub fn place(&self, village: &str) -> Option<PlaceNames> {
        let code = village.parse().ok()?;
        let chain = jmo_regions::find(RegionCode::Village(code)).ok()?;
        let name = |name: Option<&'static str>| name.unwrap_or_default().to_owned();
        Some(PlaceNames {
            village: name(chain.village),
            district: name(chain.district),
            regency: name(chain.regency),
            province: chain.province.to_owned(),
            postal_code: jmo_regions::postal_code(code).ok()?.to_string(),
        })
    }
}

/// Whether there is a region with this code.
pub(crate) fn is_region(code: &str) -> bool {
    let code: Result<RegionCode, _> = code.parse();
    code.is_ok_and(|code| jmo_regions::find(code).is_ok())
}

fn choices<C: std::fmt::Display>(
    found: Result<Vec<jmo_regions::Region<C>>, UnknownRegion>,
) -> Vec<RegionChoice> {
    let choice = |region: jmo_regions::Region<C>| RegionChoice {
        code: region.code.to_string(),
        name: region.name.to_owned(),
    };
    found.unwrap_or_default().into_iter().map(choice).collect()
}
