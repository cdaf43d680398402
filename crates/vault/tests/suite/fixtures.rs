//! Files that versions of the app have written: each opens for ever.

use crate::world::{CARD, Device, siti};
use jmo_vault::Found;
use std::{collections::HashMap, fs};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/v1/siti.vault");
const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/v1/keystore.txt");

#[test]
fn a_file_of_version_one_opens_for_ever() {
    if std::env::var_os("JMO_MAKE_FIXTURE").is_some() {
        make();
    }
    let device = Device::new();
    let entries: HashMap<String, Vec<u8>> = fs::read_to_string(KEYS)
        .expect("the keystore's entries")
        .lines()
        .map(|line| {
            let (name, hex) = line.split_once('=').expect("name=hex");
            let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
            (
                name.to_owned(),
                (0..hex.len()).step_by(2).map(byte).collect(),
            )
        })
        .collect();
    device.keys.put_back(entries);
    fs::copy(FILE, device.path()).expect("the stored file");
    let (mut vault, found) = device.open(siti()).expect("opens");
    assert_eq!(found, Found::Records);
    let all = (vault.get("card"), vault.get("session"));
    assert_eq!(all, (Some(CARD), Some(&b"token"[..])));

    // And is lived on in.
    vault
        .save([("balance", Some(b"8".to_vec()))])
        .expect("saved");
    drop(vault);
    let (vault, found) = device.open(siti()).expect("opens");
    assert_eq!(found, Found::Records);
    let all = (vault.get("card"), vault.get("balance"));
    assert_eq!(all, (Some(CARD), Some(&b"8"[..])));
}

fn make() {
    let device = Device::with_card();
    fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/v1")).expect("a folder");
    fs::write(FILE, device.bytes()).expect("written");
    let hex = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let mut lines: Vec<_> = device
        .keys
        .entries()
        .iter()
        .map(|(name, bytes)| format!("{name}={}", hex(bytes)))
        .collect();
    lines.sort();
    fs::write(KEYS, lines.join("\n")).expect("written");
}
