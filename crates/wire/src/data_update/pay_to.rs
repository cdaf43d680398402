use crate::Secret;
use serde::{Deserialize, Serialize};

/// The request of `POST /v1/data-update/holder`: in whose name is this account?
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AskHolder {
    /// The bank's code.
    #[cfg_attr(feature = "schema", schema(max_length = 3))]
    pub bank: String,
    /// The account's number.
    #[cfg_attr(feature = "schema", schema(max_length = 32))]
    pub account_number: Secret,
}

/// How the name the bank has compares with the person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum HolderMatch {
    /// It is the person's account.
    Matches,
    /// Much of the name is the same; somebody will look.
    Close,
    /// Another's account.
    Differs,
    /// The bank knows no such account, or it is closed.
    NotFound,
    /// The bank cannot be asked now; it is asked again when the update is submitted.
    Unavailable,
    /// An answer this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// The answer of `POST /v1/data-update/holder`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Holder {
    /// How the names compare.
    pub verdict: HolderMatch,
    /// The bank's name for the holder, each word but for its first letters masked (`SI•• AM••••`);
    /// none where there is no account.
    #[serde(default)]
    pub name_masked: Option<String>,
}
