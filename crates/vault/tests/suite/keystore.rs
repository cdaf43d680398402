use crate::world::{CARD, Device, siti};
use jmo_vault::{Found, KeysError, OpenError, Owner, Reason, Vault};

#[test]
fn a_locked_keystore_is_unavailable_and_not_lost() {
    let device = Device::with_card();
    let before = device.bytes();
    device.keys.lock(true);
    assert_eq!(
        device.open(siti()).expect_err("locked"),
        OpenError::Keys(KeysError::Unavailable)
    );
    assert_eq!(device.bytes(), before);
    assert!(device.aside().is_empty());

    device.keys.lock(false);
    assert_eq!(
        device.open(siti()).expect("unlocked").0.get("card"),
        Some(CARD)
    );
}

#[test]
fn a_keystore_locked_while_working_still_saves() {
    let device = Device::with_card();
    let (mut vault, _) = device.open(siti()).expect("opens");
    device.keys.lock(true);
    vault
        .save([("balance", Some(b"7".to_vec()))])
        .expect("the file is what counts");
    drop(vault);
    device.keys.lock(false);
    assert_eq!(
        device.open(siti()).expect("opens").0.get("balance"),
        Some(&b"7"[..])
    );
}

#[test]
fn a_keystore_that_lost_its_key_is_told_from_a_locked_one() {
    let device = Device::with_card();
    let sealed = device.bytes();
    device.keys.forget_everything();
    assert_eq!(
        device.open(siti()).expect("a new vault").1,
        Found::SetAside(Reason::KeyLost)
    );
    let aside = device.aside();
    assert_eq!(aside.len(), 1);
    assert!(aside[0].ends_with(".key-lost.1"));
    assert_eq!(
        std::fs::read(device.folder.path().join(&aside[0])).expect("kept"),
        sealed
    );
}

#[test]
fn a_key_this_app_cannot_read_is_never_written_over() {
    let device = Device::with_card();
    let mut entries = device.keys.entries();
    entries.insert(
        "vault key".to_owned(),
        b"of a newer app, longer than ours is and never to be replaced".to_vec(),
    );
    device.keys.put_back(entries.clone());
    let unreadable = OpenError::Keys(KeysError::Unreadable);
    assert_eq!(device.open(siti()).expect_err("unreadable"), unreadable);
    assert_eq!(device.keys.entries(), entries);
    assert!(device.aside().is_empty());
}

#[test]
fn a_keystore_that_opens_only_when_written_to_gives_its_old_key() {
    let device = Device::with_card();
    device.keys.lock_until_written(true);
    assert_eq!(
        device
            .open(siti())
            .expect("unlocked by the write")
            .0
            .get("card"),
        Some(CARD)
    );
}

#[test]
fn the_file_of_another_device_does_not_open_here() {
    let there = Device::with_card();
    let here = Device::with_card();
    here.write(&there.bytes());
    assert_eq!(
        here.open(siti()).expect("a new vault").1,
        Found::SetAside(Reason::KeyLost)
    );
}

#[test]
fn a_wrong_key_under_the_right_name_opens_nothing() {
    let device = Device::with_card();
    let sealed = device.bytes();
    let mut entries = device.keys.entries();
    let key = entries.get_mut("vault key").expect("a key");
    key[20] ^= 1;
    device.keys.put_back(entries);
    let (vault, found) = device.open(siti()).expect("a new vault");
    assert_eq!(found, Found::SetAside(Reason::Damaged));
    assert_eq!(vault.get("card"), None);
    let aside = device.folder.path().join(&device.aside()[0]);
    assert_eq!(std::fs::read(aside).expect("kept"), sealed);
}

#[test]
fn a_vault_in_memory_works_and_leaves_nothing() {
    let device = Device::new();
    let mut vault = Vault::in_memory(Owner::device());
    vault.save([("card", Some(CARD.to_vec()))]).expect("saved");
    assert_eq!((vault.get("card"), vault.is_kept()), (Some(CARD), false));
    vault.erase().expect("erased");
    assert_eq!(vault.get("card"), None);
    assert!(device.aside().is_empty() && device.keys.entries().is_empty());
}
