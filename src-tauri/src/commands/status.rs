use super::run;
use jmo_core::{App, Fault, ServiceView};
use std::sync::Arc;
use tauri::State;

/// How the service is.
#[tauri::command]
pub async fn show_status(app: State<'_, Arc<App>>) -> Result<ServiceView, Fault> {
    run(app, |app| async move { Ok(app.status().await) }).await
}
