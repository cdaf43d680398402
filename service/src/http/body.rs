use super::Refusal;
use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
    http::header::CONTENT_TYPE,
};
use jmo_wire::{Code, FieldCode};
use serde::de::DeserializeOwned;
use std::{error::Error, time::Duration};
use tokio::sync::Semaphore;

/// The largest body an address reads, but for those that take pictures.
pub const MAX_BODY_BYTES: usize = 16 * 1024;

/// The largest body with pictures or documents in it.
pub const MAX_UPLOAD_BYTES: usize = 6 * 1024 * 1024 + 64 * 1024;

/// How long a body may take to arrive. A thin network gets a lot of time, a held connection does not.
const BODY_TIMEOUT: Duration = Duration::from_secs(8);

/// How long one with pictures may: 4 MB at half a megabit a second.
pub(super) const UPLOAD_TIMEOUT: Duration = Duration::from_secs(64);

/// So many of those arrive at once; the next one hears `busy`.
static UPLOADS: Semaphore = Semaphore::const_new(32);

/// A JSON body of so many bytes, read strictly. (axum's own extractor refuses in plain text.)
#[derive(Debug)]
pub struct Body<T, const MOST: usize = MAX_BODY_BYTES>(pub T);

impl<T: DeserializeOwned, S: Sync, const MOST: usize> FromRequest<S> for Body<T, MOST> {
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
        let upload = MOST > MAX_BODY_BYTES;
        let _place = if upload {
            let place = UPLOADS.try_acquire();
            Some(place.map_err(|_| Refusal::wait(Code::Busy, 5))?)
        } else {
            None
        };
        let patience = if upload { UPLOAD_TIMEOUT } else { BODY_TIMEOUT };
        let bytes = tokio::time::timeout(patience, to_bytes(request.into_body(), MOST))
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
