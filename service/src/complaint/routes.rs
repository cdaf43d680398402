use super::take;
use crate::{
    App,
    account::Participant,
    http::{Body, Refusal, Refusals},
};
use axum::{Json, extract::State};
use jmo_wire::complaint::{Complain, ShowTicket, Taken, Ticket};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(complain))
        .routes(routes!(show_ticket))
}

/// Complain: signed in, or with a proven contact.
#[utoipa::path(post, path = "/v1/complaint", tag = "complaint", request_body = Complain, security((), ("session" = [])),
    responses((status = 200, description = "It was taken", body = Taken), Refusals))]
async fn complain(
    State(app): State<App>,
    author: Option<Participant>,
    Body(asked): Body<Complain>,
) -> Result<Json<Taken>, Refusal> {
    take::take(&app, author.as_ref(), &asked).await.map(Json)
}

/// See what became of a complaint.
#[utoipa::path(post, path = "/v1/complaint/show", tag = "complaint", request_body = ShowTicket,
    responses((status = 200, description = "The complaint", body = Ticket), Refusals))]
async fn show_ticket(
    State(app): State<App>,
    Body(asked): Body<ShowTicket>,
) -> Result<Json<Ticket>, Refusal> {
    take::show(&app, &asked.ticket_token).await.map(Json)
}
