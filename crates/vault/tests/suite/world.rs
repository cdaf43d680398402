use crate::listing::names;
use jmo_vault::{
    Custodian, Disk, DiskError, FolderDisk, Found, Keys, KeysError, OpenError, Owner, Vault,
};
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex},
};
use tempfile::TempDir;
use zeroize::Zeroizing;

/// A keystore in memory that can be locked, taken away or emptied.
#[derive(Default)]
pub struct FakeKeys(Mutex<Inside>);

#[derive(Default)]
struct Inside {
    entries: HashMap<String, Vec<u8>>,
    locked: bool,
    /// A write unlocks it, as when the system asks the person just then.
    until_written: bool,
}

impl FakeKeys {
    pub fn lock(&self, locked: bool) {
        self.0.lock().expect("keys").locked = locked;
    }

    pub fn lock_until_written(&self, locked: bool) {
        let mut inside = self.0.lock().expect("keys");
        inside.locked = locked;
        inside.until_written = locked;
    }

    pub fn forget_everything(&self) {
        self.0.lock().expect("keys").entries.clear();
    }

    pub fn entries(&self) -> HashMap<String, Vec<u8>> {
        self.0.lock().expect("keys").entries.clone()
    }

    pub fn put_back(&self, entries: HashMap<String, Vec<u8>>) {
        self.0.lock().expect("keys").entries = entries;
    }
}

impl Keys for FakeKeys {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeysError> {
        let inside = self.0.lock().expect("keys");
        // A locked Secret Service answers like an empty one.
        let entry = if inside.locked {
            None
        } else {
            inside.entries.get(name).cloned()
        };
        Ok(entry.map(Zeroizing::new))
    }

    fn set(&self, name: &str, value: &[u8]) -> Result<(), KeysError> {
        let mut inside = self.0.lock().expect("keys");
        if inside.until_written {
            inside.locked = false;
        }
        if inside.locked {
            return Err(KeysError::Unavailable);
        }
        inside.entries.insert(name.to_owned(), value.to_vec());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeysError> {
        self.0.lock().expect("keys").entries.remove(name);
        Ok(())
    }
}

/// A folder and a keystore of one device.
pub struct Device {
    pub folder: TempDir,
    pub keys: Arc<FakeKeys>,
}

pub fn siti() -> Owner {
    Owner::account("01a1fd0b-siti")
}

impl Device {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            keys: Arc::default(),
        }
    }

    pub fn custodian(&self) -> Result<Arc<Custodian>, KeysError> {
        Custodian::open(self.keys.clone()).map(Arc::new)
    }

    pub fn disk(&self) -> Result<Arc<dyn Disk>, DiskError> {
        Ok(Arc::new(FolderDisk::open(self.folder.path())?))
    }

    pub fn open(&self, owner: Owner) -> Result<(Vault, Found), OpenError> {
        Vault::open(self.disk()?, self.custodian()?, owner)
    }

    /// A device on which Siti's card was saved.
    pub fn with_card() -> Self {
        let device = Self::new();
        let (mut vault, found) = device.open(siti()).expect("a new vault");
        assert_eq!(found, Found::Nothing);
        vault
            .save([
                ("card", Some(CARD.to_vec())),
                ("session", Some(b"token".to_vec())),
            ])
            .expect("saved");
        device
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join(siti().file())
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).expect("the file")
    }

    pub fn write(&self, bytes: &[u8]) {
        std::fs::write(self.path(), bytes).expect("the file");
    }

    /// The names of what was set aside.
    pub fn aside(&self) -> Vec<String> {
        let mut names = names(self.folder.path());
        names.retain(|name| name != "lock" && *name != siti().file());
        names
    }

    /// A vault on another disk than the folder's own.
    pub fn open_on(&self, disk: impl Disk + 'static) -> (Vault, Found) {
        let custodian = self.custodian().expect("keys");
        Vault::open(Arc::new(disk), custodian, siti()).expect("opens")
    }
}

pub const CARD: &[u8] = b"Siti Rahmawati 18030090001 PT Maju Sentosa";
