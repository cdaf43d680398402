use crate::account::{
    challenge::resend, change_contact, forgotten, proof, recovery, refresh, sign_in, sign_out,
};
use crate::{
    App,
    http::{Body, Refusal, Refusals},
};
use axum::{Json, extract::State, http::StatusCode};
use jmo_wire::account::{
    BeginRecovery, Challenge, EnterCode, FindAccount, FinishRecovery, ForgotPassword, Proof,
    Recovery, Refresh, ResendCode, ResetPassword, Session, SignIn, SignInAnswer, UndoContact,
};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in_route))
        .routes(routes!(enter_code))
        .routes(routes!(resend_code))
        .routes(routes!(prove))
        .routes(routes!(forgot_password))
        .routes(routes!(find_account))
        .routes(routes!(reset_password))
        .routes(routes!(begin_recovery))
        .routes(routes!(finish_recovery))
        .routes(routes!(undo_contact))
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

/// Enter the code of a sign-in.
#[utoipa::path(post, path = "/v1/account/code", tag = "account", request_body = EnterCode,
    responses((status = 200, description = "A session on a remembered device", body = Session), Refusals))]
async fn enter_code(
    State(app): State<App>,
    Body(asked): Body<EnterCode>,
) -> Result<Json<Session>, Refusal> {
    sign_in::enter_code(&app, &asked).await.map(Json)
}

/// Ask for another code, perhaps another way.
#[utoipa::path(post, path = "/v1/account/code/resend", tag = "account", request_body = ResendCode,
    responses((status = 200, description = "A new code was sent", body = Challenge), Refusals))]
async fn resend_code(
    State(app): State<App>,
    Body(asked): Body<ResendCode>,
) -> Result<Json<Challenge>, Refusal> {
    resend(&app, &asked).await.map(Json)
}

/// Enter a code that proves a contact.
#[utoipa::path(post, path = "/v1/account/code/proof", tag = "account", request_body = EnterCode,
    responses((status = 200, description = "A proof for one request", body = Proof), Refusals))]
async fn prove(
    State(app): State<App>,
    Body(asked): Body<EnterCode>,
) -> Result<Json<Proof>, Refusal> {
    proof::prove(&app, &asked).await.map(Json)
}

/// Ask for a code to set a new password with, by a contact on record.
#[utoipa::path(post, path = "/v1/account/forgotten/password", tag = "account", request_body = ForgotPassword,
    responses((status = 200, description = "A code was sent, if they belong together", body = Challenge), Refusals))]
async fn forgot_password(
    State(app): State<App>,
    Body(asked): Body<ForgotPassword>,
) -> Result<Json<Challenge>, Refusal> {
    forgotten::forgot_password(&app, &asked).await.map(Json)
}

/// Ask for a code to every contact on record, by NIK and card.
#[utoipa::path(post, path = "/v1/account/forgotten/account", tag = "account", request_body = FindAccount,
    responses((status = 200, description = "A code was sent, if there is such an account", body = Challenge), Refusals))]
async fn find_account(
    State(app): State<App>,
    Body(asked): Body<FindAccount>,
) -> Result<Json<Challenge>, Refusal> {
    forgotten::find_account(&app, &asked).await.map(Json)
}

/// Set a new password with a proof, and sign in.
#[utoipa::path(post, path = "/v1/account/password/reset", tag = "account", request_body = ResetPassword,
    responses((status = 200, description = "A session on a remembered device", body = Session), Refusals))]
async fn reset_password(
    State(app): State<App>,
    Body(asked): Body<ResetPassword>,
) -> Result<Json<Session>, Refusal> {
    forgotten::reset(&app, &asked).await.map(Json)
}

/// Begin to get in without any contact on record.
#[utoipa::path(post, path = "/v1/account/recovery", tag = "account", request_body = BeginRecovery,
    responses((status = 200, description = "It waits for the owner to object", body = Recovery), Refusals))]
async fn begin_recovery(
    State(app): State<App>,
    Body(asked): Body<BeginRecovery>,
) -> Result<Json<Recovery>, Refusal> {
    recovery::begin(&app, &asked).await.map(Json)
}

/// Finish it after the waiting time.
#[utoipa::path(post, path = "/v1/account/recovery/finish", tag = "account", request_body = FinishRecovery,
    responses((status = 200, description = "A session on a remembered device", body = Session), Refusals))]
async fn finish_recovery(
    State(app): State<App>,
    Body(asked): Body<FinishRecovery>,
) -> Result<Json<Session>, Refusal> {
    recovery::finish(&app, &asked).await.map(Json)
}

/// Take back a contact that was changed, with the code from the notice.
#[utoipa::path(post, path = "/v1/account/contact/undo", tag = "account", request_body = UndoContact,
    responses((status = 204, description = "Taken back; everybody is signed out"), Refusals))]
async fn undo_contact(
    State(app): State<App>,
    Body(asked): Body<UndoContact>,
) -> Result<StatusCode, Refusal> {
    change_contact::undo(&app, &asked).await?;
    Ok(StatusCode::NO_CONTENT)
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
