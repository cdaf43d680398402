//! A second process: this very program, told what to do there.

use crate::{device::Shared, folder, kill};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
};

const TASK: &str = "JMO_TEST_TASK";
const FOLDER: &str = "JMO_TEST_FOLDER";

/// A process that will do `task` in `folder`. What it says comes on its output, between the lines
/// of the test harness.
pub fn command(task: &str, folder: &Path) -> Command {
    let mut command = Command::new(env::current_exe().expect("this program"));
    told(&mut command, task, folder);
    command
}

/// Tells a process that ends up as this program what to do.
pub fn told(command: &mut Command, task: &str, folder: &Path) {
    command
        .args([
            "--exact",
            "child::does_its_task",
            "--ignored",
            "--nocapture",
        ])
        .env(TASK, task)
        .env(FOLDER, folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
}

/// One such test at a time: between fork and exec a new process has every lock of the old one too,
/// also those of other tests.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
#[ignore = "other tests start it in a process of its own"]
fn does_its_task() {
    let Ok(task) = env::var(TASK) else {
        return;
    };
    let device = Shared(PathBuf::from(env::var_os(FOLDER).expect("a folder")));
    match task.as_str() {
        "saves" => kill::saves(&device),
        "holds" => folder::holds(&device),
        "fills" => folder::fills(&device),
        "may not write" => folder::may_not_write(&device),
        other => panic!("nobody told how to {other}"),
    }
}
