use super::Refusal;
use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
    http::header::CONTENT_TYPE,
};
use jmo_wire::{Code, FieldCode};
use serde::de::DeserializeOwned;
use std::{error::Error, time::Duration};

/// The largest body any address reads.
pub const MAX_BODY_BYTES: usize = 16 * 1024;

/// How long a body may take to arrive. A thin network gets a lot of time, a held connection does not.
const BODY_TIMEOUT: Duration = Duration::from_secs(8);

/// A JSON body, read strictly. (axum's own extractor refuses in plain text.)
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let is_json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| {
                let essence = value.split(';').next().unwrap_or_default().trim();
                essence.eq_ignore_ascii_case("application/json")
            });
        if !is_json {
            return Err(Refusal::new(Code::UnsupportedMediaType));
        }
        let bytes =
            tokio::time::timeout(BODY_TIMEOUT, to_bytes(request.into_body(), MAX_BODY_BYTES))
                .await
                .map_err(|_| Refusal::new(Code::RequestTimeout))?
                .map_err(|error| {
                    let too_large = error
                        .source()
                        .is_some_and(|source| source.to_string().contains("length limit"));
                    Refusal::new(if too_large {
                        Code::BodyTooLarge
                    } else {
                        Code::MalformedJson
                    })
                })?;
        // serde would also fill a structure from an array, by position.
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(Refusal::new(Code::MalformedJson));
        }
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|error| explain(&error.to_string()))
    }
}

/// serde names the field only in its message; a test holds the wording.
pub(super) fn explain(message: &str) -> Refusal {
    let named = |prefix: &str| {
        let rest = message.strip_prefix(prefix)?;
        rest.split('`').next().map(str::to_owned)
    };
    if let Some(path) = named("unknown field `") {
        Refusal::unknown_field(&path)
    } else if let Some(path) = named("missing field `") {
        Refusal::field(&path, FieldCode::Required)
    } else {
        Refusal::new(Code::MalformedJson)
    }
}
