use jmo_vault::{
    Custodian, Disk, DiskError, FolderDisk, Found, Keys, KeysError, OpenError, Owner, Reason, Vault,
};
use serde::Serialize;
use std::{path::Path, sync::Arc};

/// Where the session and what was seen live on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Custody {
    /// Sealed on disk, under a key of the operating system's keystore.
    Keystore,
    /// In memory: gone when the app closes.
    Memory {
        /// Why.
        why: MemoryReason,
    },
}

/// Why nothing is kept on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum MemoryReason {
    /// The device has no keystore.
    NoKeystore,
    /// The keystore is locked. What was kept before is still there and comes back with it.
    Locked,
    /// Another window of the app has the folder.
    InUse,
    /// The folder cannot be used: full, or not writable.
    Disk,
    /// A newer app wrote the files; they are kept for it.
    NewerApp,
    /// The preview in a browser keeps nothing.
    Preview,
    /// Many people use this device.
    Shared,
}

/// Why a file that was on this device was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SetAside {
    /// Damaged, empty, or not this owner's.
    Damaged,
    /// An older copy was put back.
    Older,
    /// Its key is no longer in the keystore.
    KeyLost,
}

impl From<Reason> for SetAside {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Empty | Reason::Damaged | Reason::Foreign => Self::Damaged,
            Reason::Older => Self::Older,
            Reason::KeyLost => Self::KeyLost,
        }
    }
}

impl From<OpenError> for MemoryReason {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Keys(KeysError::None) => Self::NoKeystore,
            OpenError::Keys(KeysError::Unavailable) => Self::Locked,
            OpenError::Future(_) | OpenError::Keys(KeysError::Unreadable) => Self::NewerApp,
            OpenError::Disk(DiskError::InUse) => Self::InUse,
            OpenError::Disk(_) => Self::Disk,
        }
    }
}

/// Where vaults are opened: in a folder under a keystore, or in memory.
pub struct Storage {
    backing: Result<(Arc<dyn Disk>, Arc<Custodian>), MemoryReason>,
}

impl Storage {
    /// Everything is gone with the process.
    pub fn in_memory(why: MemoryReason) -> Self {
        Self { backing: Err(why) }
    }

    /// Takes a folder under a keystore; falls back to memory when either cannot be used, touching
    /// nothing. May block.
    pub fn open(folder: &Path, keys: Arc<dyn Keys>) -> Self {
        let open = || -> Result<(Arc<dyn Disk>, Arc<Custodian>), OpenError> {
            let disk = Arc::new(FolderDisk::open(folder)?);
            Ok((disk, Arc::new(Custodian::open(keys)?)))
        };
        Self {
            backing: open().map_err(MemoryReason::from),
        }
    }

    pub(crate) fn custody(&self) -> Custody {
        match &self.backing {
            Ok(_) => Custody::Keystore,
            Err(why) => Custody::Memory { why: *why },
        }
    }

    /// Opens an owner's vault; in memory when its file cannot be opened now.
    pub(crate) fn vault(&mut self, owner: Owner) -> (Vault, Option<SetAside>) {
        let Ok((disk, custodian)) = &self.backing else {
            return (Vault::in_memory(owner), None);
        };
        match Vault::open(disk.clone(), custodian.clone(), owner.clone()) {
            Ok((vault, Found::SetAside(reason))) => (vault, Some(reason.into())),
            Ok((vault, _)) => (vault, None),
            Err(error) => {
                tracing::warn!(%error, "the vault cannot be opened; nothing is kept this time");
                self.backing = Err(error.into());
                (Vault::in_memory(owner), None)
            }
        }
    }
}
