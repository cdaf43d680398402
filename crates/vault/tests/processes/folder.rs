//! A folder that belongs to another process, fills up, or may not be written.

#![cfg_attr(
    not(target_os = "linux"),
    allow(
        dead_code,
        unused_imports,
        reason = "not every system can do all of it"
    )
)]

use crate::{
    child::{self, alone},
    device::{Shared, siti},
    listing::{everything, names},
};
use jmo_vault::{DiskError, FolderDisk, Found, OpenError, SaveError, Vault};
use std::{
    fs,
    io::{BufRead, BufReader, Write, stdout},
    process::Output,
    thread,
    time::Duration,
};

const CARD: &[u8] = b"Siti Rahmawati 18030090001 PT Maju Sentosa";

fn save(vault: &mut Vault, plain: &[u8]) -> Result<(), SaveError> {
    vault.save([("card", Some(plain.to_vec()))])
}

/// A task was done in another process, or it says why not.
fn done(output: &Output) {
    let said = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}{complaints}"
    );
}

/// The child: has the folder until it is killed.
pub fn holds(device: &Shared) {
    let (mut vault, _) = device.open().expect("opens");
    save(&mut vault, CARD).expect("saved");
    writeln!(stdout(), "\nholds it").expect("said");
    loop {
        thread::sleep(Duration::from_secs(1));
    }
}

#[test]
fn a_second_process_is_told_that_it_is_in_use_and_touches_nothing() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("a folder");
    let device = Shared(folder.path().to_owned());
    let mut first = child::command("holds", folder.path())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(first.stdout.take().expect("its output")).lines();
    assert!(lines.any(|line| line.expect("a line") == "holds it"));
    let before = everything(&device.vault());
    let second = device.open().expect_err("in use");
    assert_eq!(second, OpenError::Disk(DiskError::InUse));
    assert_eq!(everything(&device.vault()), before);

    // However the first one ends, the folder is free then.
    first.kill().expect("killed");
    first.wait().expect("gone");
    let (vault, found) = device.open().expect("opens");
    assert_eq!((found, vault.get("card")), (Found::Records, Some(CARD)));
}

/// The child: fills its disk to the end, on which the folder is.
pub fn fills(device: &Shared) {
    let (mut vault, _) = device.open().expect("opens");
    let mut kept = Vec::new();
    let refused = loop {
        let more = vec![7; kept.len() + 3_000];
        match save(&mut vault, &more) {
            Ok(()) => kept = more,
            Err(error) => break error,
        }
    };
    assert_eq!(refused, SaveError::Disk(DiskError::Full));
    assert!(kept.len() >= 6_000, "{} bytes had room", kept.len());
    assert_eq!(vault.get("card"), Some(&kept[..]));
    drop(vault);
    assert_eq!(names(&device.vault()), [siti().file(), "lock".to_owned()]);
    let (mut vault, found) = device.open().expect("opens");
    assert_eq!(
        (found, vault.get("card")),
        (Found::Records, Some(&kept[..]))
    );
    // Less has room.
    save(&mut vault, CARD).expect("saved");
    drop(vault);
    assert_eq!(device.open().expect("opens").0.get("card"), Some(CARD));
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_really_fills_up_keeps_what_was_saved_before() {
    let _alone = alone();
    use std::process::Command;
    const MOUNT: &str = "mount -t tmpfs -o size=64k jmo \"$0\"";
    let folder = tempfile::tempdir().expect("a folder");
    let ways: [&[&str]; 2] = [&["--mount"], &["--mount", "--map-root-user"]];
    let inside = |way: &[&str], script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(way)
            .args(["sh", "-c", script])
            .arg(folder.path());
        command
    };
    let may = |way: &&&[&str]| {
        inside(way, MOUNT)
            .output()
            .is_ok_and(|tried| tried.status.success())
    };
    let Some(way) = ways.iter().find(may) else {
        println!("skipped: this system lets nobody mount a small disk");
        return;
    };
    let mut command = inside(way, &format!("{MOUNT} && exec \"$@\""));
    command.arg(std::env::current_exe().expect("this program"));
    child::told(&mut command, "fills", folder.path());
    done(&command.output().expect("it runs"));
}

/// The child: a user to whom permissions apply.
#[cfg(unix)]
pub fn may_not_write(device: &Shared) {
    use std::os::unix::fs::PermissionsExt;
    let allow = |mode| fs::set_permissions(device.vault(), PermissionsExt::from_mode(mode));
    let read_only = DiskError::ReadOnly;
    let (mut vault, _) = device.open().expect("a new vault");
    save(&mut vault, CARD).expect("saved");

    // While it is open.
    allow(0o500).expect("read-only");
    let before = everything(&device.vault());
    assert_eq!(save(&mut vault, b"more"), Err(SaveError::Disk(read_only)));
    assert_eq!(vault.get("card"), Some(CARD));
    drop(vault);

    // From the start: what is there can be seen.
    let (mut vault, found) = device.open().expect("opens");
    assert_eq!((found, vault.get("card")), (Found::Records, Some(CARD)));
    assert_eq!(save(&mut vault, b"more"), Err(SaveError::Disk(read_only)));
    drop(vault);
    assert_eq!(everything(&device.vault()), before);

    // A damaged file cannot be set aside, and stays where it is.
    let file = device.vault().join(siti().file());
    let whole = fs::read(&file).expect("the file");
    fs::write(&file, &whole[1..]).expect("damaged");
    assert_eq!(
        device.open().expect_err("read-only"),
        OpenError::Disk(read_only)
    );
    assert_eq!(fs::read(&file).expect("the file"), whole[1..]);
    fs::write(&file, &whole).expect("whole again");

    // And a folder that is not there yet cannot be made.
    let below = FolderDisk::open(&device.vault().join("below"));
    assert_eq!(below.expect_err("read-only"), read_only);

    allow(0o700).expect("writable");
    let (mut vault, _) = device.open().expect("opens");
    assert_eq!(vault.get("card"), Some(CARD));
    save(&mut vault, b"more").expect("saved");
}

#[cfg(not(unix))]
pub fn may_not_write(_: &Shared) {}

#[cfg(unix)]
#[test]
fn a_read_only_folder_keeps_what_was_saved_before() {
    let _alone = alone();
    use std::os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = child::command("may not write", folder.path());
    if fs::metadata(folder.path()).expect("ours").uid() == 0 {
        // Permissions do not apply to root, so somebody else does it, with a copy of this program
        // that they may read.
        let nobody = 65_534;
        let program = folder.path().join("program");
        fs::copy(std::env::current_exe().expect("this program"), &program).expect("a copy");
        fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).expect("runs");
        chown(folder.path(), Some(nobody), Some(nobody)).expect("theirs");
        command = std::process::Command::new(program);
        child::told(&mut command, "may not write", folder.path());
        command.uid(nobody).gid(nobody).current_dir(folder.path());
    }
    done(&command.output().expect("it runs"));
}
