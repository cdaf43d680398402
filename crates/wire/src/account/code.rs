use super::Channel;
use crate::Secret;
use serde::{Deserialize, Serialize};

/// A code on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Challenge {
    /// Names what the code is for; only the device that began it knows the token.
    pub challenge_token: Secret,
    /// How the code went.
    pub channel: Channel,
    /// Where it went, masked. None: to the contacts on record, which are not shown.
    pub sent_to: Option<String>,
    /// All channels that could be used.
    pub channels: Vec<Channel>,
    /// Seconds until the code is worthless.
    pub expires_in: u32,
    /// Seconds until another may be sent.
    pub resend_in: u32,
}

/// The request of `POST /v1/account/code` and `POST /v1/account/code/proof`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EnterCode {
    /// From the challenge.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub challenge_token: Secret,
    /// Six digits.
    #[cfg_attr(feature = "schema", schema(pattern = "^[0-9]{6}$"))]
    pub code: Secret,
}

/// The request of `POST /v1/account/code/resend`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ResendCode {
    /// From the challenge.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub challenge_token: Secret,
    /// Another channel than before; none: the same.
    #[serde(default)]
    pub channel: Option<Channel>,
}

/// The request of `POST /v1/account/contact/prove`: a code goes to a contact nobody is known by yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProveContact {
    /// What the contact is for; a proof for one is worthless for the other.
    pub purpose: ContactPurpose,
    /// How the code travels; says whether the contact is an address or a number.
    pub channel: Channel,
    /// E-mail address or mobile number.
    #[cfg_attr(feature = "schema", schema(max_length = 254))]
    pub contact: String,
}

/// What a contact is proven for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ContactPurpose {
    /// A new account.
    Join,
    /// Getting back into an account whose contacts are lost.
    Recovery,
}

/// The answer of `POST /v1/account/code/proof`: the code was right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Proof {
    /// Shows once, and to the one request it was made for, that the code was entered.
    pub proof_token: Secret,
    /// Seconds until it is worthless.
    pub expires_in: u32,
}
