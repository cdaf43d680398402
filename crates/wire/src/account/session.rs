use super::Challenge;
use crate::Secret;
use serde::{Deserialize, Serialize};

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
    /// Where a sign-in did not begin with one: what to sign in with next time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// Names the account on this device; stable, and no number of the person's.
    pub account_id: String,
    /// The person's full name.
    pub name: String,
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
