use jiff::Timestamp;
use jmo_rules::data_update::FieldId;
use serde::{Deserialize, Serialize};

/// One field that was changed by an update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "DataUpdateChange"))]
pub struct Change {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub at: Timestamp,
    /// By which update.
    pub number: String,
    /// What.
    pub field: FieldId,
    /// Whether there was an answer before.
    pub had: bool,
    /// Whether there is one now.
    pub has: bool,
}

/// The answer of `GET /v1/data-update/history`: the newest first, at most 200. It says which fields
/// changed and when, not what was in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "DataUpdateHistory"))]
pub struct History {
    /// The changes.
    pub changes: Vec<Change>,
}
