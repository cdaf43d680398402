use super::token::{is_token, token_hash};
use crate::{App, http::Refusal};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{header::AUTHORIZATION, request::Parts},
};
use jmo_wire::{Code, Secret};

/// Who asks: the person behind a live access token. A route that takes one answers nobody else.
#[derive(Clone, Debug)]
pub struct Participant {
    /// The session that asks.
    pub session_id: String,
    /// The account it belongs to.
    pub account_id: String,
    /// The person whose data may be read: every query of a participant's rows starts with it.
    pub person_id: String,
}

/// The session look-up of every request; the benchmark's peer runs the same text.
pub const FIND_SESSION: &str = "SELECT id, account_id, person_id, access_expires_at, ended_at FROM session WHERE access_hash = $1";

/// For a route that others may ask as well: nobody without a token, never with a wrong one.
impl OptionalFromRequestParts<App> for Participant {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Refusal> {
        if parts.headers.contains_key(AUTHORIZATION) {
            <Self as FromRequestParts<App>>::from_request_parts(parts, app)
                .await
                .map(Some)
        } else {
            Ok(None)
        }
    }
}

impl FromRequestParts<App> for Participant {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let token = parts
            .headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, token)| scheme.eq_ignore_ascii_case("bearer") && is_token(token))
            .map(|(_, token)| Secret::new(token))
            .ok_or_else(|| Refusal::new(Code::SessionRequired))?;
        let row: Option<(String, String, String, i64, Option<i64>)> = sqlx::query_as(FIND_SESSION)
            .bind(token_hash(&token))
            .fetch_optional(app.store().read())
            .await?;
        match row {
            Some((_, _, _, _, Some(_))) => Err(Refusal::new(Code::SessionEnded)),
            // An unknown token may be one that a refresh elsewhere in the app just replaced.
            None => Err(Refusal::new(Code::SessionExpired)),
            Some((_, _, _, expires_at, None))
                if expires_at <= app.clock().now().as_microsecond() =>
            {
                Err(Refusal::new(Code::SessionExpired))
            }
            Some((session_id, account_id, person_id, _, None)) => Ok(Self {
                session_id,
                account_id,
                person_id,
            }),
        }
    }
}
