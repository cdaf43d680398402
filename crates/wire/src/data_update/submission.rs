use jiff::Timestamp;
use jmo_rules::data_update::Answers;
use serde::{Deserialize, Serialize};

/// Whether somebody's data is up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum UpdateState {
    /// It was never updated.
    Needed,
    /// It was submitted, and somebody looks at it.
    InReview,
    /// It is.
    UpToDate,
    /// Somebody looked at it and could not take it; it can be done again.
    Declined,
    /// A state this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// The request of `POST /v1/data-update`, with an `Idempotency-Key`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Submit {
    /// The version of the flow it was made with.
    #[cfg_attr(feature = "schema", schema(minimum = 1))]
    pub flow_version: u32,
    /// All answers.
    pub answers: Answers,
    /// The version of the consent the person read and gave.
    #[cfg_attr(feature = "schema", schema(max_length = 16))]
    pub consent: String,
}

/// What the civil registry says of one thing it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "RegistryVerdict"))]
pub struct FieldVerdict {
    /// Of what: `number`, `name`, `born_on`, `sex`, `mother_name`.
    pub field: String,
    /// What it says.
    pub verdict: crate::account::Verdict,
}

/// Why somebody looks at a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ReviewReason {
    /// The selfie was taken without gestures.
    SelfieWithoutGestures,
    /// The selfie came from a file.
    SelfieFromFile,
    /// The face resembles the enrolled one too little to be sure.
    Face,
    /// The civil registry says otherwise.
    Registry,
    /// The civil registry could not be asked.
    RegistryUnavailable,
    /// The bank's name for the account differs in parts, or the bank could not be asked.
    AccountHolder,
    /// A reason this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// The answer of `POST /v1/data-update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "DataUpdateReceipt"))]
pub struct Receipt {
    /// To quote when asking.
    pub number: String,
    /// When it came.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub submitted_at: Timestamp,
    /// What became of it.
    pub state: UpdateState,
    /// Why somebody looks at it.
    #[serde(default)]
    pub reasons: Vec<ReviewReason>,
    /// What the civil registry says, where it was asked.
    #[serde(default)]
    pub verdicts: Vec<FieldVerdict>,
    /// By when somebody will have looked at it.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub due_at: Option<Timestamp>,
}
