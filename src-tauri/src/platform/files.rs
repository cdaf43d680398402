use async_trait::async_trait;
use jmo_core::ports::{Document, Files, NotSaved, Saving};
use std::io::Write;
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_fs::{FilePath, FsExt, OpenOptions};

/// Asks in the system's own dialog where a document shall go, and writes it there.
#[derive(Debug)]
pub struct DialogFiles<R: Runtime>(AppHandle<R>);

impl<R: Runtime> DialogFiles<R> {
    /// Asks in front of this app's window.
    pub fn new(app: AppHandle<R>) -> Self {
        Self(app)
    }
}

#[async_trait]
impl<R: Runtime> Files for DialogFiles<R> {
    async fn save(&self, document: Document) -> Result<Saving, NotSaved> {
        let (answer, asked) = tokio::sync::oneshot::channel();
        let extension = document.media.extension();
        self.0
            .dialog()
            .file()
            .set_file_name(&document.name)
            .add_filter(extension.to_uppercase(), &[extension])
            .save_file(move |place| {
                let _ = answer.send(place);
            });
        // A dialog that goes away unanswered is a change of mind as well.
        let Ok(Some(place)) = asked.await else {
            return Ok(Saving::Cancelled);
        };
        let app = self.0.clone();
        tokio::task::spawn_blocking(move || write(&app, place, &document.bytes))
            .await
            .map_err(|error| NotSaved(error.to_string()))?
            .map_err(|error| NotSaved(error.to_string()))?;
        Ok(Saving::Saved)
    }
}

/// On a phone the place is an address that only the system can open, hence the plugin.
fn write<R: Runtime>(app: &AppHandle<R>, place: FilePath, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    let mut file = app.fs().open(place, options)?;
    file.write_all(bytes)?;
    file.flush()
}
