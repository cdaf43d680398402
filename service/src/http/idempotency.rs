use super::Refusal;
use axum::{extract::FromRequestParts, http::request::Parts};
use jmo_wire::{FieldCode, IDEMPOTENCY_HEADER};

/// What a submission is named by: sent twice under one key, it takes effect once.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(pub String);

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let refused = |code| Refusal::field(IDEMPOTENCY_HEADER, code);
        let key = parts
            .headers
            .get(IDEMPOTENCY_HEADER)
            .ok_or_else(|| refused(FieldCode::Required))?;
        let key = key.to_str().map_err(|_| refused(FieldCode::Malformed))?;
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        match key.len() {
            0 => Err(refused(FieldCode::Required)),
            65.. => Err(refused(FieldCode::TooLong)),
            _ if !key.bytes().all(fits) => Err(refused(FieldCode::Malformed)),
            _ => Ok(Self(key.to_owned())),
        }
    }
}
