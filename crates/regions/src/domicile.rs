use crate::{
    Chain, DistrictCode, ProvinceCode, RegencyCode, RegionCode, UnknownRegion, VillageCode, find,
};
use serde::{Deserialize, Serialize};

/// Where somebody lives, chosen from the province down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Domicile {
    /// The province.
    pub province: ProvinceCode,
    /// The regency or city.
    pub regency: RegencyCode,
    /// The district.
    pub district: DistrictCode,
    /// The village.
    pub village: VillageCode,
}

/// Why four chosen regions are not a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DomicileError {
    /// One of them does not exist.
    #[error("there is no region {0}")]
    Unknown(RegionCode),
    /// The regency lies in another province.
    #[error("the province {province} does not hold the regency {regency}")]
    RegencyElsewhere {
        /// The province chosen.
        province: ProvinceCode,
        /// The regency chosen.
        regency: RegencyCode,
    },
    /// The district lies in another regency.
    #[error("the regency {regency} does not hold the district {district}")]
    DistrictElsewhere {
        /// The regency chosen.
        regency: RegencyCode,
        /// The district chosen.
        district: DistrictCode,
    },
    /// The village lies in another district.
    #[error("the district {district} does not hold the village {village}")]
    VillageElsewhere {
        /// The district chosen.
        district: DistrictCode,
        /// The village chosen.
        village: VillageCode,
    },
}

impl From<UnknownRegion> for DomicileError {
    fn from(UnknownRegion(code): UnknownRegion) -> Self {
        Self::Unknown(code)
    }
}

impl Domicile {
    /// The place of a village.
    #[must_use]
    pub const fn of(village: VillageCode) -> Self {
        let district = village.district();
        let regency = district.regency();
        Self {
            province: regency.province(),
            regency,
            district,
            village,
        }
    }

    /// The names of the place.
    ///
    /// # Errors
    /// A region does not exist, or does not lie in the one chosen above it: the largest at fault.
    pub fn check(&self) -> Result<Chain, DomicileError> {
        let Self {
            province,
            regency,
            district,
            village,
        } = *self;
        find(province)?;
        find(regency)?;
        if regency.province() != province {
            return Err(DomicileError::RegencyElsewhere { province, regency });
        }
        find(district)?;
        if district.regency() != regency {
            return Err(DomicileError::DistrictElsewhere { regency, district });
        }
        let chain = find(village)?;
        if village.district() != district {
            return Err(DomicileError::VillageElsewhere { district, village });
        }
        Ok(chain)
    }
}
