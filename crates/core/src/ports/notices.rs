use crate::SessionView;
use serde::Serialize;

/// What the core says unasked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Notice {
    /// The session changed without the screen having asked: it ended.
    Session {
        /// What it is now.
        session: SessionView,
    },
}

/// The port to whoever listens: a Tauri event in the window, server-sent events in the browser.
pub trait Notices: Send + Sync {
    /// Says it. Nobody listening is fine.
    fn notify(&self, notice: Notice);
}
