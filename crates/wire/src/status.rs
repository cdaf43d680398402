//! What an app should know before it asks for anything: versions, switches, the service's time.

use crate::Text;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// The public answer of `/v1/status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ServiceStatus {
    /// The service's clock.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub time: Timestamp,
    /// Older apps must be updated from `update_by` on.
    pub minimum_version: String,
    /// Older apps are told that a newer one exists.
    pub recommended_version: String,
    /// The day from which `minimum_version` binds; none: at once.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub update_by: Option<Date>,
    /// Why to update.
    pub update_reason: Option<Text>,
    /// True when everything here is sample data.
    pub sandbox: bool,
    /// One switch for each area, so that one can rest while the others work.
    pub areas: Vec<AreaState>,
}

/// Whether one area works now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AreaState {
    /// The area's name, as in the addresses: `account`, `membership`, `balance`.
    pub area: String,
    /// False while the area rests.
    pub open: bool,
    /// What to tell people about it.
    pub notice: Option<Text>,
}
