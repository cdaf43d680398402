use super::run;
use crate::platform::preferences::Kept;
use jmo_core::{App, AppInfo, Fault};
use std::sync::Arc;
use tauri::State;

/// What the web view needs to begin.
#[tauri::command]
pub async fn open_app(app: State<'_, Arc<App>>, kept: State<'_, Kept>) -> Result<AppInfo, Fault> {
    let preferences = kept.read();
    run(app, |app| async move { Ok(app.info(preferences)) }).await
}
