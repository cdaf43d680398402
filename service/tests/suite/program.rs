//! The real program as an operator starts it.

use crate::process::{PROGRAM, Process};
use jmo_service::{FolderLock, LockError};
use std::{fs, path::Path, process::Command};
use tempfile::tempdir;

/// Runs it to its end: whether all was well, and what it complained of.
fn run(arguments: &[&str], folder: &Path) -> (bool, String) {
    let run = Command::new(PROGRAM)
        .args(arguments)
        .arg("--data")
        .arg(folder)
        .output()
        .expect("the program runs");
    let complaint = String::from_utf8_lossy(&run.stderr).into_owned();
    (run.status.success(), complaint)
}

#[test]
fn a_check_where_no_database_is_says_so_and_makes_none() {
    let folder = tempdir().expect("a folder");
    for data in [folder.path().to_owned(), folder.path().join("nowhere")] {
        let (well, complaint) = run(&["--check"], &data);
        assert!(!well);
        assert!(complaint.contains("no database at"), "{complaint}");
    }
    let files = fs::read_dir(folder.path()).expect("a folder");
    assert_eq!(files.count(), 0, "nothing was made");
}

#[test]
fn a_folder_is_one_services_and_a_check_may_look_at_it() {
    let folder = tempdir().expect("a folder");
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let _service = Process::start(&data, &log, "warn");
    let (well, complaint) = run(&["--sandbox", "--listen", "127.0.0.1:0"], &data);
    assert!(!well);
    assert!(
        complaint.contains("another jmo-service runs on this folder"),
        "{complaint}"
    );
    assert_eq!(run(&["--check"], &data), (true, String::new()));
}

#[test]
fn a_taken_folder_is_free_again_when_it_is_let_go() {
    let folder = tempdir().expect("a folder");
    let first = FolderLock::take(folder.path()).expect("taken");
    let second = FolderLock::take(folder.path());
    assert!(matches!(second, Err(LockError::Taken)));
    drop(first);
    FolderLock::take(folder.path()).expect("taken again");
}
