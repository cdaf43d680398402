use super::run;
use jmo_core::{App, Fault, IdentityForm, PendingRecovery, SessionView};
use jmo_wire::Secret;
use std::sync::Arc;
use tauri::State;

/// Sets a new password with a proven code, and signs in.
#[tauri::command]
pub async fn reset_password(
    app: State<'_, Arc<App>>,
    password: Secret,
) -> Result<SessionView, Fault> {
    run(
        app,
        move |app| async move { app.reset_password(password).await },
    )
    .await
}

/// Begins to get in without any contact on record.
#[tauri::command]
pub async fn begin_recovery(
    app: State<'_, Arc<App>>,
    identity: IdentityForm,
) -> Result<PendingRecovery, Fault> {
    run(
        app,
        move |app| async move { app.begin_recovery(identity).await },
    )
    .await
}

/// Finishes it after the wait.
#[tauri::command]
pub async fn finish_recovery(
    app: State<'_, Arc<App>>,
    password: Secret,
) -> Result<SessionView, Fault> {
    run(app, move |app| async move {
        app.finish_recovery(password).await
    })
    .await
}

/// Forgets a recovery that was begun here.
#[tauri::command]
pub async fn drop_recovery(app: State<'_, Arc<App>>) -> Result<(), Fault> {
    run(app, |app| async move {
        app.drop_recovery().await;
        Ok(())
    })
    .await
}

/// Takes back a contact somebody changed.
#[tauri::command]
pub async fn undo_contact(
    app: State<'_, Arc<App>>,
    contact: String,
    code: Secret,
) -> Result<(), Fault> {
    run(app, move |app| async move {
        app.undo_contact(contact, code).await
    })
    .await
}
