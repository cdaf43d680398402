//! A process is killed at any moment of its saves, again and again: the last one it acknowledged
//! is there. 200 saves; 20,000 with `JMO_DEEP=1`.

use crate::{
    child::{self, alone},
    device::{Shared, siti},
    listing::{everything, names},
};
use jmo_vault::{Found, Vault};
use std::{
    env,
    io::{BufRead, BufReader, Read, Write, stdout},
    path::Path,
    process::Child,
    thread,
    time::Duration,
};

const MARKER: &str = "Siti Rahmawati 3174015208909001";

/// What the records are after this many saves.
fn after(number: u64) -> [(&'static str, Option<Vec<u8>>); 3] {
    let long = MARKER.repeat(1 + (number % 300) as usize);
    let even = number
        .is_multiple_of(2)
        .then(|| number.to_be_bytes().to_vec());
    [
        ("number", Some(number.to_be_bytes().to_vec())),
        ("long", Some(long.into_bytes())),
        ("even", even),
    ]
}

/// How many saves a vault has seen; each is there whole.
fn number(vault: &Vault) -> u64 {
    let Some(bytes) = vault.get("number") else {
        return 0;
    };
    let number = u64::from_be_bytes(bytes.try_into().expect("eight bytes"));
    for (name, plain) in after(number) {
        assert_eq!(vault.get(name), plain.as_deref(), "{name} after {number}");
    }
    number
}

/// The child: saves until it is killed, and says so after each save.
pub fn saves(device: &Shared) {
    let (mut vault, _) = device.open().expect("opens");
    let mut out = stdout();
    for number in number(&vault) + 1.. {
        vault.save(after(number)).expect("saved");
        // Not `println`, which the test harness may hold back.
        writeln!(out, "\nsaved {number}").expect("said");
    }
}

/// Kills a child some time after so many acknowledgements; answers the last one it gave.
fn killed(mut child: Child, acknowledgements: u64, then: Duration) -> Option<u64> {
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut said = || loop {
        let line = lines.next()?.expect("a line");
        if let Some(number) = line.strip_prefix("saved ") {
            return Some(number.parse::<u64>().expect("a number"));
        }
    };
    let mut last = None;
    for _ in 0..acknowledgements {
        last = said();
    }
    thread::sleep(then);
    child.kill().expect("killed");
    let status = child.wait().expect("gone");
    while let Some(number) = said() {
        last = Some(number);
    }
    let mut complaints = String::new();
    let mut stderr = child.stderr.take().expect("its complaints");
    stderr.read_to_string(&mut complaints).expect("text");
    assert!(
        status.code() != Some(101) && complaints.is_empty(),
        "{complaints}"
    );
    last
}

fn in_clear(folder: &Path) -> bool {
    let holds = |bytes: &[u8]| {
        bytes
            .windows(8)
            .any(|window| window == &MARKER.as_bytes()[..8])
    };
    everything(folder).iter().any(|(_, bytes)| holds(bytes))
}

#[derive(Debug, Default)]
struct Tally {
    kills: u64,
    saves: u64,
    /// The kill came after the file and before the acknowledgement.
    unacknowledged: u64,
    /// The kill came after the file and before the keystore.
    untold: u64,
    /// The kill came before the file was whole.
    half: u64,
}

fn one_device(seed: &mut u64, saves: u64, tally: &mut Tally) {
    let folder = tempfile::tempdir().expect("a folder");
    let device = Shared(folder.path().to_owned());
    let name = siti().file();
    let mut acknowledged = 0;
    while acknowledged < saves {
        let child = child::command("saves", folder.path())
            .spawn()
            .expect("it starts");
        let first = roll(seed) % 8;
        // From the start of a process to its first save takes longer than from one to the next.
        let spread = if first == 0 { 15_000 } else { 3_000 };
        let last = killed(child, first, Duration::from_micros(roll(seed) % spread));
        acknowledged = last.unwrap_or(acknowledged);
        tally.kills += 1;

        let (written, trusted) = (device.written(), device.trusted());
        assert!(
            written == trusted || written == trusted + 1,
            "{written}, {trusted}"
        );
        tally.untold += u64::from(written > trusted);
        let half = device.vault().join(format!("{name}.new")).exists();
        tally.half += u64::from(half);
        assert!(!device.vault().exists() || !in_clear(&device.vault()));

        let (vault, found) = device.open().expect("opens");
        let number = number(&vault);
        assert!(
            number == acknowledged || number == acknowledged + 1,
            "{number} is there and {acknowledged} was acknowledged"
        );
        tally.unacknowledged += u64::from(number > acknowledged);
        acknowledged = number;
        let expected = if number == 0 {
            Found::Nothing
        } else {
            Found::Records
        };
        assert_eq!(found, expected);
        assert_eq!((device.written(), device.trusted()), (number, number));
        let allowed = [name.clone(), format!("{name}.new"), "lock".to_owned()];
        let names = names(&device.vault());
        assert!(names.iter().all(|name| allowed.contains(name)), "{names:?}");
    }
    tally.saves += acknowledged;
}

#[test]
fn the_last_acknowledged_save_is_always_there() {
    let _alone = alone();
    // Many devices, because a first start has moments of its own.
    let (devices, saves) = if env::var_os("JMO_DEEP").is_some() {
        (200, 100)
    } else {
        (8, 25)
    };
    let (mut seed, mut tally) = (2026, Tally::default());
    for _ in 0..devices {
        one_device(&mut seed, saves, &mut tally);
    }
    println!("{tally:?}");
    assert!(
        tally.saves >= 200 && tally.kills >= 24,
        "{tally:?} is too little to tell"
    );
}

/// Repeatable chance (SplitMix64).
fn roll(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
