use super::{service_time::said, trouble};
use jmo_core::ports::{ApiError, Fetched};
use jmo_wire::{Code, Problem};
use reqwest::{Response, StatusCode, header::ETAG};
use serde::de::DeserializeOwned;

/// No answer of the service comes near; what is larger is not the service's.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;

/// Reads the content of a successful answer.
pub(super) async fn read<T: DeserializeOwned>(response: Response) -> Result<T, ApiError> {
    let bytes = bytes(response).await?;
    serde_json::from_slice(&bytes).map_err(|_| ApiError::Garbled)
}

/// Reads a cacheable answer.
pub(super) async fn fetched<T: DeserializeOwned>(
    response: Response,
) -> Result<Fetched<T>, ApiError> {
    let at = said(response.headers()).ok_or(ApiError::Garbled)?;
    let etag = response
        .headers()
        .get(ETAG)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let content = match response.status() {
        StatusCode::NOT_MODIFIED => None,
        _ => Some(read(response).await?),
    };
    Ok(Fetched { content, etag, at })
}

/// What an answer that is no success says.
pub(super) async fn refusal(response: Response) -> ApiError {
    let status = response.status();
    match read::<Problem>(response).await {
        Ok(problem) => ApiError::Refused(problem),
        // A gateway in front of the service speaks when the service cannot.
        Err(ApiError::Garbled) if matches!(status.as_u16(), 502..=504) => {
            ApiError::Refused(Problem {
                status: status.as_u16(),
                title: String::new(),
                code: Code::Busy,
                fields: Vec::new(),
                retry_after: None,
                reference: None,
            })
        }
        Err(error) => error,
    }
}

pub(super) async fn bytes(mut response: Response) -> Result<Vec<u8>, ApiError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| trouble(&error))? {
        if bytes.len() + chunk.len() > MAX_ANSWER_BYTES {
            return Err(ApiError::Garbled);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
