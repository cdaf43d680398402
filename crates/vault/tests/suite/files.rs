use crate::world::{CARD, Device, siti};
use jmo_vault::{DiskError, Found, OpenError, Owner, Reason, SaveError};
use proptest::prelude::*;
use std::fs;

#[test]
fn what_is_saved_is_there_after_a_restart() {
    let device = Device::with_card();
    let (vault, found) = device.open(siti()).expect("opens");
    assert_eq!(found, Found::Records);
    assert_eq!(
        (vault.get("card"), vault.get("session")),
        (Some(CARD), Some(b"token".as_slice()))
    );
}

#[test]
fn nothing_of_it_can_be_read_on_the_disk() {
    let device = Device::with_card();
    let bytes = device.bytes();
    for marker in [&b"Siti"[..], b"18030090001", b"token", b"01a1fd0b"] {
        assert!(!bytes.windows(marker.len()).any(|window| window == marker));
    }
}

#[test]
fn a_save_is_all_or_nothing_and_a_removed_record_stays_removed() {
    let device = Device::with_card();
    let (mut vault, _) = device.open(siti()).expect("opens");
    vault
        .save([("session", None), ("balance", Some(b"5".to_vec()))])
        .expect("saved");
    drop(vault);
    let (vault, _) = device.open(siti()).expect("opens");
    assert_eq!(
        (
            vault.get("session"),
            vault.get("balance"),
            vault.get("card")
        ),
        (None, Some(&b"5"[..]), Some(CARD))
    );
}

#[test]
fn a_file_cut_at_any_length_is_set_aside_with_its_reason_and_never_deleted() {
    let device = Device::with_card();
    let whole = device.bytes();
    for length in 0..whole.len() {
        device.write(&whole[..length]);
        let (vault, found) = device.open(siti()).expect("a new vault");
        let reason = if length == 0 {
            Reason::Empty
        } else {
            Reason::Damaged
        };
        assert_eq!(found, Found::SetAside(reason), "cut at {length}");
        assert_eq!(vault.get("card"), None);
    }
    assert_eq!(device.aside().len(), whole.len());
}

#[test]
fn something_appended_is_noticed() {
    let device = Device::with_card();
    device.write(&[device.bytes(), vec![0]].concat());
    assert_eq!(
        device.open(siti()).expect("a new vault").1,
        Found::SetAside(Reason::Damaged)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]
    #[test]
    fn any_flipped_bit_is_noticed(at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let device = Device::with_card();
        let mut bytes = device.bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        device.write(&bytes);
        match device.open(siti()) {
            Ok((vault, Found::SetAside(_))) => prop_assert_eq!(vault.get("card"), None),
            // A version number nobody has written yet: kept for the app that can read it.
            Err(OpenError::Future(_)) => prop_assert_eq!(device.bytes(), bytes),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

#[test]
fn an_older_copy_put_back_is_refused() {
    let device = Device::with_card();
    let old = device.bytes();
    let (mut vault, _) = device.open(siti()).expect("opens");
    vault
        .save([("balance", Some(b"6".to_vec()))])
        .expect("saved");
    drop(vault);
    device.write(&old);
    assert_eq!(
        device.open(siti()).expect("a new vault").1,
        Found::SetAside(Reason::Older)
    );
}

#[test]
fn a_copy_put_back_after_signing_out_is_refused() {
    let device = Device::with_card();
    let old = device.bytes();
    let (mut vault, _) = device.open(siti()).expect("opens");
    vault.erase().expect("erased");
    drop(vault);
    assert!(!device.path().exists());
    device.write(&old);
    assert_eq!(
        device.open(siti()).expect("a new vault").1,
        Found::SetAside(Reason::Older)
    );
}

#[test]
fn a_kill_between_the_file_and_the_keystore_loses_nothing() {
    let device = Device::with_card();
    let before = device.keys.entries();
    let (mut vault, _) = device.open(siti()).expect("opens");
    vault
        .save([("balance", Some(b"6".to_vec()))])
        .expect("saved");
    drop(vault);
    // The keystore never heard of the last save.
    device.keys.put_back(before);
    let (vault, found) = device.open(siti()).expect("opens");
    assert_eq!(
        (found, vault.get("balance")),
        (Found::Records, Some(&b"6"[..]))
    );
}

#[test]
fn another_accounts_file_is_foreign_and_its_records_do_not_open() {
    let device = Device::with_card();
    let other = Owner::account("somebody else");
    fs::copy(device.path(), device.folder.path().join(other.file())).expect("copied");
    assert_eq!(
        device.open(other).expect("a new vault").1,
        Found::SetAside(Reason::Foreign)
    );
}

#[test]
fn a_file_from_a_newer_app_is_kept_for_it() {
    let device = Device::with_card();
    let mut bytes = device.bytes();
    bytes[8] = 2;
    device.write(&bytes);
    assert_eq!(
        device.open(siti()).expect_err("a newer version"),
        OpenError::Future(2)
    );
    assert_eq!(device.bytes(), bytes);
}

#[test]
fn two_instances_cannot_have_the_folder_at_once() {
    let device = Device::with_card();
    let (_first, _) = device.open(siti()).expect("opens");
    assert_eq!(
        device.open(siti()).expect_err("in use"),
        OpenError::Disk(DiskError::InUse)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_what_was_saved_before() {
    use jmo_vault::{Disk, FolderDisk};
    use std::sync::Arc;
    // A disk that is full from the third write on.
    struct Filling(FolderDisk, std::sync::atomic::AtomicU32);
    impl Disk for Filling {
        fn read(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
            self.0.read(name)
        }
        fn replace(&self, name: &str, content: &[u8]) -> Result<(), DiskError> {
            if self.1.fetch_add(1, std::sync::atomic::Ordering::SeqCst) >= 2 {
                return Err(std::io::Error::from_raw_os_error(28).into());
            }
            self.0.replace(name, content)
        }
        fn set_aside(&self, name: &str, why: &str) -> Result<(), DiskError> {
            self.0.set_aside(name, why)
        }
        fn remove(&self, name: &str) -> Result<(), DiskError> {
            self.0.remove(name)
        }
    }
    let device = Device::new();
    let disk = FolderDisk::open(device.folder.path()).expect("the folder");
    let disk: Arc<dyn Disk> = Arc::new(Filling(disk, 0.into()));
    let (mut vault, _) =
        jmo_vault::Vault::open(disk, device.custodian().expect("keys"), siti()).expect("opens");
    vault.save([("a", Some(b"1".to_vec()))]).expect("room");
    vault.save([("a", Some(b"2".to_vec()))]).expect("room");
    assert_eq!(
        vault.save([("a", Some(b"3".to_vec()))]),
        Err(SaveError::Disk(DiskError::Full))
    );
    assert_eq!(vault.get("a"), Some(&b"2"[..]));
    drop(vault);
    let (vault, _) = device.open(siti()).expect("opens");
    assert_eq!(vault.get("a"), Some(&b"2"[..]));
}
