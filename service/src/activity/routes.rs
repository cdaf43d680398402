use super::page;
use crate::{
    App,
    account::Participant,
    http::{Query, Refusal, Refusals, cached},
};
use axum::{extract::State, http::HeaderMap, response::Response};
use jmo_wire::activity::{ActivityPage, ActivityQuery};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show))
}

/// What happened, newest first, a page at a time.
#[utoipa::path(get, path = "/v1/activity", operation_id = "show_activity", tag = "activity", security(("session" = [])), params(ActivityQuery),
    responses((status = 200, description = "A page of the timeline", body = ActivityPage, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show(
    State(app): State<App>,
    participant: Participant,
    Query(asked): Query<ActivityQuery>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    cached(&headers, &page::read(&app, &participant, &asked).await?)
}
