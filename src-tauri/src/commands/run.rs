use jmo_core::{App, Fault, FaultCode};
use std::{future::Future, sync::Arc};
use tauri::State;

/// Runs a use case so that even a panic in it is an ordinary fault with a reference: the web view
/// waits for an answer, and without one the screen would wait for ever.
pub(super) async fn run<T, F>(
    app: State<'_, Arc<App>>,
    use_case: impl FnOnce(Arc<App>) -> F + Send + 'static,
) -> Result<T, Fault>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Fault>> + Send + 'static,
{
    let app = app.inner().clone();
    match tauri::async_runtime::spawn(async move { use_case(app).await }).await {
        Ok(answer) => answer,
        Err(error) => {
            // The panic's own words may hold anything; only where it happened is logged, by the hook.
            let reference = format!(
                "app-{:?}",
                std::time::SystemTime::now()
                    .duration_since(std::time::UNIX_EPOCH)
                    .map(|t| t.as_millis())
                    .unwrap_or_default()
            );
            tracing::error!(
                reference,
                cancelled =
                    matches!(error, tauri::Error::JoinError(ref join) if join.is_cancelled()),
                "a command failed"
            );
            Err(Fault {
                reference: Some(reference),
                ..Fault::new(FaultCode::Internal)
            })
        }
    }
}
