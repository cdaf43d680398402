//! A device that outlives the app: a real folder and a keystore in memory.

use crate::{service::FakeService, world::World};
use jmo_core::Storage;
use jmo_vault::{Keys, KeysError};
use std::{
    collections::HashMap,
    fs,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};
use tempfile::TempDir;
use zeroize::Zeroizing;

pub struct Device {
    folder: TempDir,
    keys: Arc<MemoryKeys>,
    service: Arc<FakeService>,
}

#[derive(Default)]
pub struct MemoryKeys {
    entries: Mutex<HashMap<String, Vec<u8>>>,
    locked: AtomicBool,
}

impl Keys for MemoryKeys {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeysError> {
        // A locked Secret Service answers like an empty one.
        let locked = self.locked.load(Ordering::SeqCst);
        let entry = self.entries.lock().expect("keys").get(name).cloned();
        Ok(entry.filter(|_| !locked).map(Zeroizing::new))
    }

    fn set(&self, name: &str, value: &[u8]) -> Result<(), KeysError> {
        if self.locked.load(Ordering::SeqCst) {
            return Err(KeysError::Unavailable);
        }
        self.entries
            .lock()
            .expect("keys")
            .insert(name.to_owned(), value.to_vec());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeysError> {
        self.entries.lock().expect("keys").remove(name);
        Ok(())
    }
}

/// The folder's files and the keystore's entries at one moment.
pub struct Moment(Vec<(PathBuf, Vec<u8>)>, HashMap<String, Vec<u8>>);

impl Moment {
    /// Whether a save was completed in between: the file, and its generation in the keystore.
    pub fn is_saved_since(&self, before: &Self) -> bool {
        self.0 != before.0 && self.1 != before.1
    }
}

impl Device {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            keys: Arc::default(),
            service: Arc::new(FakeService::new()),
        }
    }

    /// Another device of the same person.
    pub fn another(&self) -> Self {
        Self {
            service: self.service.clone(),
            ..Self::new()
        }
    }

    /// The app starts; the one before must be gone.
    pub fn start(&self) -> World {
        World::on(
            self.service.clone(),
            Storage::open(self.folder.path(), self.keys.clone()),
        )
    }

    pub fn lock_keystore(&self, locked: bool) {
        self.keys.locked.store(locked, Ordering::SeqCst);
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path())
            .expect("the folder")
            .flatten();
        let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
        files.retain(|path| {
            path.extension()
                .is_some_and(|extension| extension == "vault")
        });
        files
    }

    pub fn moment(&self) -> Moment {
        let files = self
            .files()
            .into_iter()
            .map(|path| (path.clone(), fs::read(path).expect("a file")))
            .collect();
        Moment(files, self.keys.entries.lock().expect("keys").clone())
    }

    /// As if the app had been killed right after `moment`.
    pub fn back_to(&self, moment: Moment) {
        for (path, bytes) in moment.0 {
            fs::write(path, bytes).expect("a file");
        }
        *self.keys.entries.lock().expect("keys") = moment.1;
    }

    /// Nothing can be written any more.
    pub fn lose_the_folder(&self) {
        fs::remove_dir_all(self.folder.path()).expect("a folder");
    }

    /// Flips a bit in every file.
    pub fn damage(&self) {
        for path in self.files() {
            let mut bytes = fs::read(&path).expect("a file");
            let at = bytes.len() / 2;
            bytes[at] ^= 1;
            fs::write(path, bytes).expect("a file");
        }
    }

    /// Everything the app wrote, in one heap of bytes.
    pub fn everything_written(&self) -> Vec<u8> {
        self.files()
            .into_iter()
            .flat_map(|path| fs::read(path).expect("a file"))
            .collect()
    }
}
