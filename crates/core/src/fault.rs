use crate::ports::ApiError;
use jmo_wire::{Code, FieldCode, FieldProblem, Problem};
use serde::Serialize;

/// What went wrong, as far as somebody can act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FaultCode {
    /// Nobody answers: no network, or no service.
    Offline,
    /// No answer in time.
    Slow,
    /// The service cannot answer now.
    Unavailable,
    /// Something answers that is not the service.
    Garbled,
    /// Login and password do not belong together.
    SignInRejected,
    /// Not the code that was sent.
    CodeWrong,
    /// The code is too old.
    CodeExpired,
    /// Too many wrong codes; ask for a new one.
    CodeExhausted,
    /// This sign-in is over; begin again.
    ChallengeGone,
    /// The contact or code that was proven must be proven again.
    ProofGone,
    /// Not the account's password.
    PasswordRejected,
    /// No account can be made with these data here.
    JoinRefused,
    /// The recovery is over.
    RecoveryGone,
    /// No card of this person has this number.
    CardNotYours,
    /// Too many tries; wait.
    TooManyTries,
    /// Another code may be sent later.
    TooSoon,
    /// Sign in first.
    SessionRequired,
    /// The session is over; sign in again.
    SessionEnded,
    /// The app and the service do not understand each other.
    InvalidRequest,
    /// Fields have values that cannot be right.
    InvalidField,
    /// The request arrived too late to take effect.
    ClockSkewed,
    /// This area rests.
    AreaResting,
    /// No such thing.
    NotFound,
    /// The file could not be written.
    NotSaved,
    /// The device keeps nothing new now: it is full, or not writable.
    NotKept,
    /// What was consented to is no longer so; look again.
    OutOfDate,
    /// The app is locked; open it first.
    Locked,
    /// Not the PIN that was chosen.
    PinWrong,
    /// Too many wrong PINs; the password opens the app.
    PinDead,
    /// A PIN that anybody would try first.
    PinEasy,
    /// A fault of ours.
    Internal,
    /// Something this build has no word for.
    Unknown,
}

/// An operation that did not succeed, as the web view learns of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{code:?}")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Fault {
    /// What went wrong.
    pub code: FaultCode,
    /// The fields at fault, if any.
    pub fields: Vec<FieldProblem>,
    /// Seconds to wait.
    pub retry_after: Option<u32>,
    /// To quote when asking for help.
    pub reference: Option<String>,
}

impl Fault {
    /// A fault with a code alone.
    pub fn new(code: FaultCode) -> Self {
        Self {
            code,
            fields: Vec::new(),
            retry_after: None,
            reference: None,
        }
    }
}

impl Fault {
    /// A fault of one field.
    pub fn field(path: &str, code: FieldCode) -> Self {
        Self {
            fields: vec![FieldProblem::new(path, code)],
            ..Self::new(FaultCode::InvalidField)
        }
    }
}

impl From<ApiError> for Fault {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Offline => Self::new(FaultCode::Offline),
            ApiError::Slow => Self::new(FaultCode::Slow),
            ApiError::Garbled => Self::new(FaultCode::Garbled),
            ApiError::Refused(problem) => problem.into(),
        }
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        let code = match problem.code {
            Code::SignInRejected => FaultCode::SignInRejected,
            Code::CodeWrong => FaultCode::CodeWrong,
            Code::CodeExpired => FaultCode::CodeExpired,
            Code::CodeExhausted => FaultCode::CodeExhausted,
            Code::ChallengeGone => FaultCode::ChallengeGone,
            Code::ProofGone => FaultCode::ProofGone,
            Code::PasswordRejected => FaultCode::PasswordRejected,
            Code::JoinRefused => FaultCode::JoinRefused,
            Code::RecoveryGone => FaultCode::RecoveryGone,
            Code::OutOfDate => FaultCode::OutOfDate,
            Code::CardNotYours => FaultCode::CardNotYours,
            Code::TooManyTries => FaultCode::TooManyTries,
            Code::TooSoon => FaultCode::TooSoon,
            Code::SessionRequired => FaultCode::SessionRequired,
            Code::SessionExpired | Code::SessionEnded => FaultCode::SessionEnded,
            Code::InvalidField => FaultCode::InvalidField,
            Code::ClockSkewed => FaultCode::ClockSkewed,
            Code::AreaResting => FaultCode::AreaResting,
            Code::NotFound => FaultCode::NotFound,
            Code::Busy | Code::RequestTimeout => FaultCode::Unavailable,
            Code::Internal => FaultCode::Internal,
            Code::MalformedJson
            | Code::UnknownField
            | Code::UnsupportedMediaType
            | Code::BodyTooLarge
            | Code::MethodNotAllowed => FaultCode::InvalidRequest,
            Code::Unknown => FaultCode::Unknown,
        };
        Self {
            code,
            fields: problem.fields,
            retry_after: problem.retry_after,
            reference: problem.reference,
        }
    }
}
