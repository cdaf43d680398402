//! No file the vault ever wrote holds in clear what it was given.

use crate::{
    listing::everything,
    world::{Device, siti},
};
use std::fs;

const PERSONAL: [&str; 7] = [
    "Siti Rahmawati",
    "Rahmawati",
    "3174015208909001",
    "18030090001",
    "128450000",
    "PT Maju Sentosa",
    "9f86d081884c7d659a2feaa0c55ad015",
];

fn record(number: u8) -> Vec<u8> {
    format!("{number} {}", PERSONAL.join(" ")).into_bytes()
}

/// A text as it might stand in a file: plain, for Windows, as hex, as hex in capitals.
fn ways(text: &str) -> Vec<Vec<u8>> {
    let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let capitals = hex.to_uppercase().into_bytes();
    vec![text.as_bytes().to_vec(), utf16, hex.into_bytes(), capitals]
}

#[test]
fn no_file_no_name_and_no_keystore_entry_holds_a_name_a_nik_an_amount_or_a_token() {
    let device = Device::new();
    let (mut vault, _) = device.open(siti()).expect("a new vault");
    for number in 0..5 {
        let token = Some(PERSONAL[6].as_bytes().to_vec());
        vault
            .save([("account", Some(record(number))), ("session", token)])
            .expect("saved");
    }
    drop(vault);
    // As after a kill in the middle of a save, a damage, an older copy, and a lost key.
    let file = device.bytes();
    fs::write(device.path().with_extension("vault.new"), &file).expect("half");
    device.write(&file[..file.len() - 1]);
    for _ in 0..2 {
        let (mut vault, _) = device.open(siti()).expect("a new vault");
        vault.save([("account", Some(record(9)))]).expect("saved");
        drop(vault);
        device.write(&file);
    }
    device.keys.forget_everything();
    device.open(siti()).expect("a new vault");

    let mut written = everything(device.folder.path());
    assert!(written.len() >= 4, "{written:?}");
    written.extend(device.keys.entries());
    // What the service calls the account must not show either.
    for text in PERSONAL.into_iter().chain(["01a1fd0b-siti"]) {
        for way in ways(text) {
            for (name, bytes) in &written {
                let holds = |bytes: &[u8]| bytes.windows(way.len()).any(|window| window == way);
                assert!(
                    !holds(bytes) && !holds(name.as_bytes()),
                    "{name} holds {text}"
                );
            }
        }
    }
}
