use super::{correction, draft, history, holder, selfie, show, submit};
use crate::{
    App,
    account::Participant,
    http::{Body, IdempotencyKey, MAX_UPLOAD_BYTES, Refusal, Refusals, cached},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use jmo_wire::{
    complaint::Taken,
    data_update::{
        AskHolder, Attempt, BeginAttempt, Correct, DataUpdate, DraftSaved, History, Holder,
        Receipt, SaveDraft, SelfieTaken, SendSelfie, Submit,
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// A picture and two key frames, in base64.
const SELFIE_BYTES: usize = 4 * 1024 * 1024;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show_update, submit_update))
        .routes(routes!(save_draft, discard_draft))
        .routes(routes!(begin_selfie))
        .routes(routes!(send_selfie))
        .routes(routes!(ask_holder))
        .routes(routes!(show_history))
        .routes(routes!(correct))
}

/// What is registered and known, what was begun, and what became of the last update.
#[utoipa::path(get, path = "/v1/data-update", operation_id = "show_data_update", tag = "data_update", security(("session" = [])),
    responses((status = 200, description = "The data update", body = DataUpdate, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show_update(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    cached(&headers, &show::show(&app, &participant).await?)
}

/// Submit the update, once for each key.
#[utoipa::path(post, path = "/v1/data-update", operation_id = "submit_data_update", tag = "data_update", security(("session" = [])), request_body = Submit,
    params(("idempotency-key" = String, Header, max_length = 64, pattern = "^[0-9A-Za-z-]{1,64}$", description = "Names the submission")),
    responses((status = 200, description = "The receipt", body = Receipt), Refusals))]
async fn submit_update(
    State(app): State<App>,
    participant: Participant,
    IdempotencyKey(key): IdempotencyKey,
    Body(asked): Body<Submit>,
) -> Result<Json<Receipt>, Refusal> {
    submit::submit(&app, &participant, &key, &asked)
        .await
        .map(Json)
}

/// Keep what was typed so far.
#[utoipa::path(put, path = "/v1/data-update/draft", tag = "data_update", security(("session" = [])), request_body = SaveDraft,
    responses((status = 200, description = "Kept, sealed", body = DraftSaved), Refusals))]
async fn save_draft(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<SaveDraft>,
) -> Result<Json<DraftSaved>, Refusal> {
    draft::save(&app, &participant, asked).await.map(Json)
}

/// Forget what was typed, and selfies that were not submitted.
#[utoipa::path(delete, path = "/v1/data-update/draft", tag = "data_update", security(("session" = [])),
    responses((status = 204, description = "There is no draft"), Refusals))]
async fn discard_draft(
    State(app): State<App>,
    participant: Participant,
) -> Result<StatusCode, Refusal> {
    draft::discard(&app, &participant).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Begin a selfie: learn which gestures are asked.
#[utoipa::path(post, path = "/v1/data-update/selfie", tag = "data_update", security(("session" = [])), request_body = BeginAttempt,
    responses((status = 200, description = "What is asked", body = Attempt), Refusals))]
async fn begin_selfie(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<BeginAttempt>,
) -> Result<Json<Attempt>, Refusal> {
    selfie::begin(&app, &participant, asked.way).await.map(Json)
}

/// Send the picture of a selfie, and one for each gesture; up to 4 MiB.
#[utoipa::path(post, path = "/v1/data-update/selfie/picture", tag = "data_update", security(("session" = [])), request_body = SendSelfie,
    responses((status = 200, description = "What became of it", body = SelfieTaken), Refusals))]
async fn send_selfie(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<SendSelfie, SELFIE_BYTES>,
) -> Result<Json<SelfieTaken>, Refusal> {
    selfie::send(&app, &participant, &asked).await.map(Json)
}

/// Ask the bank in whose name an account is.
#[utoipa::path(post, path = "/v1/data-update/holder", tag = "data_update", security(("session" = [])), request_body = AskHolder,
    responses((status = 200, description = "How the names compare", body = Holder), Refusals))]
async fn ask_holder(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<AskHolder>,
) -> Result<Json<Holder>, Refusal> {
    holder::ask(&app, &participant, &asked).await.map(Json)
}

/// Which fields were changed, and when.
#[utoipa::path(get, path = "/v1/data-update/history", operation_id = "show_data_update_history", tag = "data_update", security(("session" = [])),
    responses((status = 200, description = "The newest 200 changes", body = History, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show_history(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let mut db = app.store().read().acquire().await?;
    let newest = history::newest(&mut db, &participant.person_id, history::MOST_SHOWN).await?;
    cached(&headers, &newest)
}

/// Have what is registered corrected, with documents; up to 6 MiB, once for each key.
#[utoipa::path(post, path = "/v1/data-update/correction", operation_id = "correct_data", tag = "data_update", security(("session" = [])), request_body = Correct,
    params(("idempotency-key" = String, Header, max_length = 64, pattern = "^[0-9A-Za-z-]{1,64}$", description = "Names the correction")),
    responses((status = 200, description = "It was taken", body = Taken), Refusals))]
async fn correct(
    State(app): State<App>,
    participant: Participant,
    IdempotencyKey(key): IdempotencyKey,
    Body(asked): Body<Correct, MAX_UPLOAD_BYTES>,
) -> Result<Json<Taken>, Refusal> {
    correction::correct(&app, &participant, &key, &asked)
        .await
        .map(Json)
}
