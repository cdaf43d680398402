//! A folder that is full, is none at all, or is taken. What takes a second process is in
//! `tests/processes`.

#![cfg_attr(
    not(target_os = "linux"),
    allow(
        dead_code,
        unused_imports,
        reason = "not every system can do all of it"
    )
)]

use crate::{
    listing::names,
    world::{CARD, Device, siti},
};
use jmo_vault::{DiskError, FolderDisk, OpenError, SaveError, Vault};
use std::fs;

fn save(vault: &mut Vault, plain: &[u8]) -> Result<(), SaveError> {
    vault.save([("card", Some(plain.to_vec()))])
}

#[test]
fn two_instances_cannot_have_the_folder_at_once() {
    let device = Device::with_card();
    let (_first, _) = device.open(siti()).expect("opens");
    let second = device.open(siti()).expect_err("in use");
    assert_eq!(second, OpenError::Disk(DiskError::InUse));
}

#[test]
fn a_folder_that_is_a_file_is_an_error_and_the_file_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("vault");
    fs::write(&file, "somebody's").expect("written");
    for path in [file.clone(), file.join("below")] {
        let error = FolderDisk::open(&path).expect_err("no folder");
        assert!(matches!(error, DiskError::Other(_)), "{error:?}");
    }
    assert_eq!(fs::read(&file).expect("still there"), b"somebody's");
}

#[cfg(unix)]
#[test]
fn what_is_made_is_for_this_user_only() {
    use std::{os::unix::fs::PermissionsExt, path::Path};
    let folder = tempfile::tempdir().expect("a folder");
    let (profile, vaults) = (
        folder.path().join("profile"),
        folder.path().join("profile/vault"),
    );
    let device = Device::new();
    let disk = FolderDisk::open(&vaults).expect("made");
    save(&mut device.open_on(disk).0, CARD).expect("saved");
    let mode = |path: &Path| {
        let path = fs::metadata(path).expect("it is there");
        path.permissions().mode() & 0o777
    };
    assert_eq!((mode(&profile), mode(&vaults)), (0o700, 0o700));
    for name in names(&vaults) {
        assert_eq!(mode(&vaults.join(&name)), 0o600, "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_system_says_is_told_apart() {
    let told = |number| DiskError::from(std::io::Error::from_raw_os_error(number));
    // ENOSPC, EDQUOT; EPERM, EACCES, EROFS; EIO.
    assert!(
        [28, 122]
            .map(told)
            .iter()
            .all(|error| *error == DiskError::Full)
    );
    assert!(
        [1, 13, 30]
            .map(told)
            .iter()
            .all(|error| *error == DiskError::ReadOnly)
    );
    assert!(matches!(told(5), DiskError::Other(_)));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_what_was_saved_before() {
    let device = Device::with_card();
    let before = device.bytes();
    let (mut vault, _) = device.open(siti()).expect("opens");
    // The new file would be written on the device that is always full.
    let new = device.path().with_extension("vault.new");
    std::os::unix::fs::symlink("/dev/full", &new).expect("a link");
    assert_eq!(
        save(&mut vault, b"more"),
        Err(SaveError::Disk(DiskError::Full))
    );
    assert_eq!((vault.get("card"), device.bytes()), (Some(CARD), before));
    assert!(device.aside().is_empty(), "no half file stays");
    // There is room again.
    save(&mut vault, b"more").expect("saved");
    drop(vault);
    assert_eq!(
        device.open(siti()).expect("opens").0.get("card"),
        Some(&b"more"[..])
    );
}
