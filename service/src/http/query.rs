use super::{Refusal, body::explain};
use axum::{extract::FromRequestParts, http::request::Parts};
use serde::de::DeserializeOwned;

/// What stands behind the `?`, read strictly. (axum's own extractor refuses in plain text.)
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(query)| Self(query))
            .map_err(|rejection| {
                let message = rejection.body_text();
                // What axum says before that is not serde's.
                let at = message.find("unknown field `").unwrap_or_default();
                explain(&message[at..])
            })
    }
}
