use super::run;
use jmo_core::{App, Fault, Language, StatementForm, View, ports::Saving};
use jmo_wire::statement::{Statement, VerifyStatement};
use std::sync::Arc;
use tauri::State;

/// The yearly statement.
#[tauri::command]
pub async fn show_statement(
    app: State<'_, Arc<App>>,
    refresh: bool,
) -> Result<View<Statement>, Fault> {
    run(app, move |app| async move { app.statement(refresh).await }).await
}

/// Saves the statement of a year, or of all.
#[tauri::command]
pub async fn save_statement(
    app: State<'_, Arc<App>>,
    year: Option<i16>,
    form: StatementForm,
    language: Language,
) -> Result<Saving, Fault> {
    run(app, move |app| async move {
        app.save_statement(year, form, language).await
    })
    .await
}

/// Whether a printed statement is the service's.
#[tauri::command]
pub async fn verify_statement(
    app: State<'_, Arc<App>>,
    printed: VerifyStatement,
) -> Result<bool, Fault> {
    run(app, move |app| async move {
        app.verify_statement(&printed).await
    })
    .await
}
