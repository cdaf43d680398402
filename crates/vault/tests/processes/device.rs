use jmo_vault::{Custodian, FolderDisk, Found, Keys, KeysError, OpenError, Owner, Vault};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::PathBuf,
    sync::Arc,
};
use zeroize::Zeroizing;

pub fn siti() -> Owner {
    Owner::account("01a1fd0b-siti")
}

/// A keystore made of files, so that it outlives a process: each entry is there whole or not at
/// all, and on the disk before `set` returns.
pub struct FileKeys(pub PathBuf);

impl Keys for FileKeys {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeysError> {
        Ok(fs::read(self.0.join(name)).ok().map(Zeroizing::new))
    }

    fn set(&self, name: &str, value: &[u8]) -> Result<(), KeysError> {
        let set = || -> io::Result<()> {
            fs::create_dir_all(&self.0)?;
            let half = self.0.join("half an entry");
            let mut file = File::create(&half)?;
            file.write_all(value)?;
            file.sync_all()?;
            fs::rename(half, self.0.join(name))?;
            #[cfg(unix)]
            File::open(&self.0)?.sync_all()?;
            Ok(())
        };
        set().map_err(|_| KeysError::Unavailable)
    }

    fn remove(&self, name: &str) -> Result<(), KeysError> {
        let _ = fs::remove_file(self.0.join(name));
        Ok(())
    }
}

/// A device that several processes share: all of it is on the disk.
pub struct Shared(pub PathBuf);

impl Shared {
    pub fn vault(&self) -> PathBuf {
        self.0.join("vault")
    }

    pub fn open(&self) -> Result<(Vault, Found), OpenError> {
        let disk = FolderDisk::open(&self.vault())?;
        let custodian = Custodian::open(Arc::new(FileKeys(self.0.join("keys"))))?;
        Vault::open(Arc::new(disk), Arc::new(custodian), siti())
    }

    /// The generation that stands in the file.
    pub fn written(&self) -> u64 {
        let file = fs::read(self.vault().join(siti().file())).unwrap_or_default();
        let generation = file.get(25..33).map(|bytes| bytes.try_into());
        generation.map_or(0, |bytes| u64::from_be_bytes(bytes.expect("eight bytes")))
    }

    /// The generation that the keystore knows.
    pub fn trusted(&self) -> u64 {
        let entry = self
            .0
            .join("keys")
            .join(format!("generation {}", siti().file()));
        let kept = fs::read(entry).map(|bytes| bytes.try_into());
        kept.map_or(0, |bytes| u64::from_be_bytes(bytes.expect("eight bytes")))
    }
}
