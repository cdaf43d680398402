//! The web UI: its packages and its build.

use crate::step::{Failed, command, step};
use std::{fs, path::Path};

/// npm, in a folder of ours.
pub fn npm(folder: &str, arguments: &[&str]) -> std::process::Command {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut npm = command(program, arguments);
    npm.current_dir(folder);
    npm
}

/// Installs the packages of a folder's lock file, unless they are there already.
pub fn packages(folder: &str) -> Result<(), Failed> {
    let lock = fs::read(Path::new(folder).join("package-lock.json"))
        .map_err(|error| Failed(format!("{folder}/package-lock.json: {error}")))?;
    let mark = Path::new(folder).join("node_modules/.installed-lock");
    if fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step(
        &format!("installing the packages of {folder}"),
        &mut npm(
            folder,
            &["ci", "--no-fund", "--no-audit", "--loglevel=error"],
        ),
    )?;
    fs::write(&mark, lock).map_err(|error| Failed(format!("{}: {error}", mark.display())))
}

/// Builds `ui/dist`.
pub fn build() -> Result<(), Failed> {
    packages("ui")?;
    step(
        "building the UI",
        &mut npm("ui", &["run", "--silent", "build"]),
    )
}
