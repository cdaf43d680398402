use super::run;
use jmo_core::{App, Fault, View};
use jmo_wire::activity::{ActivityPage, ActivityQuery};
use std::sync::Arc;
use tauri::State;

/// A page of what happened.
#[tauri::command]
pub async fn show_activity(
    app: State<'_, Arc<App>>,
    query: ActivityQuery,
) -> Result<View<ActivityPage>, Fault> {
    run(app, move |app| async move { app.activity(query).await }).await
}
