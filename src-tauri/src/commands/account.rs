use super::run;
use jmo_core::{App, Fault, SessionView, View};
use jmo_wire::{
    Secret,
    account::{Account, Channel},
};
use std::sync::Arc;
use tauri::State;

/// Signs in with e-mail or phone and password.
#[tauri::command]
pub async fn sign_in(
    app: State<'_, Arc<App>>,
    login: String,
    password: Secret,
) -> Result<SessionView, Fault> {
    run(app, |app| async move { app.sign_in(login, password).await }).await
}

/// Enters the code that was sent.
#[tauri::command]
pub async fn enter_code(app: State<'_, Arc<App>>, code: Secret) -> Result<SessionView, Fault> {
    run(app, |app| async move { app.enter_code(code).await }).await
}

/// Asks for another code, perhaps another way.
#[tauri::command]
pub async fn resend_code(
    app: State<'_, Arc<App>>,
    channel: Option<Channel>,
) -> Result<SessionView, Fault> {
    run(
        app,
        move |app| async move { app.resend_code(channel).await },
    )
    .await
}

/// Goes back from the code to the sign-in.
#[tauri::command]
pub async fn cancel_code(app: State<'_, Arc<App>>) -> Result<SessionView, Fault> {
    run(app, |app| async move { Ok(app.cancel_code()) }).await
}

/// Signs out.
#[tauri::command]
pub async fn sign_out(app: State<'_, Arc<App>>) -> Result<SessionView, Fault> {
    run(app, |app| async move { Ok(app.sign_out().await) }).await
}

/// Who is signed in.
#[tauri::command]
pub async fn show_account(app: State<'_, Arc<App>>, refresh: bool) -> Result<View<Account>, Fault> {
    run(app, move |app| async move { app.account(refresh).await }).await
}
