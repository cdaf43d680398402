//! Complaints: what somebody says is wrong, and what becomes of it.

use crate::Secret;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a complaint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Topic {
    /// What somebody typed and what is registered differ.
    IdentityDiffers,
    /// A card is missing, or is somebody else's.
    CardMissing,
    /// Contributions that did not come, or were too low.
    Contributions,
    /// What is registered is wrong: a correction with documents, from the data update.
    DataCorrection,
    /// A topic this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// How far a complaint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum TicketStatus {
    /// It is with us.
    Received,
    /// Somebody works on it.
    InProgress,
    /// It is answered.
    Answered,
    /// A status this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// One fact of a complaint, filled in by the app.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Fact {
    /// Which field of the form it was.
    #[cfg_attr(feature = "schema", schema(max_length = 32))]
    pub field: String,
    /// What the person says is right.
    #[cfg_attr(feature = "schema", schema(max_length = 200))]
    pub value: String,
}

impl std::fmt::Debug for Fact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fact({}, …)", self.field)
    }
}

/// The request of `POST /v1/complaint`. From somebody signed in, or with a proven contact.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Complain {
    /// A proven contact, of somebody who is not signed in; it stays good.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub proof_token: Option<Secret>,
    /// What it is about.
    pub topic: Topic,
    /// What the app knows.
    #[cfg_attr(feature = "schema", schema(max_items = 12))]
    pub facts: Vec<Fact>,
    /// What the person adds.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(max_length = 1000))]
    pub note: String,
}

/// A complaint that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Taken {
    /// Shows it again, on this device.
    pub ticket_token: Secret,
    /// What was taken.
    pub ticket: Ticket,
}

/// A complaint as its author sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Ticket {
    /// To quote when asking.
    pub number: String,
    /// What it is about.
    pub topic: Topic,
    /// How far it is.
    pub status: TicketStatus,
    /// When it came.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub sent_at: Timestamp,
    /// By when it will be answered.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub due_at: Timestamp,
}

/// The request of `POST /v1/complaint/show`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ShowTicket {
    /// From when it was taken.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub ticket_token: Secret,
}
