use super::run;
use jmo_core::{App, Fault, View, ports::Saving};
use jmo_wire::{
    Secret,
    account::{Channel, Devices, SecurityLog},
};
use std::sync::Arc;
use tauri::State;

/// The devices that may sign in without a code.
#[tauri::command]
pub async fn show_devices(app: State<'_, Arc<App>>, refresh: bool) -> Result<View<Devices>, Fault> {
    run(app, move |app| async move { app.devices(refresh).await }).await
}

/// What happened to the account.
#[tauri::command]
pub async fn show_security_log(
    app: State<'_, Arc<App>>,
    refresh: bool,
) -> Result<View<SecurityLog>, Fault> {
    run(
        app,
        move |app| async move { app.security_log(refresh).await },
    )
    .await
}

/// Signs out and forgets one device, or all but this one.
#[tauri::command]
pub async fn end_devices(app: State<'_, Arc<App>>, device: Option<String>) -> Result<(), Fault> {
    run(app, move |app| async move { app.end_devices(device).await }).await
}

/// Takes a changed contact back.
#[tauri::command]
pub async fn restore_contact(app: State<'_, Arc<App>>, channel: Channel) -> Result<(), Fault> {
    run(
        app,
        move |app| async move { app.restore_contact(channel).await },
    )
    .await
}

/// Changes the password.
#[tauri::command(rename_all = "snake_case")]
pub async fn change_password(
    app: State<'_, Arc<App>>,
    password: Secret,
    new_password: Secret,
) -> Result<(), Fault> {
    run(app, move |app| async move {
        app.change_password(password, new_password).await
    })
    .await
}

/// Looks whether a card is one of the person's.
#[tauri::command]
pub async fn find_card(app: State<'_, Arc<App>>, kpj: Secret) -> Result<(), Fault> {
    run(app, move |app| async move { app.find_card(kpj).await }).await
}

/// Saves everything the service holds of the person.
#[tauri::command]
pub async fn export_data(app: State<'_, Arc<App>>, password: Secret) -> Result<Saving, Fault> {
    run(
        app,
        move |app| async move { app.export_data(password).await },
    )
    .await
}

/// Asks for the account's deletion.
#[tauri::command]
pub async fn delete_account(app: State<'_, Arc<App>>, password: Secret) -> Result<(), Fault> {
    run(
        app,
        move |app| async move { app.delete_account(password).await },
    )
    .await
}

/// Keeps the account after all.
#[tauri::command]
pub async fn keep_account(app: State<'_, Arc<App>>) -> Result<(), Fault> {
    run(app, move |app| async move { app.keep_account().await }).await
}

/// Objects to somebody's getting in without the contacts.
#[tauri::command]
pub async fn cancel_recovery(app: State<'_, Arc<App>>) -> Result<(), Fault> {
    run(app, move |app| async move { app.cancel_recovery().await }).await
}
