use super::{Refusal, body::UPLOAD_TIMEOUT};
use crate::App;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use jmo_wire::{Code, MAX_SKEW_SECONDS, TIME_HEADER};
use std::{any::Any, time::Duration, time::Instant};
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Longer than any honest request takes; what takes longer is refused instead of piling up.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);

/// Where pictures and documents come in, which a thin network needs time for.
const UPLOADS: [&str; 2] = [
    "/v1/data-update/selfie/picture",
    "/v1/data-update/correction",
];

/// What every request passes: a reference, a check of its time, a time limit, one way of saying
/// no, and one line in the log (ids, never a person's data, never the query).
pub async fn edge(State(app): State<App>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let reference = Uuid::now_v7().to_string();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str)
        .to_owned();
    let now = app.clock().now();

    let patience = if UPLOADS.contains(&route.as_str()) {
        UPLOAD_TIMEOUT + ANSWER_TIMEOUT
    } else {
        ANSWER_TIMEOUT
    };

    let mut response = match check_time(request.headers(), now) {
        Err(refusal) => refusal.into_response(),
        Ok(()) => tokio::time::timeout(patience, next.run(request))
            .await
            .unwrap_or_else(|_| Refusal::wait(Code::Busy, 5).into_response()),
    };

    let refusal = response
        .extensions_mut()
        .remove::<Refusal>()
        .or_else(|| Refusal::from_status(response.status()));
    let internal = refusal.as_ref().is_some_and(Refusal::is_internal);
    if let Some(refusal) = refusal {
        response = answer(refusal, response, &reference);
    }
    let headers = response.headers_mut();
    headers.insert(REQUEST_ID, text(&reference));
    headers.insert(TIME_HEADER, text(&now.to_string()));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));

    let status = response.status().as_u16();
    let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    if internal {
        tracing::error!(%reference, %method, route, status, micros, "answered");
    } else {
        tracing::info!(%reference, %method, route, status, micros, "answered");
    }
    response
}

/// A panic in a handler is a fault of ours like any other.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    Refusal::new(Code::Internal).into_response()
}

fn check_time(headers: &HeaderMap, now: Timestamp) -> Result<(), Refusal> {
    let Some(value) = headers.get(TIME_HEADER) else {
        return Ok(());
    };
    let said = value
        .to_str()
        .ok()
        .and_then(|value| value.parse::<Timestamp>().ok());
    match said {
        Some(said) if (said.as_second() - now.as_second()).abs() <= MAX_SKEW_SECONDS => Ok(()),
        _ => Err(Refusal::new(Code::ClockSkewed)),
    }
}

fn answer(refusal: Refusal, refused: Response, reference: &str) -> Response {
    let retry_after = refusal.retry_after();
    let problem = refusal.problem(reference.to_owned());
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut response = (status, body).into_response();
    // Headers of the refused answer stay: `Allow` belongs to a 405.
    for (name, value) in refused.headers() {
        if name != CONTENT_TYPE && name != axum::http::header::CONTENT_LENGTH {
            response.headers_mut().insert(name, value.clone());
        }
    }
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    if let Some(seconds) = retry_after {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

fn text(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static("-"))
}
