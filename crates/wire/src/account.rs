//! Getting in and out: password, code for a new device, rotating session tokens.

use crate::Secret;
use serde::{Deserialize, Serialize};

/// How a code travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By SMS.
    Sms,
    /// A channel this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// The request of `POST /v1/account/sign-in`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// E-mail address or mobile number.
    #[cfg_attr(feature = "schema", schema(max_length = 254))]
    pub login: String,
    /// The password.
    #[cfg_attr(feature = "schema", schema(max_length = 128))]
    pub password: Secret,
    /// What this device got when its code was entered; without it a code is asked for.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub device_token: Option<Secret>,
    /// How the person will recognise the device in a list.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub device_name: String,
}

/// What a sign-in leads to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "next", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum SignInAnswer {
    /// Signed in.
    Session {
        /// The tokens.
        session: Session,
    },
    /// A code was sent; enter it.
    Code {
        /// Where it went and how long it lives.
        challenge: Challenge,
    },
}

/// A code on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Challenge {
    /// Names this sign-in; only the device that began it knows the token.
    pub challenge_token: Secret,
    /// How the code went.
    pub channel: Channel,
    /// Where it went, masked.
    pub sent_to: String,
    /// All channels that could be used.
    pub channels: Vec<Channel>,
    /// Seconds until the code is worthless.
    pub expires_in: u32,
    /// Seconds until another may be sent.
    pub resend_in: u32,
}

/// The request of `POST /v1/account/code`.
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

/// The request of `POST /v1/account/refresh`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Refresh {
    /// The newest refresh token of the session.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub refresh_token: Secret,
}

/// A session's tokens: opaque, 256 bits, hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Session {
    /// Goes with every request as `Authorization: Bearer …`.
    pub access_token: Secret,
    /// Seconds until it must be refreshed.
    pub access_expires_in: u32,
    /// Buys the next pair. Stays good until its successor is first used.
    pub refresh_token: Secret,
    /// Only after a code: proves this device next time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_token: Option<Secret>,
    /// Names the account on this device; stable, and no number of the person's.
    pub account_id: String,
    /// The person's full name.
    pub name: String,
}

/// The answer of `/v1/account`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Account {
    /// The person's full name.
    pub name: String,
    /// NIK with its middle hidden.
    pub nik_masked: String,
    /// E-mail, masked.
    pub email_masked: Option<String>,
    /// Mobile number, masked.
    pub phone_masked: Option<String>,
}
