use jmo_core::ports::{Notice, Notices};
use std::sync::OnceLock;
use tauri::{AppHandle, Emitter, Runtime};

/// The name of the one event the web view listens to.
pub const EVENT: &str = "notice";

/// Says notices as Tauri events. The core exists before the app does, hence the lock.
#[derive(Debug)]
pub struct TauriNotices<R: Runtime>(OnceLock<AppHandle<R>>);

impl<R: Runtime> TauriNotices<R> {
    /// Without an app yet: what is said before there is a window is heard by nobody.
    pub fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The app is there.
    pub fn attach(&self, app: AppHandle<R>) {
        let _ = self.0.set(app);
    }
}

impl<R: Runtime> Default for TauriNotices<R> {
    fn default() -> Self {
        Self::new()
    }
}

impl<R: Runtime> Notices for TauriNotices<R> {
    fn notify(&self, notice: Notice) {
        if let Some(app) = self.0.get()
            && let Err(error) = app.emit_to("main", EVENT, notice)
        {
            tracing::warn!(%error, "a notice was not heard");
        }
    }
}
