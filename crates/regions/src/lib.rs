//! The regions of Indonesia: provinces, regencies, districts and villages, with their postal codes.
//!
//! A code is well formed by its type and says by itself which region holds it; whether there is such
//! a region is a question to the table, which is inside the binary and unpacked at the first
//! question. Where the table comes from: `data/NOTICE.md`.

mod chain;
mod code;
mod list;
mod table;

pub use chain::{Chain, find};
pub use code::{CodeError, DistrictCode, PostalCode, ProvinceCode, RegencyCode, VillageCode};
pub use code::{RegionCode, UnknownRegion};
pub use list::{Region, districts, postal_code, postal_codes, provinces, regencies, villages};
