use jmo_core::{App, Fault, FaultCode};
use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use tauri::State;

static FAILED: AtomicU32 = AtomicU32::new(1);

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
    let answer = tauri::async_runtime::spawn(async move { use_case(app).await }).await;
    answer.unwrap_or_else(|_| {
        // Where it happened stands in the log, by the shell's panic hook.
        let reference = format!("app-{}", FAILED.fetch_add(1, Ordering::Relaxed));
        tracing::error!(reference, "a command failed");
        Err(Fault {
            reference: Some(reference),
            ..Fault::new(FaultCode::Internal)
        })
    })
}
