use super::run;
use jmo_core::{App, Fault, View};
use jmo_wire::balance::Balance;
use std::sync::Arc;
use tauri::State;

/// The JHT balance.
#[tauri::command]
pub async fn show_balance(app: State<'_, Arc<App>>, refresh: bool) -> Result<View<Balance>, Fault> {
    run(app, move |app| async move { app.balance(refresh).await }).await
}
