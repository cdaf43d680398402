use super::run;
use jmo_core::{App, Fault, PlaceNames, RegionChoice};
use std::sync::Arc;
use tauri::State;

/// The regions inside one; the provinces when none is given.
#[tauri::command]
pub async fn show_regions(
    app: State<'_, Arc<App>>,
    within: Option<String>,
) -> Result<Vec<RegionChoice>, Fault> {
    run(
        app,
        move |app| async move { Ok(app.regions(within.as_deref())) },
    )
    .await
}

/// Where a village is.
#[tauri::command]
pub async fn show_place(
    app: State<'_, Arc<App>>,
    village: String,
) -> Result<Option<PlaceNames>, Fault> {
    run(app, move |app| async move { Ok(app.place(&village)) }).await
}
