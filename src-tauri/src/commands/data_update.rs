use super::run;
use jmo_core::{
    Answers, App, CorrectionForm, DataUpdateShown, Fault, Go, StageId, StageSaved, Submitted, View,
};
use jmo_wire::{
    complaint::Ticket,
    data_update::{Change, Holder},
};
use std::sync::Arc;
use tauri::State;

/// Pengkinian Data: whether it is needed, what is known, what was begun.
#[tauri::command]
pub async fn show_data_update(
    app: State<'_, Arc<App>>,
    refresh: bool,
) -> Result<View<DataUpdateShown>, Fault> {
    run(
        app,
        move |app| async move { app.data_update(refresh).await },
    )
    .await
}

/// Keeps what was typed into a stage, and goes on, back, or nowhere.
#[tauri::command]
pub async fn save_stage(
    app: State<'_, Arc<App>>,
    stage: StageId,
    answers: Answers,
    go: Go,
) -> Result<StageSaved, Fault> {
    run(app, move |app| async move {
        app.save_stage(stage, answers, go).await
    })
    .await
}

/// Tells the service of the draft.
#[tauri::command]
pub async fn tell_draft(app: State<'_, Arc<App>>) -> Result<bool, Fault> {
    run(app, move |app| async move { app.tell_draft().await }).await
}

/// Drops what was begun.
#[tauri::command]
pub async fn discard_data_update(app: State<'_, Arc<App>>) -> Result<(), Fault> {
    run(
        app,
        move |app| async move { app.discard_data_update().await },
    )
    .await
}

/// In whose name an account is.
#[tauri::command]
pub async fn ask_holder(
    app: State<'_, Arc<App>>,
    bank: String,
    number: String,
) -> Result<Holder, Fault> {
    run(app, move |app| async move {
        app.account_holder(&bank, &number).await
    })
    .await
}

/// Submits everything.
#[tauri::command]
pub async fn submit_data_update(app: State<'_, Arc<App>>, key: String) -> Result<Submitted, Fault> {
    run(
        app,
        move |app| async move { app.submit_data_update(key).await },
    )
    .await
}

/// Sends what is right instead of what is registered.
#[tauri::command]
pub async fn correct_data(
    app: State<'_, Arc<App>>,
    correction: CorrectionForm,
) -> Result<Ticket, Fault> {
    run(
        app,
        move |app| async move { app.correct_data(correction).await },
    )
    .await
}

/// Which fields were changed, and when.
#[tauri::command]
pub async fn show_data_changes(app: State<'_, Arc<App>>) -> Result<Vec<Change>, Fault> {
    run(
        app,
        move |app| async move { app.data_update_history().await },
    )
    .await
}
