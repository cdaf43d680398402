//! The addresses of the area.

mod door;
mod joining;
mod own;

use crate::{
    App,
    http::{Networks, coarsely},
};
use axum::middleware;
use utoipa_axum::router::OpenApiRouter;

pub(crate) use door::session_routes;

/// `networks` counts what is asked without a session.
pub(crate) fn routes(networks: &Networks) -> OpenApiRouter<App> {
    let bound = middleware::from_fn_with_state(networks.clone(), coarsely);
    door::routes()
        .merge(joining::routes())
        .layer(bound)
        .merge(own::routes())
}
