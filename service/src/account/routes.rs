use super::{Participant, challenge, refresh, sign_in, sign_out, store};
use crate::{
    App,
    http::{Body, Refusal, Refusals, cached},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use jmo_wire::account::{
    Account, Challenge, EnterCode, Refresh, ResendCode, Session, SignIn, SignInAnswer,
};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in_route))
        .routes(routes!(enter_code))
        .routes(routes!(resend_code))
        .routes(routes!(show))
}

/// What a session lives by; it works while the area rests.
pub(crate) fn session_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(refresh_route))
        .routes(routes!(sign_out_route))
}

/// Sign in with e-mail or phone and password.
#[utoipa::path(post, path = "/v1/account/sign-in", operation_id = "sign_in", tag = "account", request_body = SignIn,
    responses((status = 200, description = "A session, or a code was sent", body = SignInAnswer), Refusals))]
async fn sign_in_route(
    State(app): State<App>,
    Body(asked): Body<SignIn>,
) -> Result<Json<SignInAnswer>, Refusal> {
    sign_in::sign_in(&app, asked).await.map(Json)
}

/// Enter the code that was sent.
#[utoipa::path(post, path = "/v1/account/code", tag = "account", request_body = EnterCode,
    responses((status = 200, description = "A session on a remembered device", body = Session), Refusals))]
async fn enter_code(
    State(app): State<App>,
    Body(asked): Body<EnterCode>,
) -> Result<Json<Session>, Refusal> {
    challenge::enter(&app, &asked).await.map(Json)
}

/// Ask for another code, perhaps another way.
#[utoipa::path(post, path = "/v1/account/code/resend", tag = "account", request_body = ResendCode,
    responses((status = 200, description = "A new code was sent", body = Challenge), Refusals))]
async fn resend_code(
    State(app): State<App>,
    Body(asked): Body<ResendCode>,
) -> Result<Json<Challenge>, Refusal> {
    challenge::resend(&app, &asked).await.map(Json)
}

/// Buy the next pair of tokens.
#[utoipa::path(post, path = "/v1/account/refresh", operation_id = "refresh", tag = "account", request_body = Refresh,
    responses((status = 200, description = "The next pair", body = Session), Refusals))]
async fn refresh_route(
    State(app): State<App>,
    Body(asked): Body<Refresh>,
) -> Result<Json<Session>, Refusal> {
    refresh::refresh(&app, &asked).await.map(Json)
}

/// End a session. Also when it has ended before, or never was.
#[utoipa::path(post, path = "/v1/account/sign-out", operation_id = "sign_out", tag = "account", request_body = Refresh,
    responses((status = 204, description = "Signed out"), Refusals))]
async fn sign_out_route(
    State(app): State<App>,
    Body(asked): Body<Refresh>,
) -> Result<StatusCode, Refusal> {
    sign_out::sign_out(&app, &asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who is signed in, with identifiers masked.
#[utoipa::path(get, path = "/v1/account", operation_id = "show_account", tag = "account", security(("session" = [])),
    responses((status = 200, description = "The account", body = Account, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let mut db = app.store().read().acquire().await?;
    let contacts = store::contacts(&mut db, app.keys(), &participant.account_id).await?;
    let (name, nik) = store::identity(&mut db, app.keys(), &participant.person_id).await?;
    let account = Account {
        name,
        nik_masked: nik.masked(),
        email_masked: contacts.email.map(|email| email.masked()),
        phone_masked: contacts.phone.map(|phone| phone.masked()),
    };
    cached(&headers, &account)
}
