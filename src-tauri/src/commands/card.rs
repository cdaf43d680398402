use super::run;
use jmo_core::{App, CardForm, Cards, Fault, Language, View, ports::Saving};
use std::sync::Arc;
use tauri::State;

/// The digital card. `numbers`: in full.
#[tauri::command]
pub async fn show_card(
    app: State<'_, Arc<App>>,
    refresh: bool,
    numbers: bool,
) -> Result<View<Cards>, Fault> {
    run(
        app,
        move |app| async move { app.card(refresh, numbers).await },
    )
    .await
}

/// Saves a card as a picture or a PDF.
#[tauri::command]
pub async fn save_card(
    app: State<'_, Arc<App>>,
    at: u32,
    form: CardForm,
    numbers: bool,
    language: Language,
) -> Result<Saving, Fault> {
    run(app, move |app| async move {
        app.save_card(at, form, numbers, language).await
    })
    .await
}
