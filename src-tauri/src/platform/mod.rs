//! What the shell knows of the platform it runs on.

/// The phone's way of knowing its person.
#[cfg(mobile)]
pub mod biometrics;
/// Who may use the camera.
pub mod camera;
/// Documents to where people keep files.
pub mod files;
/// Notices as Tauri events.
pub mod notices;
/// Which pages the window shows.
pub mod pages;
/// Preferences on disk.
pub mod preferences;
/// Which way the web view paints on Linux.
#[cfg(target_os = "linux")]
pub mod renderer;
