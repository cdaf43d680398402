use crate::{
    App,
    account::{Participant, identity},
    http::{Refusal, Refusals, cached},
    membership,
};
use axum::{extract::State, http::HeaderMap, response::Response};
use jmo_wire::card::{Card, CardHolder};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show))
}

/// The cards of the person who asks, with the NIK in full.
#[utoipa::path(get, path = "/v1/card", operation_id = "show_card", tag = "card", security(("session" = [])),
    responses((status = 200, description = "The holder and the cards", body = CardHolder, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let mut db = app.store().snapshot().await?;
    let cards = membership::cards(&mut db, &participant.person_id, app.clock().today()).await?;
    let (name, nik) = identity(&mut db, app.keys(), &participant.person_id).await?;
    db.commit().await?;
    let cards = cards.into_iter().map(|card| Card {
        kpj: card.kpj,
        segment: card.segment,
        status: card.status,
        employer: card.employer,
        since: card.since,
        until: card.until,
    });
    let holder = CardHolder {
        name,
        nik,
        cards: cards.collect(),
    };
    cached(&headers, &holder)
}
