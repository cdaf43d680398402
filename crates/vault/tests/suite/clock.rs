//! The vault knows no time: what is newer is told by generations, never by a clock.

use crate::world::{Device, siti};
use jmo_vault::{Found, Reason};
use std::{
    fs::{self, File, FileTimes},
    time::{Duration, SystemTime},
};

fn dated(device: &Device, time: SystemTime) {
    let file = File::options().write(true).open(device.path());
    let times = FileTimes::new().set_modified(time).set_accessed(time);
    file.and_then(|file| file.set_times(times)).expect("dated");
}

#[test]
fn dates_of_files_mean_nothing() {
    let device = Device::with_card();
    let old = device.bytes();
    let years = Duration::from_secs(20 * 365 * 86_400);
    for time in [SystemTime::UNIX_EPOCH, SystemTime::now() + years] {
        dated(&device, time);
        let (mut vault, found) = device.open(siti()).expect("opens");
        assert_eq!(found, Found::Records);
        vault
            .save([("balance", Some(b"1".to_vec()))])
            .expect("saved");
    }
    // An older copy with a newer date is an older copy.
    device.write(&old);
    dated(&device, SystemTime::now() + years);
    let found = device.open(siti()).expect("a new vault").1;
    assert_eq!(found, Found::SetAside(Reason::Older));
}

#[test]
fn neither_vault_nor_envelope_can_ask_a_clock() {
    let here = concat!(env!("CARGO_MANIFEST_DIR"));
    for krate in [here.to_owned(), format!("{here}/../seal")] {
        let sources = fs::read_dir(format!("{krate}/src")).expect("sources");
        let mut paths: Vec<_> = sources.map(|entry| entry.expect("a file").path()).collect();
        assert!(paths.len() > 4 && paths.iter().all(|path| path.is_file()));
        paths.push(format!("{krate}/Cargo.toml").into());
        for path in paths {
            let text = fs::read_to_string(&path).expect("text");
            for word in [
                "std::time",
                "time::",
                "SystemTime",
                "Instant",
                "Timestamp",
                "modified()",
                "jiff",
                "chrono",
                "tokio",
            ] {
                assert!(!text.contains(word), "{} says {word}", path.display());
            }
        }
    }
}
