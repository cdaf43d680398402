use crate::{
    App,
    account::{
        Participant, change_contact, change_password, deletion, device, devices, export, log,
        own_card, recovery, store,
    },
    http::{Body, Refusal, Refusals, cached},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use jmo_wire::account::{
    Account, AddCard, Challenge, ChangeContact, ChangePassword, Deletion, Devices, EndDevices,
    EnterCode, SecurityLog, UndoOwnContact, WithPassword,
};
use serde_json::Value;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(begin_contact))
        .routes(routes!(confirm_contact))
        .routes(routes!(undo_own_contact))
        .routes(routes!(change_password_route))
        .routes(routes!(find_card))
        .routes(routes!(list_devices))
        .routes(routes!(end_devices))
        .routes(routes!(show_log))
        .routes(routes!(export_route))
        .routes(routes!(ask_deletion))
        .routes(routes!(cancel_deletion))
        .routes(routes!(cancel_recovery))
}

/// Who is signed in, with identifiers masked, and what is under way with the account.
#[utoipa::path(get, path = "/v1/account", operation_id = "show_account", tag = "account", security(("session" = [])),
    responses((status = 200, description = "The account", body = Account, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let mut db = app.store().snapshot().await?;
    let account_id = &participant.account_id;
    let contacts = store::contacts(&mut db, app.keys(), account_id).await?;
    let (name, number) = store::identity(&mut db, app.keys(), &participant.person_id).await?;
    let account = Account {
        name,
        nik_masked: number.masked(),
        identity_kind: number.kind(),
        email_masked: contacts.email.map(|email| email.masked()),
        phone_masked: contacts.phone.map(|phone| phone.masked()),
        changed_contacts: change_contact::changed(&mut db, &app, account_id).await?,
        recovery_at: recovery::pending(&mut db, &app, account_id).await?,
        deleted_at: deletion::pending(&mut db, account_id).await?,
    };
    cached(&headers, &account)
}

/// Ask for a code to another e-mail address or number.
#[utoipa::path(post, path = "/v1/account/contact", tag = "account", security(("session" = [])), request_body = ChangeContact,
    responses((status = 200, description = "A code was sent, unless the contact has an account", body = Challenge), Refusals))]
async fn begin_contact(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<ChangeContact>,
) -> Result<Json<Challenge>, Refusal> {
    change_contact::begin(&app, &participant, &asked)
        .await
        .map(Json)
}

/// Enter that code: the new contact is the account's from now on.
#[utoipa::path(post, path = "/v1/account/contact/confirm", tag = "account", security(("session" = [])), request_body = EnterCode,
    responses((status = 204, description = "Changed"), Refusals))]
async fn confirm_contact(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<EnterCode>,
) -> Result<StatusCode, Refusal> {
    change_contact::confirm(&app, &participant, &asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a changed contact back, from inside.
#[utoipa::path(post, path = "/v1/account/contact/restore", tag = "account", security(("session" = [])), request_body = UndoOwnContact,
    responses((status = 204, description = "As it was before"), Refusals))]
async fn undo_own_contact(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<UndoOwnContact>,
) -> Result<StatusCode, Refusal> {
    change_contact::undo_own(&app, &participant, asked.channel).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Change the password; everybody else is signed out.
#[utoipa::path(post, path = "/v1/account/password", operation_id = "change_password", tag = "account", security(("session" = [])), request_body = ChangePassword,
    responses((status = 204, description = "Changed"), Refusals))]
async fn change_password_route(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<ChangePassword>,
) -> Result<StatusCode, Refusal> {
    change_password::change_password(&app, &participant, &asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Look whether a card is one of the person's.
#[utoipa::path(post, path = "/v1/account/card", tag = "account", security(("session" = [])), request_body = AddCard,
    responses((status = 204, description = "It is; the membership shows it"), Refusals))]
async fn find_card(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<AddCard>,
) -> Result<StatusCode, Refusal> {
    own_card::find(&app, &participant, &asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The devices that may sign in without a code.
#[utoipa::path(get, path = "/v1/account/devices", tag = "account", security(("session" = [])),
    responses((status = 200, description = "The devices", body = Devices, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn list_devices(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    cached(&headers, &devices::list(&app, &participant).await?)
}

/// Sign out and forget one device, or all others.
#[utoipa::path(post, path = "/v1/account/devices/end", tag = "account", security(("session" = [])), request_body = EndDevices,
    responses((status = 200, description = "The devices that are left", body = Devices), Refusals))]
async fn end_devices(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<EndDevices>,
) -> Result<Json<Devices>, Refusal> {
    devices::end(&app, &participant, &asked).await.map(Json)
}

/// What happened to the account.
#[utoipa::path(get, path = "/v1/account/log", tag = "account", security(("session" = [])),
    responses((status = 200, description = "The newest 200 lines", body = SecurityLog, headers(("etag" = String))),
        (status = 304, description = "As before"), Refusals))]
async fn show_log(
    State(app): State<App>,
    participant: Participant,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let mut db = app.store().read().acquire().await?;
    let newest = log::newest(&mut db, &participant.account_id, log::MOST_SHOWN).await?;
    cached(&headers, &newest)
}

/// Everything the service holds of the person.
#[utoipa::path(post, path = "/v1/account/export", operation_id = "export_data", tag = "account", security(("session" = [])), request_body = WithPassword,
    responses((status = 200, description = "A document; its fields may grow", body = Value), Refusals))]
async fn export_route(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<WithPassword>,
) -> Result<Json<Value>, Refusal> {
    export::export(&app, &participant, &asked).await.map(Json)
}

/// Ask for the account's deletion in thirty days.
#[utoipa::path(post, path = "/v1/account/delete", tag = "account", security(("session" = [])), request_body = WithPassword,
    responses((status = 200, description = "When it will be gone", body = Deletion), Refusals))]
async fn ask_deletion(
    State(app): State<App>,
    participant: Participant,
    Body(asked): Body<WithPassword>,
) -> Result<Json<Deletion>, Refusal> {
    deletion::ask(&app, &participant, &asked).await.map(Json)
}

/// Keep the account after all.
#[utoipa::path(post, path = "/v1/account/delete/cancel", tag = "account", security(("session" = [])),
    responses((status = 204, description = "It stays"), Refusals))]
async fn cancel_deletion(
    State(app): State<App>,
    participant: Participant,
) -> Result<StatusCode, Refusal> {
    deletion::cancel(&app, &participant).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Object to somebody's getting in without the contacts.
#[utoipa::path(post, path = "/v1/account/recovery/cancel", tag = "account", security(("session" = [])),
    responses((status = 204, description = "Nobody gets in that way"), Refusals))]
async fn cancel_recovery(
    State(app): State<App>,
    participant: Participant,
) -> Result<StatusCode, Refusal> {
    let device = {
        let mut db = app.store().read().acquire().await?;
        device::of_session(&mut db, &participant.session_id).await?
    };
    let name = device.as_ref().map(|device| device.name.as_str());
    recovery::cancel(&app, &participant.account_id, name).await?;
    Ok(StatusCode::NO_CONTENT)
}
