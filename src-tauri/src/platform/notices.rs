use jmo_core::ports::{Notice, Notices};
use tauri::{AppHandle, Emitter, Runtime};

/// The name of the one event the web view listens to.
pub const EVENT: &str = "notice";

/// Says notices as Tauri events.
#[derive(Debug)]
pub struct TauriNotices<R: Runtime>(AppHandle<R>);

impl<R: Runtime> TauriNotices<R> {
    /// Says them to this app's window.
    pub fn new(app: AppHandle<R>) -> Self {
        Self(app)
    }
}

impl<R: Runtime> Notices for TauriNotices<R> {
    fn notify(&self, notice: Notice) {
        if let Err(error) = self.0.emit_to("main", EVENT, notice) {
            tracing::warn!(%error, "a notice was not heard");
        }
    }
}
