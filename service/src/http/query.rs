use super::{Refusal, body::explain};
use axum::{extract::FromRequestParts, http::request::Parts};
use serde::de::DeserializeOwned;
use std::error::Error;

/// What stands behind the `?`, read strictly. (axum's own extractor refuses in plain text.)
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(query)| Self(query))
            .map_err(|rejection| {
                let cause = rejection.source().map(ToString::to_string);
                explain(cause.as_deref().unwrap_or_default())
            })
    }
}
