//! Preferences, kept in clear by `tauri-plugin-store`, from Rust only: the plugin tells every web
//! view what is set, so nothing personal may ever go this way.

use jmo_core::Preferences;
use std::{path::Path, sync::Arc};
use tauri::Runtime;
use tauri_plugin_store::{Store, StoreExt};

const KEY: &str = "preferences";

/// The kept preferences.
pub struct Kept(Box<dyn Backing>);

trait Backing: Send + Sync {
    fn read(&self) -> Option<serde_json::Value>;
    fn write(&self, value: serde_json::Value) -> Result<(), tauri_plugin_store::Error>;
}

impl<R: Runtime> Backing for Arc<Store<R>> {
    fn read(&self) -> Option<serde_json::Value> {
        self.get(KEY)
    }

    fn write(&self, value: serde_json::Value) -> Result<(), tauri_plugin_store::Error> {
        self.set(KEY, value);
        self.save()
    }
}

impl Kept {
    /// Opens the store in the profile's folder.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn open<R: Runtime>(
        app: &tauri::App<R>,
        folder: &Path,
    ) -> Result<Self, tauri_plugin_store::Error> {
        Ok(Self(Box::new(app.store(folder.join("preferences.json"))?)))
    }

    /// What is kept. See [`Preferences::from_kept`].
    pub fn read(&self) -> Preferences {
        self.0
            .read()
            .as_ref()
            .map(Preferences::from_kept)
            .unwrap_or_default()
    }

    /// Keeps them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, preferences: &Preferences) -> Result<(), tauri_plugin_store::Error> {
        self.0
            .write(serde_json::to_value(preferences).unwrap_or_default())
    }
}
