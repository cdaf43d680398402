use super::run;
use jmo_core::{App, ComplaintForm, Fault};
use jmo_wire::complaint::Ticket;
use std::sync::Arc;
use tauri::State;

/// Sends a complaint.
#[tauri::command]
pub async fn complain(app: State<'_, Arc<App>>, complaint: ComplaintForm) -> Result<Ticket, Fault> {
    run(app, move |app| async move { app.complain(complaint).await }).await
}

/// What became of the complaints sent from here.
#[tauri::command]
pub async fn show_tickets(app: State<'_, Arc<App>>) -> Result<Vec<Ticket>, Fault> {
    run(app, move |app| async move { app.tickets().await }).await
}
