use jiff::Timestamp;
use jmo_rules::data_update::{Answers, StageId};
use serde::{Deserialize, Serialize};

/// A draft as the service keeps it, sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Draft {
    /// The version of the flow it was made with.
    pub flow_version: u32,
    /// Counts its saves, from 1.
    pub revision: u64,
    /// The stage the person is at.
    pub stage: StageId,
    /// What was typed so far.
    pub answers: Answers,
    /// When it was saved.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub saved_at: Timestamp,
}

/// The request of `PUT /v1/data-update/draft`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SaveDraft {
    /// The version of the flow it was made with.
    #[cfg_attr(feature = "schema", schema(minimum = 1))]
    pub flow_version: u32,
    /// The revision it was made from; 0 where there was none. Another one now: `out_of_date`.
    pub revision: u64,
    /// The stage the person is at.
    pub stage: StageId,
    /// What was typed so far: at most 40 fields of at most 300 characters.
    pub answers: Answers,
}

/// The answer of `PUT /v1/data-update/draft`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DraftSaved {
    /// To save the next time from.
    pub revision: u64,
    /// When it was saved.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub saved_at: Timestamp,
}
