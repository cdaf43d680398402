use super::run;
use jmo_core::{App, Fault, View};
use jmo_wire::membership::Membership;
use std::sync::Arc;
use tauri::State;

/// Cards, employers and programmes.
#[tauri::command]
pub async fn show_membership(
    app: State<'_, Arc<App>>,
    refresh: bool,
) -> Result<View<Membership>, Fault> {
    run(app, move |app| async move { app.membership(refresh).await }).await
}
