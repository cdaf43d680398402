use super::run;
use crate::platform::preferences::Kept;
use jmo_core::{App, AppInfo, Fault, FaultCode};
use std::sync::Arc;
use tauri::{Runtime, State, WebviewWindow};

/// What the web view needs to begin.
#[tauri::command]
pub async fn open_app(app: State<'_, Arc<App>>, kept: State<'_, Kept>) -> Result<AppInfo, Fault> {
    let preferences = kept.read();
    run(app, |app| async move { Ok(app.info(preferences)) }).await
}

/// Prints what is on screen, through the system's dialog.
#[tauri::command]
pub fn print_page<R: Runtime>(window: WebviewWindow<R>) -> Result<(), Fault> {
    window.print().map_err(|error| {
        tracing::error!(%error, "the page cannot be printed");
        Fault::new(FaultCode::Internal)
    })
}
