//! What the shell knows of the platform it runs on.

/// Notices as Tauri events.
pub mod notices;
/// Preferences on disk.
pub mod preferences;
