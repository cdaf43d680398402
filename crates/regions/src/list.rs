use crate::{
    DistrictCode, PostalCode, ProvinceCode, RegencyCode, UnknownRegion, VillageCode, table::table,
};
use serde::Serialize;

/// A region to choose: its code and its name in ordinary writing. A regency is "Kab. Bandung", a city
/// "Kota Bandung".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "ts",
    derive(ts_rs::TS),
    ts(concrete(C = VillageCode))
)]
pub struct Region<C> {
    /// The code, digits without dots.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub code: C,
    /// The name.
    pub name: &'static str,
}

/// All provinces, by name.
#[must_use]
pub fn provinces() -> Vec<Region<ProvinceCode>> {
    by_name(table().provinces.iter().copied())
}

/// The regencies and cities of a province, by name: all regencies come before all cities.
///
/// # Errors
/// There is no such province.
pub fn regencies(province: ProvinceCode) -> Result<Vec<Region<RegencyCode>>, UnknownRegion> {
    table().province(province)?;
    let all = table().regencies.iter().copied();
    Ok(by_name(all.filter(|(code, _)| code.province() == province)))
}

/// The districts of a regency or city, by name.
///
/// # Errors
/// There is no such regency.
pub fn districts(regency: RegencyCode) -> Result<Vec<Region<DistrictCode>>, UnknownRegion> {
    table().regency(regency)?;
    let all = table().districts.iter().map(|it| (it.code, it.name));
    Ok(by_name(all.filter(|(code, _)| code.regency() == regency)))
}

/// The villages of a district, by name.
///
/// # Errors
/// There is no such district.
pub fn villages(district: DistrictCode) -> Result<Vec<Region<VillageCode>>, UnknownRegion> {
    let villages = table().district(district)?.villages();
    Ok(by_name(villages.map(|it| (it.code, it.name))))
}

/// The postal code of a village. The table has exactly one for each; neighbours often share it.
///
/// # Errors
/// There is no such village.
pub fn postal_code(village: VillageCode) -> Result<PostalCode, UnknownRegion> {
    table().village(village).map(|it| it.postal_code)
}

/// The postal codes used in a district, in order, each once.
///
/// # Errors
/// There is no such district.
pub fn postal_codes(district: DistrictCode) -> Result<Vec<PostalCode>, UnknownRegion> {
    let villages = table().district(district)?.villages();
    let mut codes: Vec<PostalCode> = villages.map(|it| it.postal_code).collect();
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

fn by_name<C: Ord + Copy>(found: impl Iterator<Item = (C, &'static str)>) -> Vec<Region<C>> {
    let mut regions: Vec<Region<C>> = found.map(|(code, name)| Region { code, name }).collect();
    regions.sort_unstable_by_key(|region| (region.name, region.code));
    regions
}
