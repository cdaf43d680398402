//! Forgetting: after it nothing is left, and nothing that was copied before opens again.

use crate::{
    listing::names,
    world::{Device, siti},
};
use jmo_vault::{Disk, DiskError, FolderDisk, Found, Owner, Reason, SaveError};
use std::fs;

/// A folder that does what it is asked and then says that it could not, or does nothing at all.
struct Failing {
    inner: FolderDisk,
    replaces: bool,
}

impl Disk for Failing {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        self.inner.read(name)
    }
    fn replace(&self, name: &str, content: &[u8]) -> Result<(), DiskError> {
        if self.replaces {
            self.inner.replace(name, content)?;
        }
        Err(DiskError::Full)
    }
    fn set_aside(&self, name: &str, why: &str) -> Result<(), DiskError> {
        self.inner.set_aside(name, why)
    }
    fn remove(&self, _: &str) -> Result<(), DiskError> {
        Err(DiskError::ReadOnly)
    }
}

fn failing(device: &Device, replaces: bool) -> Failing {
    let inner = FolderDisk::open(device.folder.path()).expect("the folder");
    Failing { inner, replaces }
}

#[test]
fn nothing_of_the_owner_is_left_and_everything_of_others() {
    let device = Device::with_card();
    let other = Owner::account("somebody else");
    let (mut theirs, _) = device.open(other.clone()).expect("a new vault");
    theirs.save([("card", Some(vec![1]))]).expect("saved");
    drop(theirs);
    // What a killed save leaves, and what was set aside earlier.
    let name = siti().file();
    for also in ["new", "damaged.1", "older.1", "key-lost.2"] {
        fs::copy(
            device.path(),
            device.folder.path().join(format!("{name}.{also}")),
        )
        .expect("a copy");
    }
    let (mut vault, _) = device.open(siti()).expect("opens");
    vault.erase().expect("erased");
    drop(vault);
    let mut expected = [other.file(), "lock".to_owned()];
    expected.sort();
    assert_eq!(names(device.folder.path()), expected);
}

#[test]
fn a_half_written_file_of_a_killed_save_does_not_come_back_after_erasing() {
    let device = Device::with_card();
    let before = device.keys.entries();
    let (mut vault, _) = device.open(siti()).expect("opens");
    vault
        .save([("balance", Some(b"1".to_vec()))])
        .expect("saved");
    drop(vault);
    // Whole, but the process was killed before it was renamed.
    let half = device.bytes();
    let device = {
        let again = Device::with_card();
        again.keys.put_back(before);
        again
    };
    fs::remove_file(device.path()).expect("removed");
    let (mut vault, _) = device.open(siti()).expect("a new vault");
    vault.erase().expect("erased");
    drop(vault);
    device.write(&half);
    let found = device.open(siti()).expect("a new vault").1;
    assert_eq!(found, Found::SetAside(Reason::Older));
}

#[test]
fn a_file_that_cannot_be_removed_is_dead_all_the_same() {
    let device = Device::with_card();
    let (mut vault, _) = device.open_on(failing(&device, false));
    assert_eq!(vault.erase(), Err(SaveError::Disk(DiskError::ReadOnly)));
    assert_eq!(vault.get("card"), None);
    drop(vault);
    let (vault, found) = device.open(siti()).expect("a new vault");
    assert_eq!(found, Found::SetAside(Reason::Older));
    assert_eq!(vault.get("card"), None);
}

#[test]
fn a_save_that_failed_after_all_never_shares_its_generation_with_the_next() {
    let device = Device::with_card();
    let (mut vault, _) = device.open_on(failing(&device, true));
    let full = Err(SaveError::Disk(DiskError::Full));
    assert_eq!(vault.save([("card", Some(b"one".to_vec()))]), full);
    let one = device.bytes();
    assert_eq!(vault.save([("card", Some(b"two".to_vec()))]), full);
    let two = device.bytes();
    assert_ne!(one[25..33], two[25..33]);
    drop(vault);

    // The newest was opened, so the one before it is an older copy.
    assert_eq!(
        device.open(siti()).expect("opens").0.get("card"),
        Some(&b"two"[..])
    );
    device.write(&one);
    let found = device.open(siti()).expect("a new vault").1;
    assert_eq!(found, Found::SetAside(Reason::Older));
}
