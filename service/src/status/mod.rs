//! `/health` and `/v1/status`: what an app should know before it asks for anything.

mod areas;

pub use areas::Areas;

use crate::{App, http::Refusals};
use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use jmo_wire::status::ServiceStatus;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The oldest app that still speaks to this service as it should.
const MINIMUM_VERSION: &str = "0.1.0";
/// The newest app published.
const RECOMMENDED_VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(health))
        .routes(routes!(show))
}

/// Whether this node can answer: it reads from its database.
#[utoipa::path(get, path = "/health", tag = "status", responses((status = 200, description = "Ready", body = String, content_type = "text/plain"), Refusals))]
async fn health(State(app): State<App>) -> Result<&'static str, crate::http::Refusal> {
    let _: (i64,) = sqlx::query_as("SELECT COUNT(*) FROM area")
        .fetch_one(app.store().read())
        .await?;
    Ok("ok")
}

/// Versions, switches and the service's time. Public and cacheable for a minute.
#[utoipa::path(get, path = "/v1/status", tag = "status", responses((status = 200, description = "The state of the service", body = ServiceStatus), Refusals))]
async fn show(State(app): State<App>) -> impl IntoResponse {
    let status = ServiceStatus {
        time: app.clock().now(),
        minimum_version: MINIMUM_VERSION.to_owned(),
        recommended_version: RECOMMENDED_VERSION.to_owned(),
        update_by: None,
        update_reason: None,
        sandbox: app.is_sandbox(),
        areas: app.areas().all(),
    };
    ([(CACHE_CONTROL, "public, max-age=60")], Json(status))
}
