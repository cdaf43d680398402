//! The service is killed with SIGKILL at any moment, again and again: what it acknowledged is
//! there when it comes back. Six kills; a hundred with `JMO_DEEP=1`.

mod ask;
mod client;
mod dice;
#[path = "../process/mod.rs"]
mod process;

use client::Client;
use dice::Dice;
use process::{PROGRAM, Process};
use std::{env, path::Path, process::Command, thread, time::Duration};
use tempfile::tempdir;

fn kills() -> u32 {
    if env::var_os("JMO_DEEP").is_some() {
        100
    } else {
        6
    }
}

/// `--check`: every balance is the sum of its ledger entries.
fn check(folder: &Path) {
    let checked = Command::new(PROGRAM)
        .args(["--check", "--data"])
        .arg(folder)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{said}");
    assert!(
        said.contains("accounts agree with their ledger, 0 do not"),
        "{said}"
    );
}

#[test]
fn whatever_was_acknowledged_survives_a_kill() {
    let folder = tempdir().expect("a folder");
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let mut dice = Dice::new(2026);
    let people = ["siti", "budi", "hendra", "joko"];
    let mut clients = people.map(|name| Client::new(name, dice.roll()));
    let mut acknowledged = 0;
    for _ in 0..kills() {
        let service = Process::start(&data, &log, "warn");
        let (address, moment) = (
            service.address,
            Duration::from_millis(dice.between(150, 900)),
        );
        thread::scope(|scope| {
            for client in &mut clients {
                scope.spawn(move || {
                    client.finds_everything(address);
                    client.lives(address);
                });
            }
            // The clients run until nobody answers any more.
            thread::sleep(moment);
            service.kill();
        });
        check(&data);
        acknowledged = clients.iter().map(|client| client.acknowledged).sum();
    }
    let service = Process::start(&data, &log, "warn");
    for client in &mut clients {
        client.finds_everything(service.address);
        assert_eq!(client.cut_off, 0, "the service died by itself");
    }
    println!(
        "{} kills, {acknowledged} writes acknowledged, none lost",
        kills()
    );
    assert!(
        acknowledged > 2 * u64::from(kills()),
        "{acknowledged} is too little to tell"
    );
}

#[test]
fn a_first_start_that_was_killed_is_begun_again() {
    let mut dice = Dice::new(7);
    for _ in 0..kills() / 3 {
        let folder = tempdir().expect("a folder");
        let (data, log) = (folder.path().join("data"), folder.path().join("log"));
        for _ in 0..4 {
            let mut starting = Process::spawn(&data, &log, "warn");
            thread::sleep(Duration::from_millis(dice.between(1, 250)));
            starting.kill().expect("killed");
            starting.wait().expect("gone");
        }
        let service = Process::start(&data, &log, "warn");
        check(&data);
        let mut client = Client::new("siti", dice.roll());
        client.signs_in(service.address);
    }
}
