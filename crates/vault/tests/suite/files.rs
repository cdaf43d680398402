use crate::world::{CARD, Device, siti};
use jmo_vault::{Found, OpenError, Owner, Reason};
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

#[test]
fn every_flipped_bit_is_noticed_and_says_what_it_hit() {
    let device = Device::with_card();
    let whole = device.bytes();
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            device.write(&bytes);
            let expected = match at {
                // A version nobody has written yet: kept for the app that can read it.
                8 if bytes[8] > 1 => Err(OpenError::Future(bytes[8])),
                9..25 => Ok(Found::SetAside(Reason::Foreign)),
                // The name of the key in the keystore; another name is another key.
                38..46 => Ok(Found::SetAside(Reason::KeyLost)),
                _ => Ok(Found::SetAside(Reason::Damaged)),
            };
            let found = device.open(siti()).map(|(vault, found)| {
                assert_eq!((vault.get("card"), vault.get("session")), (None, None));
                found
            });
            assert_eq!(found, expected, "bit {bit} of byte {at}");
            let left = device
                .aside()
                .pop()
                .map(|name| device.folder.path().join(name));
            let left = left.unwrap_or_else(|| device.path());
            assert_eq!(fs::read(&left).expect("still there"), bytes);
            fs::remove_file(left).expect("room for the next");
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_written_over_a_file_shows_nothing_and_breaks_nothing(
        at in any::<prop::sample::Index>(),
        gone in 0usize..80,
        instead in prop::collection::vec(any::<u8>(), 1..80),
    ) {
        let device = Device::with_card();
        let mut bytes = device.bytes();
        let at = at.index(bytes.len());
        bytes.splice(at..bytes.len().min(at + gone), instead);
        prop_assume!(bytes != device.bytes());
        device.write(&bytes);
        match device.open(siti()) {
            Ok((vault, Found::SetAside(_))) => prop_assert_eq!(vault.get("card"), None),
            Err(OpenError::Future(_)) => prop_assert_eq!(device.bytes(), bytes),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

/// Where each record of a file begins, and where the last one ends.
fn records(bytes: &[u8]) -> Vec<usize> {
    let sized = |at: usize| {
        let length: [u8; 4] = bytes[at..at + 4].try_into().expect("four bytes");
        at + 4 + u32::from_be_bytes(length) as usize
    };
    let mut at = vec![sized(33)];
    while at[at.len() - 1] < bytes.len() {
        let begin = at[at.len() - 1];
        at.push(sized(begin + 1 + usize::from(bytes[begin])));
    }
    at
}

#[test]
fn a_record_dropped_doubled_moved_or_taken_from_an_older_copy_is_noticed() {
    let device = Device::with_card();
    let old = device.bytes();
    let (mut vault, _) = device.open(siti()).expect("opens");
    vault
        .save([("session", Some(b"other".to_vec()))])
        .expect("saved");
    drop(vault);
    let new = device.bytes();
    assert_eq!((old.len(), records(&old)), (new.len(), records(&new)));
    let at = records(&new);
    let [head, manifest, card, session] = [0..at[0], at[0]..at[1], at[1]..at[2], at[2]..at[3]];
    let of_new = |range: &std::ops::Range<usize>| new[range.clone()].to_vec();
    let of_old = |range: &std::ops::Range<usize>| old[range.clone()].to_vec();
    let cases = [
        (
            "dropped",
            vec![of_new(&head), of_new(&manifest), of_new(&card)],
        ),
        (
            "no manifest",
            vec![of_new(&head), of_new(&card), of_new(&session)],
        ),
        ("doubled", vec![new.clone(), of_new(&session)]),
        ("two manifests", vec![new.clone(), of_new(&manifest)]),
        (
            "another order",
            vec![
                of_new(&head),
                of_new(&manifest),
                of_new(&session),
                of_new(&card),
            ],
        ),
        (
            "of an older copy",
            vec![
                of_new(&head),
                of_new(&manifest),
                of_new(&card),
                of_old(&session),
            ],
        ),
        (
            "an older head",
            vec![
                of_old(&head),
                of_new(&manifest),
                of_new(&card),
                of_new(&session),
            ],
        ),
        (
            "a newer head",
            vec![
                of_new(&head),
                of_old(&manifest),
                of_old(&card),
                of_old(&session),
            ],
        ),
    ];
    for (what, parts) in cases {
        device.write(&parts.concat());
        let found = device.open(siti()).expect("a new vault").1;
        assert_eq!(found, Found::SetAside(Reason::Damaged), "{what}");
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
fn another_accounts_file_does_not_open_with_the_owners_tag_written_over_it() {
    let device = Device::with_card();
    let other = Owner::account("somebody else");
    let (mut theirs, _) = device.open(other.clone()).expect("a new vault");
    theirs
        .save([("card", Some(b"theirs".to_vec()))])
        .expect("saved");
    drop(theirs);
    let mut bytes = fs::read(device.folder.path().join(other.file())).expect("their file");
    bytes[9..25].copy_from_slice(&device.bytes()[9..25]);
    device.write(&bytes);
    let (vault, found) = device.open(siti()).expect("a new vault");
    assert_eq!(found, Found::SetAside(Reason::Damaged));
    assert_eq!(vault.get("card"), None);
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
