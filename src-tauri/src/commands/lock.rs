use super::run;
use jmo_core::{App, Fault, IdleMinutes, LockSettings, SessionView};
use jmo_wire::Secret;
use std::sync::Arc;
use tauri::State;

/// The lock as it is chosen.
#[tauri::command]
pub async fn show_lock(app: State<'_, Arc<App>>) -> Result<LockSettings, Fault> {
    run(app, |app| async move { app.lock_settings() }).await
}

/// Chooses a PIN, or another one than `current`.
#[tauri::command]
pub async fn set_lock(
    app: State<'_, Arc<App>>,
    pin: Secret,
    idle: IdleMinutes,
    current: Option<Secret>,
) -> Result<LockSettings, Fault> {
    run(app, move |app| async move {
        app.set_lock(pin, idle, current).await
    })
    .await
}

/// Chooses when it locks by itself, and whether fingerprint or face opens it.
#[tauri::command]
pub async fn change_lock(
    app: State<'_, Arc<App>>,
    idle: IdleMinutes,
    biometric: bool,
    reason: String,
) -> Result<LockSettings, Fault> {
    run(app, move |app| async move {
        app.change_lock(idle, biometric, reason).await
    })
    .await
}

/// Takes the lock away.
#[tauri::command]
pub async fn remove_lock(
    app: State<'_, Arc<App>>,
    pin: Option<Secret>,
) -> Result<LockSettings, Fault> {
    run(app, |app| async move { app.remove_lock(pin).await }).await
}

/// Locks the app.
#[tauri::command]
pub async fn lock_app(app: State<'_, Arc<App>>) -> Result<SessionView, Fault> {
    run(app, |app| async move { Ok(app.lock()) }).await
}

/// Opens the lock with the PIN.
#[tauri::command]
pub async fn unlock(app: State<'_, Arc<App>>, pin: Secret) -> Result<SessionView, Fault> {
    run(app, |app| async move { app.unlock(pin).await }).await
}

/// Opens the lock with the phone's fingerprint or face.
#[tauri::command]
pub async fn unlock_with_biometrics(
    app: State<'_, Arc<App>>,
    reason: String,
) -> Result<SessionView, Fault> {
    run(app, |app| async move {
        app.unlock_with_biometrics(reason).await
    })
    .await
}

/// Opens the lock with the password.
#[tauri::command]
pub async fn unlock_with_password(
    app: State<'_, Arc<App>>,
    password: Secret,
) -> Result<SessionView, Fault> {
    run(app, |app| async move {
        app.unlock_with_password(password).await
    })
    .await
}
