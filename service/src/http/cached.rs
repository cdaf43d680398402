use super::Refusal;
use axum::{
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
};
use jmo_wire::Code;
use ring::digest;
use serde::Serialize;
use std::fmt::Write;

/// Answers with `content` and its ETag, or with 304 when the asker has it already.
///
/// # Errors
/// Only when the content cannot be written as JSON.
pub fn cached<T: Serialize>(asked: &HeaderMap, content: &T) -> Result<Response, Refusal> {
    let body = serde_json::to_vec(content).map_err(|_| Refusal::new(Code::Internal))?;
    let mut etag = String::with_capacity(34);
    etag.push('"');
    for byte in &digest::digest(&digest::SHA256, &body).as_ref()[..16] {
        let _ = write!(etag, "{byte:02x}");
    }
    etag.push('"');
    let known = asked
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| {
            value
                .split(',')
                .any(|one| one.trim().trim_start_matches("W/") == etag || one.trim() == "*")
        });
    let tag = HeaderValue::from_str(&etag).map_err(|_| Refusal::new(Code::Internal))?;
    // Personal: a shared cache on the way must not keep it; the app keeps its own sealed copy.
    let private = HeaderValue::from_static("private, no-cache");
    Ok(if known {
        (
            StatusCode::NOT_MODIFIED,
            [(ETAG, tag), (CACHE_CONTROL, private)],
        )
            .into_response()
    } else {
        let json = HeaderValue::from_static("application/json");
        (
            [(ETAG, tag), (CACHE_CONTROL, private), (CONTENT_TYPE, json)],
            body,
        )
            .into_response()
    })
}
