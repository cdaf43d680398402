use super::run;
use jmo_core::{App, Fault, View};
use jmo_wire::membership::{Membership, MergePreview};
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

/// What merging cards would do.
#[tauri::command]
pub async fn preview_merge(
    app: State<'_, Arc<App>>,
    cards: Vec<String>,
    into: String,
) -> Result<MergePreview, Fault> {
    run(app, move |app| async move {
        app.preview_merge(&cards, &into).await
    })
    .await
}

/// Merges cards, with consent to a preview.
#[tauri::command]
pub async fn merge_cards(
    app: State<'_, Arc<App>>,
    cards: Vec<String>,
    into: String,
    preview: String,
) -> Result<(), Fault> {
    run(app, move |app| async move {
        app.merge(&cards, &into, preview).await
    })
    .await
}

/// Undoes a merge.
#[tauri::command]
pub async fn undo_merge(app: State<'_, Arc<App>>, id: String) -> Result<(), Fault> {
    run(app, move |app| async move { app.undo_merge(id).await }).await
}
