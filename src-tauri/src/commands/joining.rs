use super::run;
use jmo_core::{App, Fault, IdentityForm, SessionView};
use jmo_wire::{Secret, account::IdentityVerdict, membership::Segment};
use std::sync::Arc;
use tauri::State;

/// Checks data against what is registered.
#[tauri::command]
pub async fn check_identity(
    app: State<'_, Arc<App>>,
    segment: Segment,
    identity: IdentityForm,
) -> Result<IdentityVerdict, Fault> {
    run(app, move |app| async move {
        app.check_identity(segment, identity).await
    })
    .await
}

/// Makes an account, and signs in.
#[tauri::command]
pub async fn join(
    app: State<'_, Arc<App>>,
    segment: Segment,
    identity: IdentityForm,
    password: Secret,
) -> Result<SessionView, Fault> {
    run(app, move |app| async move {
        app.join(segment, identity, password).await
    })
    .await
}
