use super::{statement, store};
use crate::{
    App,
    account::Participant,
    http::{Body, Networks, Refusal, Refusals, cached, coarsely},
};
use axum::{Json, extract::State, http::HeaderMap, middleware, response::Response};
use jmo_wire::{
    balance::Balance,
    statement::{Statement, Verified, VerifyStatement},
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// `networks` counts what is asked without a session.
pub(crate) fn routes(networks: &Networks) -> OpenApiRouter<App> {
    let bound = middleware::from_fn_with_state(networks.clone(), coarsely);
    OpenApiRouter::new()
        .routes(routes!(verify_statement))
        .layer(bound)
        .routes(routes!(show))
        .routes(routes!(show_statement))
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

/// Every posting the balance is the sum of, year by year.
#[utoipa::path(get, path = "/v1/balance/statement", tag = "balance", security(("session" = [])),
    responses((status = 200, description = "The statement of every year", body = Statement, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show_statement(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    cached(
        &headers,
        &statement::read(&app, &participant.person_id).await?,
    )
}

/// Whether a printed statement is the service's.
#[utoipa::path(post, path = "/v1/balance/statement/verify", tag = "balance", request_body = VerifyStatement,
    responses((status = 200, description = "It is, or it is not", body = Verified), Refusals))]
async fn verify_statement(
    State(app): State<App>,
    Body(asked): Body<VerifyStatement>,
) -> Result<Json<Verified>, Refusal> {
    statement::verify(&app, &asked).await.map(Json)
}
