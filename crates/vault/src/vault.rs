use crate::{
    Custodian, Disk, OpenError, Owner, Reason, SaveError,
    file::{self, Contents, Records, Unreadable},
};
use jmo_seal::DataKey;
use std::{fmt, sync::Arc};
use zeroize::Zeroizing;

/// What was there when a vault was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// No file: a new vault.
    Nothing,
    /// A file, and it opened.
    Records,
    /// A file that did not open; it was set aside and this is a new vault.
    SetAside(Reason),
}

/// One owner's records, in memory and (unless it is a memory vault) sealed on disk.
pub struct Vault {
    owner: Owner,
    records: Records,
    backing: Option<Backing>,
}

struct Backing {
    disk: Arc<dyn Disk>,
    custodian: Arc<Custodian>,
    data_key: DataKey,
    generation: u64,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("records", &self.records.len())
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// A vault that is gone with the process.
    pub fn in_memory(owner: Owner) -> Self {
        Self {
            owner,
            records: Records::new(),
            backing: None,
        }
    }

    /// Opens an owner's file, or begins one.
    ///
    /// # Errors
    /// See [`OpenError`]: with each of them nothing on disk was touched.
    pub fn open(
        disk: Arc<dyn Disk>,
        custodian: Arc<Custodian>,
        owner: Owner,
    ) -> Result<(Self, Found), OpenError> {
        let trusted = custodian.trusted(&owner)?;
        let (contents, found) = match disk.read(&owner.file())? {
            None => (None, Found::Nothing),
            Some(bytes) => match file::read(&owner, &custodian, &bytes) {
                Ok(contents) if contents.generation >= trusted => (Some(contents), Found::Records),
                Ok(_) => (None, aside(&*disk, &owner, Reason::Older)?),
                Err(Unreadable::For(reason)) => (None, aside(&*disk, &owner, reason)?),
                Err(Unreadable::Future(version)) => return Err(OpenError::Future(version)),
            },
        };
        let contents = match contents {
            Some(contents) => {
                // Killed between writing the file and telling the keystore: tell it now.
                if contents.generation > trusted {
                    custodian.trust(&owner, contents.generation)?;
                }
                contents
            }
            None => Contents {
                generation: trusted,
                data_key: DataKey::generate().map_err(|_| crate::KeysError::Unavailable)?,
                records: Records::new(),
            },
        };
        let backing = Backing {
            disk,
            custodian,
            data_key: contents.data_key,
            generation: contents.generation,
        };
        let vault = Self {
            owner,
            records: contents.records,
            backing: Some(backing),
        };
        Ok((vault, found))
    }

    /// Whether the records outlive the process.
    pub fn is_kept(&self) -> bool {
        self.backing.is_some()
    }

    /// A record as it was last saved.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.records.get(name).map(|plain| plain.as_slice())
    }

    /// Saves changes, all of them or none: `Some` writes a record, `None` removes it. Returning
    /// means that they are there after a crash, a kill, a power cut.
    ///
    /// # Errors
    /// See [`SaveError`]; what was saved before is still there, on disk and in memory.
    pub fn save<'a>(
        &mut self,
        changes: impl IntoIterator<Item = (&'a str, Option<Vec<u8>>)>,
    ) -> Result<(), SaveError> {
        let mut records = self.records.clone();
        for (name, plain) in changes {
            assert!(
                name != file::MANIFEST,
                "the manifest is the vault's own record"
            );
            match plain {
                Some(plain) => records.insert(name.to_owned(), Zeroizing::new(plain)),
                None => records.remove(name),
            };
        }
        if let Some(backing) = &mut self.backing {
            records = backing.write(&self.owner, records)?;
        }
        self.records = records;
        Ok(())
    }

    /// Forgets everything, on disk too. A copy of the file put back later is refused as older.
    ///
    /// # Errors
    /// When the file cannot be removed. It is then refused as older itself.
    pub fn erase(&mut self) -> Result<(), SaveError> {
        self.records.clear();
        if let Some(backing) = &mut self.backing {
            let removed = backing.disk.remove(&self.owner.file());
            // Past the file, and past one that a killed process had half done.
            backing.generation += 2;
            backing.tell(&self.owner);
            removed?;
            backing.data_key = DataKey::generate().map_err(|_| SaveError::Randomness)?;
        }
        Ok(())
    }
}

impl Backing {
    fn write(&mut self, owner: &Owner, records: Records) -> Result<Records, SaveError> {
        // Spent even when the write fails: the file may be there all the same, and two different
        // files must never have one generation.
        self.generation += 1;
        let contents = Contents {
            generation: self.generation,
            data_key: self.data_key.clone(),
            records,
        };
        let bytes =
            file::write(owner, &self.custodian, &contents).map_err(|_| SaveError::Randomness)?;
        self.disk.replace(&owner.file(), &bytes)?;
        self.tell(owner);
        Ok(contents.records)
    }

    /// The file is already safe. A keystore that is locked just now hears of the generation at the
    /// next save or start; until then an older copy would not be noticed.
    fn tell(&self, owner: &Owner) {
        if let Err(error) = self.custodian.trust(owner, self.generation) {
            tracing::warn!(%error, "the keystore did not take the generation");
        }
    }
}

fn aside(disk: &dyn Disk, owner: &Owner, reason: Reason) -> Result<Found, OpenError> {
    let why = match reason {
        Reason::Empty => "empty",
        Reason::Damaged => "damaged",
        Reason::Foreign => "foreign",
        Reason::Older => "older",
        Reason::KeyLost => "key-lost",
    };
    disk.set_aside(&owner.file(), why)?;
    tracing::warn!(%reason, "a vault file was set aside");
    Ok(Found::SetAside(reason))
}
