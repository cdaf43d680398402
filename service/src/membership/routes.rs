use super::{
    cover, findings, merge,
    store::{self, Card},
};
use crate::{
    App,
    account::Participant,
    http::{Body, Refusal, Refusals, cached},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use jmo_rules::{Date, Segment, standing::Standing};
use jmo_wire::{
    Code,
    membership::{
        Membership, MembershipCard, MembershipStatus, Merge, MergePreview, MergeRecord,
        PreviewMerge, Segment as WireSegment, UndoMerge,
    },
};
use sqlx::AnyConnection;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(preview_merge))
        .routes(routes!(merge_cards))
        .routes(routes!(undo_merge))
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
    let today = app.clock().today();
    let person_id = &participant.person_id;
    let mut db = app.store().snapshot().await?;
    let cards = store::cards(&mut db, person_id, today).await?;
    let (name, jp_months) = store::person(&mut db, person_id).await?;
    let merges = merge::in_force(&mut db, person_id).await?;
    let findings = findings::of(&mut db, person_id, &cards, today).await?;
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
        cards: cards.into_iter().map(|one| card(one, &merges)).collect(),
        findings,
        merges,
    };
    cached(&headers, &membership)
}

/// What merging cards would do. Nothing happens yet.
#[utoipa::path(post, path = "/v1/membership/merge/preview", tag = "membership", security(("session" = [])), request_body = PreviewMerge,
    responses((status = 200, description = "What it would do, to consent to", body = MergePreview), Refusals))]
async fn preview_merge(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<PreviewMerge>,
) -> Result<Json<MergePreview>, Refusal> {
    merge::preview(&app, &participant, &asked).await.map(Json)
}

/// Merge cards, with consent to a preview.
#[utoipa::path(post, path = "/v1/membership/merge", tag = "membership", security(("session" = [])), request_body = Merge,
    responses((status = 204, description = "They are merged, now or since an earlier request"), Refusals))]
async fn merge_cards(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<Merge>,
) -> Result<StatusCode, Refusal> {
    merge::merge(&app, &participant, &asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Undo a merge.
#[utoipa::path(post, path = "/v1/membership/merge/undo", tag = "membership", security(("session" = [])), request_body = UndoMerge,
    responses((status = 204, description = "The cards stand for themselves again"), Refusals))]
async fn undo_merge(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<UndoMerge>,
) -> Result<StatusCode, Refusal> {
    merge::undo(&app, &participant, &asked).await?;
    Ok(StatusCode::NO_CONTENT)
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
    let merges = merge::in_force(db, person_id).await?;
    Ok(cards.into_iter().map(|one| card(one, &merges)).collect())
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

fn card(card: Card, merges: &[MergeRecord]) -> MembershipCard {
    let (status, due_month) = match card.standing {
        Standing::Active => (MembershipStatus::Active, None),
        Standing::Arrears { due_month } => (MembershipStatus::Arrears, Some(due_month)),
        Standing::Inactive => (MembershipStatus::Inactive, None),
    };
    let merged_into = merges
        .iter()
        .find(|merge| merge.cards.contains(&card.kpj))
        .map(|merge| merge.into.clone());
    MembershipCard {
        kpj: card.kpj,
        segment: segment(card.segment),
        status,
        employer: card.employer,
        wage: card.wages.last().map(|wage| wage.amount),
        since: card.since,
        until: card.until,
        last_contribution: card.last,
        due_month,
        programmes: card.programmes.into_iter().map(cover::name).collect(),
        wages: card.wages,
        merged_into,
    }
}

fn segment(segment: Segment) -> WireSegment {
    match segment {
        Segment::Pu => WireSegment::Pu,
        Segment::Bpu => WireSegment::Bpu,
        Segment::Pmi => WireSegment::Pmi,
        Segment::Construction => WireSegment::Construction,
    }
}
