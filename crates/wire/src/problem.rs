//! How the service says no: `application/problem+json` (RFC 9457) with a machine code.

use crate::FieldProblem;
use serde::{Deserialize, Serialize};

/// Why a request was refused. A code exists only where somebody acts on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Code {
    /// The body is not JSON, or not of the documented shape.
    MalformedJson,
    /// The body has a field the service does not know.
    UnknownField,
    /// One or more fields have a value that cannot be right; `fields` names them.
    InvalidField,
    /// The body is not declared as `application/json`.
    UnsupportedMediaType,
    /// The body is larger than the service reads.
    BodyTooLarge,
    /// The request took longer to arrive than the service waits.
    RequestTimeout,
    /// No such address.
    NotFound,
    /// The address exists, but not for this method.
    MethodNotAllowed,
    /// The request's `jmo-time` is unreadable or too far from the service's clock.
    ClockSkewed,
    /// Login and password do not belong together; the same for an unknown login.
    SignInRejected,
    /// The code is not the one that was sent.
    CodeWrong,
    /// The code was right or wrong too late: it is older than five minutes.
    CodeExpired,
    /// Five wrong tries; a new code must be asked for.
    CodeExhausted,
    /// The sign-in this code belonged to is over; start again.
    ChallengeGone,
    /// The proof of a contact or a code was used, is too old, or was made for something else.
    ProofGone,
    /// The password given again is not the account's.
    PasswordRejected,
    /// No account can be made with these data here: they do not agree, or there is one already.
    JoinRefused,
    /// This recovery was cancelled, is over, or was never one.
    RecoveryGone,
    /// No card of this person has this number.
    CardNotYours,
    /// What was consented to is no longer so; look again.
    OutOfDate,
    /// Too many tries; wait `retry_after` seconds.
    TooManyTries,
    /// A new code may be sent in `retry_after` seconds.
    TooSoon,
    /// The request carries no bearer token, or an unreadable one.
    SessionRequired,
    /// The access token is over; refresh and try again.
    SessionExpired,
    /// The session is over for good; sign in again.
    SessionEnded,
    /// This area rests for now; `/v1/status` says why.
    AreaResting,
    /// The service is overloaded; try again in `retry_after` seconds.
    Busy,
    /// A fault of ours; `reference` finds it in the logs.
    Internal,
    /// A code this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The HTTP status, again.
    pub status: u16,
    /// A short English sentence for developers; people read the app's words for `code`.
    pub title: String,
    /// The machine code.
    pub code: Code,
    /// The fields at fault, if any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// Seconds to wait before trying again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// The request's id, to quote when asking for help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}
