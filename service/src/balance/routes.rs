use super::store;
use crate::{
    App,
    account::Participant,
    http::{Refusal, Refusals, cached},
};
use axum::{extract::State, http::HeaderMap, response::Response};
use jmo_wire::balance::Balance;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show))
}

/// The JHT balance of the person who asks.
#[utoipa::path(get, path = "/v1/balance", operation_id = "show_balance", tag = "balance", security(("session" = [])),
    responses((status = 200, description = "The balance", body = Balance, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    cached(
        &headers,
        &store::read(app.store().read(), &participant.person_id).await?,
    )
}
