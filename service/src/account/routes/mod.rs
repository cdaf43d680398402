//! The addresses of the area.

mod door;
mod joining;
mod own;

use crate::App;
use utoipa_axum::router::OpenApiRouter;

pub(crate) use door::session_routes;

pub(crate) fn routes() -> OpenApiRouter<App> {
    door::routes().merge(joining::routes()).merge(own::routes())
}
