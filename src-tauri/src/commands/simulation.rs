use super::run;
use jmo_core::{App, Fault, FormulaForm, ProgrammeFacts, Simulated, SimulationInputs};
use std::sync::Arc;
use tauri::State;

/// What a formula takes.
#[tauri::command]
pub async fn show_formula(app: State<'_, Arc<App>>, name: String) -> Result<FormulaForm, Fault> {
    run(app, move |app| async move { app.formula(&name) }).await
}

/// Computes a formula.
#[tauri::command]
pub async fn simulate(
    app: State<'_, Arc<App>>,
    name: String,
    inputs: SimulationInputs,
) -> Result<Simulated, Fault> {
    run(app, move |app| async move { app.simulate(&name, &inputs) }).await
}

/// What is known of the person that a formula takes.
#[tauri::command]
pub async fn known_inputs(
    app: State<'_, Arc<App>>,
    name: String,
) -> Result<SimulationInputs, Fault> {
    run(app, move |app| async move { app.known_inputs(&name) }).await
}

/// What each programme gives today.
#[tauri::command]
pub async fn show_programme_facts(app: State<'_, Arc<App>>) -> Result<Vec<ProgrammeFacts>, Fault> {
    run(app, |app| async move { app.programme_facts() }).await
}
