use crate::{
    App, account, activity, balance, card, complaint, data_update,
    http::{edge, panicked},
    membership, status,
};
use axum::{Json, Router, middleware, routing::get};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{Http, HttpAuthScheme, SecurityScheme},
};
use utoipa_axum::router::OpenApiRouter;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "JMO service",
        description = "The contract between the JMO app and the service behind it.\n\nRequests are strict, answers grow: skip fields and enum values you do not know. Every refusal is `application/problem+json` with a machine `code`. Money is whole rupiah; months are `YYYY-MM`; every answer says the service's time in `jmo-time`.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    // Refusals, and a query, name them by reference only.
    components(schemas(jmo_wire::Problem, jmo_wire::activity::ActivityKind)),
    modifiers(&Bearer)
)]
struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document
            .components
            .get_or_insert_default()
            .add_security_scheme("session", scheme);
    }
}

fn routes(app: &App) -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .merge(status::routes())
        .merge(
            app.areas()
                .guard("account", account::routes(app.networks())),
        )
        .merge(account::session_routes())
        .merge(app.areas().guard("membership", membership::routes()))
        .merge(
            app.areas()
                .guard("balance", balance::routes(app.networks())),
        )
        .merge(app.areas().guard("activity", activity::routes()))
        .merge(app.areas().guard("card", card::routes()))
        .merge(app.areas().guard("complaint", complaint::routes()))
        .merge(app.areas().guard("data_update", data_update::routes()))
}

/// The whole service as one router.
pub fn router(app: App) -> Router {
    let (router, document) = routes(&app).split_for_parts();
    let router = router.route("/v1/openapi.json", get(|| async move { Json(document) }));
    #[cfg(feature = "sandbox")]
    let router = if app.is_sandbox() {
        router.merge(crate::sandbox::routes())
    } else {
        router
    };
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(app.clone(), edge))
        .with_state(app)
}

/// The OpenAPI document, as `/v1/openapi.json` answers it.
pub fn openapi(app: &App) -> utoipa::openapi::OpenApi {
    routes(app).into_openapi()
}
