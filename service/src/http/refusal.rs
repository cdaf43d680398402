use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jmo_wire::{Code, FieldCode, FieldProblem, Problem};
use utoipa::IntoResponses;

/// A request refused, on its way to becoming problem+json.
///
/// Handlers return it; [`super::edge`] writes the body, because only the edge knows the request's
/// reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    code: Code,
    fields: Vec<FieldProblem>,
    retry_after: Option<u32>,
}

/// The answers any route may give instead of its own, for the OpenAPI document.
#[derive(IntoResponses)]
#[allow(
    dead_code,
    reason = "a description; refusals are built from their codes"
)]
pub enum Refusals {
    /// Not a request of this API.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(Problem),
    /// No session, or one that is over.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(Problem),
    /// Login, password or code do not fit.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// No such address.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// Not for this method.
    #[response(status = 405, content_type = "application/problem+json")]
    MethodNotAllowed(Problem),
    /// The body took too long to arrive.
    #[response(status = 408, content_type = "application/problem+json")]
    RequestTimeout(Problem),
    /// Not as things stand.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The code or its sign-in is over.
    #[response(status = 410, content_type = "application/problem+json")]
    Gone(Problem),
    /// The body is too large.
    #[response(status = 413, content_type = "application/problem+json")]
    BodyTooLarge(Problem),
    /// The body is not declared as JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(Problem),
    /// A field's value cannot be right.
    #[response(status = 422, content_type = "application/problem+json")]
    InvalidField(Problem),
    /// Too many tries, or too soon.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// The area rests or the service is overloaded.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

impl Refusal {
    /// Refuses with a code alone.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            fields: Vec::new(),
            retry_after: None,
        }
    }

    /// Refuses until so many seconds have passed.
    pub fn wait(code: Code, seconds: u32) -> Self {
        Self {
            retry_after: Some(seconds.max(1)),
            ..Self::new(code)
        }
    }

    /// Refuses because of fields.
    pub fn fields(fields: Vec<FieldProblem>) -> Self {
        Self {
            fields,
            ..Self::new(Code::InvalidField)
        }
    }

    /// Refuses because of one field.
    pub fn field(path: &str, code: FieldCode) -> Self {
        Self::fields(vec![FieldProblem {
            path: path.to_owned(),
            code,
        }])
    }

    /// Refuses a body with a field nobody knows.
    pub fn unknown_field(path: &str) -> Self {
        let field = FieldProblem {
            path: path.to_owned(),
            code: FieldCode::Unknown,
        };
        Self {
            fields: vec![field],
            ..Self::new(Code::UnknownField)
        }
    }

    /// Whether this is why.
    pub fn is(&self, code: Code) -> bool {
        self.code == code
    }

    /// The same refusal, a field called otherwise.
    #[must_use]
    pub fn rename(mut self, from: &str, to: &str) -> Self {
        for field in &mut self.fields {
            if field.path == from {
                field.path = to.to_owned();
            }
        }
        self
    }

    /// The same refusal, naming more fields.
    #[must_use]
    pub fn and(mut self, more: Vec<FieldProblem>) -> Self {
        self.fields.extend(more);
        self
    }

    /// What an answer that came without a refusal means, by its status.
    pub(super) fn from_status(status: StatusCode) -> Option<Self> {
        let code = match status {
            StatusCode::NOT_FOUND => Code::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Code::BodyTooLarge,
            status if status.is_server_error() => Code::Internal,
            status if status.is_client_error() => Code::MalformedJson,
            _ => return None,
        };
        Some(Self::new(code))
    }

    /// Whether the cause is a fault of ours.
    pub(super) fn is_internal(&self) -> bool {
        self.code == Code::Internal
    }

    pub(super) fn retry_after(&self) -> Option<u32> {
        self.retry_after
    }

    pub(super) fn problem(self, reference: String) -> Problem {
        let (status, title) = meaning(self.code);
        Problem {
            status: status.as_u16(),
            title: title.to_owned(),
            code: self.code,
            fields: self.fields,
            retry_after: self.retry_after,
            reference: Some(reference),
        }
    }
}

fn meaning(code: Code) -> (StatusCode, &'static str) {
    match code {
        Code::MalformedJson => (
            StatusCode::BAD_REQUEST,
            "The body is not the JSON this address takes.",
        ),
        Code::UnknownField => (
            StatusCode::BAD_REQUEST,
            "The body has a field this address does not know.",
        ),
        Code::ClockSkewed => (
            StatusCode::BAD_REQUEST,
            "The request's time is too far from the service's.",
        ),
        Code::SessionRequired => (StatusCode::UNAUTHORIZED, "Sign in first."),
        Code::SessionExpired => (
            StatusCode::UNAUTHORIZED,
            "The access token is over; refresh it.",
        ),
        Code::SessionEnded => (
            StatusCode::UNAUTHORIZED,
            "The session is over; sign in again.",
        ),
        Code::SignInRejected => (
            StatusCode::FORBIDDEN,
            "Login and password do not belong together.",
        ),
        Code::PasswordRejected => (StatusCode::FORBIDDEN, "Not the account's password."),
        Code::OutOfDate => (
            StatusCode::CONFLICT,
            "What was consented to is no longer so; look again.",
        ),
        Code::CardNotYours => (
            StatusCode::NOT_FOUND,
            "No card of this person has this number.",
        ),
        Code::JoinRefused => (
            StatusCode::CONFLICT,
            "No account can be made with these data here.",
        ),
        Code::ProofGone => (
            StatusCode::GONE,
            "The proof is used or too old; prove again.",
        ),
        Code::RecoveryGone => (
            StatusCode::GONE,
            "There is no such recovery, or not any more.",
        ),
        Code::CodeWrong => (StatusCode::FORBIDDEN, "Not the code that was sent."),
        Code::NotFound => (StatusCode::NOT_FOUND, "No such address."),
        Code::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "Not for this method."),
        Code::RequestTimeout => (
            StatusCode::REQUEST_TIMEOUT,
            "The body took too long to arrive.",
        ),
        Code::CodeExpired => (StatusCode::GONE, "The code is too old."),
        Code::CodeExhausted => (StatusCode::GONE, "Too many wrong codes; ask for a new one."),
        Code::ChallengeGone => (StatusCode::GONE, "This sign-in is over; start again."),
        Code::BodyTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "The body is too large."),
        Code::UnsupportedMediaType => {
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send application/json.")
        }
        Code::InvalidField => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "A field's value cannot be right.",
        ),
        Code::TooManyTries => (StatusCode::TOO_MANY_REQUESTS, "Too many tries; wait."),
        Code::TooSoon => (
            StatusCode::TOO_MANY_REQUESTS,
            "Too soon for another code; wait.",
        ),
        Code::AreaResting => (
            StatusCode::SERVICE_UNAVAILABLE,
            "This area rests; see /v1/status.",
        ),
        Code::Busy => (StatusCode::SERVICE_UNAVAILABLE, "Overloaded; try again."),
        Code::Internal | Code::Unknown => (StatusCode::INTERNAL_SERVER_ERROR, "A fault of ours."),
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, _) = meaning(self.code);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut) {
            tracing::warn!("the database gave no turn in time");
            return Self::wait(Code::Busy, 2);
        }
        tracing::error!(%error, "the database failed");
        Self::new(Code::Internal)
    }
}

impl From<jmo_seal::OpenError> for Refusal {
    fn from(error: jmo_seal::OpenError) -> Self {
        tracing::error!(%error, "a sealed column does not open");
        Self::new(Code::Internal)
    }
}
