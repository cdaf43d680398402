use crate::{
    App,
    account::join,
    http::{Body, Refusal, Refusals},
};
use axum::{Json, extract::State};
use jmo_wire::account::{Challenge, CheckIdentity, IdentityVerdict, Join, ProveContact, Session};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(prove_contact))
        .routes(routes!(check_identity))
        .routes(routes!(join_route))
}

/// Ask for a code to a contact that is to become an account's.
#[utoipa::path(post, path = "/v1/account/contact/prove", tag = "account", request_body = ProveContact,
    responses((status = 200, description = "A code was sent, unless the contact has an account", body = Challenge), Refusals))]
async fn prove_contact(
    State(app): State<App>,
    Body(asked): Body<ProveContact>,
) -> Result<Json<Challenge>, Refusal> {
    join::prove_contact(&app, &asked).await.map(Json)
}

/// Check data against what is registered, field by field.
#[utoipa::path(post, path = "/v1/account/join/check", tag = "account", request_body = CheckIdentity,
    responses((status = 200, description = "A verdict on each field", body = IdentityVerdict), Refusals))]
async fn check_identity(
    State(app): State<App>,
    Body(asked): Body<CheckIdentity>,
) -> Result<Json<IdentityVerdict>, Refusal> {
    join::check_identity(&app, &asked).await.map(Json)
}

/// Make an account, and sign in.
#[utoipa::path(post, path = "/v1/account/join", operation_id = "join", tag = "account", request_body = Join,
    responses((status = 200, description = "A session on a remembered device", body = Session), Refusals))]
async fn join_route(
    State(app): State<App>,
    Body(asked): Body<Join>,
) -> Result<Json<Session>, Refusal> {
    join::join(&app, &asked).await.map(Json)
}
