use super::run;
use jmo_core::{App, Fault, SelfieSent, SelfieShown};
use jmo_wire::data_update::SelfieWay;
use std::sync::Arc;
use tauri::State;

/// Begins the camera step.
#[tauri::command]
pub async fn begin_selfie(app: State<'_, Arc<App>>, way: SelfieWay) -> Result<SelfieShown, Fault> {
    run(app, move |app| async move { app.begin_selfie(way).await }).await
}

/// Looks at a frame of the camera: JPEG in base64.
#[tauri::command]
pub async fn show_frame(
    app: State<'_, Arc<App>>,
    seq: u32,
    frame: String,
) -> Result<SelfieShown, Fault> {
    run(
        app,
        move |app| async move { app.show_frame(seq, frame).await },
    )
    .await
}

/// Takes a picture from a file: JPEG in base64.
#[tauri::command]
pub async fn take_file(app: State<'_, Arc<App>>, file: String) -> Result<SelfieShown, Fault> {
    run(app, move |app| async move { app.take_file(file).await }).await
}

/// Drops the picture and looks anew.
#[tauri::command]
pub async fn retake_selfie(app: State<'_, Arc<App>>) -> Result<SelfieShown, Fault> {
    run(app, move |app| async move { app.retake_selfie().await }).await
}

/// Keeps the picture: sends it to the service.
#[tauri::command]
pub async fn send_selfie(app: State<'_, Arc<App>>) -> Result<SelfieSent, Fault> {
    run(app, move |app| async move { app.send_selfie().await }).await
}

/// Leaves the camera step; nothing of it stays.
#[tauri::command]
pub async fn drop_selfie(app: State<'_, Arc<App>>) -> Result<(), Fault> {
    run(app, move |app| async move {
        app.drop_selfie().await;
        Ok(())
    })
    .await
}
