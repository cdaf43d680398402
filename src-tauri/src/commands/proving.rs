use super::run;
use jmo_core::{App, CodeChallenge, Fault};
use jmo_wire::{
    Secret,
    account::{Channel, ContactPurpose, FindAccount, IdentityKind},
};
use std::sync::Arc;
use tauri::State;

/// Sends a code to a contact for a new account or a recovery.
#[tauri::command]
pub async fn prove_contact(
    app: State<'_, Arc<App>>,
    purpose: ContactPurpose,
    channel: Channel,
    contact: String,
) -> Result<CodeChallenge, Fault> {
    run(app, move |app| async move {
        app.prove_contact(purpose, channel, contact).await
    })
    .await
}

/// Sends a code for a new password to the contact somebody signs in with.
#[tauri::command]
pub async fn forgot_password(
    app: State<'_, Arc<App>>,
    login: String,
    kpj: Secret,
) -> Result<CodeChallenge, Fault> {
    run(app, move |app| async move {
        app.forgot_password(login, kpj).await
    })
    .await
}

/// Sends a code for a new password to every contact on record.
#[tauri::command]
pub async fn find_account(
    app: State<'_, Arc<App>>,
    kind: IdentityKind,
    number: Secret,
    kpj: Secret,
) -> Result<CodeChallenge, Fault> {
    run(app, move |app| async move {
        app.find_account(FindAccount { kind, number, kpj }).await
    })
    .await
}

/// Sends a code to another contact of the account.
#[tauri::command]
pub async fn change_contact(
    app: State<'_, Arc<App>>,
    channel: Channel,
    contact: String,
    password: Secret,
) -> Result<CodeChallenge, Fault> {
    run(app, move |app| async move {
        app.change_contact(channel, contact, password).await
    })
    .await
}

/// Sends another code for what is being proven.
#[tauri::command]
pub async fn resend_proof(
    app: State<'_, Arc<App>>,
    channel: Option<Channel>,
) -> Result<CodeChallenge, Fault> {
    run(
        app,
        move |app| async move { app.resend_proof(channel).await },
    )
    .await
}

/// Enters the code of what is being proven.
#[tauri::command]
pub async fn enter_proof(app: State<'_, Arc<App>>, code: Secret) -> Result<(), Fault> {
    run(app, move |app| async move { app.enter_proof(code).await }).await
}

/// Gives up what is being proven.
#[tauri::command]
pub async fn forget_proofs(app: State<'_, Arc<App>>) -> Result<(), Fault> {
    run(app, |app| async move {
        app.forget_proofs();
        Ok(())
    })
    .await
}
