use super::{
    cover,
    store::{self, Card},
};
use crate::{
    App,
    account::Participant,
    http::{Refusal, Refusals, cached},
};
use axum::{extract::State, http::HeaderMap, response::Response};
use jmo_rules::{Date, Segment, standing::Standing};
use jmo_wire::{
    Code,
    membership::{Membership, MembershipCard, MembershipStatus, Segment as WireSegment},
};
use sqlx::AnyConnection;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show))
}

/// The memberships of the person who asks.
#[utoipa::path(get, path = "/v1/membership", operation_id = "show_membership", tag = "membership", security(("session" = [])),
    responses((status = 200, description = "The memberships", body = Membership, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let mut db = app.store().snapshot().await?;
    let cards = store::cards(&mut db, &participant.person_id, app.clock().today()).await?;
    let (name, jp_months) = store::person(&mut db, &participant.person_id).await?;
    db.commit().await?;
    let membership = Membership {
        name,
        status: best(&cards),
        // An account belongs to a person with at least one card.
        since: cards
            .iter()
            .map(|card| card.since)
            .min()
            .ok_or_else(|| Refusal::new(Code::Internal))?,
        programmes: cover::programmes(&cards, jp_months),
        cards: cards.into_iter().map(card).collect(),
        findings: Vec::new(),
        merges: Vec::new(),
    };
    cached(&headers, &membership)
}

/// A person's cards as the wire tells them, the current ones first.
///
/// # Errors
/// When the database fails or holds what it cannot.
pub(crate) async fn cards(
    db: &mut AnyConnection,
    person_id: &str,
    today: Date,
) -> Result<Vec<MembershipCard>, Refusal> {
    let cards = store::cards(db, person_id, today).await?;
    Ok(cards.into_iter().map(card).collect())
}

fn best(cards: &[Card]) -> MembershipStatus {
    let any = |wanted: fn(&Standing) -> bool| cards.iter().any(|card| wanted(&card.standing));
    if any(|standing| matches!(standing, Standing::Arrears { .. })) {
        MembershipStatus::Arrears
    } else if any(|standing| matches!(standing, Standing::Active)) {
        MembershipStatus::Active
    } else {
        MembershipStatus::Inactive
    }
}

fn card(card: Card) -> MembershipCard {
    let (status, due_month) = match card.standing {
        Standing::Active => (MembershipStatus::Active, None),
        Standing::Arrears { due_month } => (MembershipStatus::Arrears, Some(due_month)),
        Standing::Inactive => (MembershipStatus::Inactive, None),
    };
    MembershipCard {
        kpj: card.kpj,
        segment: match card.segment {
            Segment::Pu => WireSegment::Pu,
            Segment::Bpu => WireSegment::Bpu,
            Segment::Pmi => WireSegment::Pmi,
            Segment::Construction => WireSegment::Construction,
        },
        status,
        employer: card.employer,
        wage: card.wage,
        since: card.since,
        until: card.until,
        last_contribution: card.last,
        due_month,
        programmes: Vec::new(),
        wages: Vec::new(),
        merged_into: None,
    }
}
