use crate::platform::preferences::Kept;
use jmo_core::{Fault, FaultCode, Preferences};
use tauri::State;

/// Keeps how the person likes the app.
#[tauri::command]
pub fn set_preferences(
    kept: State<'_, Kept>,
    preferences: Preferences,
) -> Result<Preferences, Fault> {
    kept.write(&preferences).map_err(|error| {
        tracing::error!(%error, "preferences cannot be kept");
        Fault::new(FaultCode::Internal)
    })?;
    Ok(preferences)
}
