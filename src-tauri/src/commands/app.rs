use crate::platform::preferences::Kept;
use jmo_core::{App, AppInfo};
use std::sync::Arc;
use tauri::State;

/// What the web view needs to begin.
#[tauri::command]
pub fn open_app(app: State<'_, Arc<App>>, kept: State<'_, Kept>) -> AppInfo {
    app.info(kept.read())
}
