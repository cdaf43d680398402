//! The app in its real window: under a screen of its own, with a real keystore on a bus of its own.

use crate::{
    children::binary,
    step::{Failed, command, step},
};
use std::{fs, path::PathBuf};

/// The version the "next" build of the app says it has.
const NEXT: &str = "9.9.9";

/// Tests what only a real window can show. Elsewhere than on Linux there is nothing to drive it.
pub fn test() -> Result<(), Failed> {
    if !cfg!(target_os = "linux") {
        eprintln!("– the real window: skipped, it is driven on Linux only");
        return Ok(());
    }
    let next = built("jmo-next", Some(NEXT))?;
    let app = built("jmo-now", None)?;
    let mut tests = command(
        "xvfb-run",
        &[
            "--auto-servernum",
            "--server-args=-screen 0 1400x1000x24",
            "dbus-run-session",
            "--",
            "npm",
            "run",
            "--silent",
            "window",
        ],
    );
    tests
        .current_dir("e2e")
        .env("JMO_APP", app)
        .env("JMO_APP_NEXT", next)
        .env("JMO_SERVICE_PROGRAM", absolute(&binary("jmo-service"))?);
    step("the app in its window", &mut tests)
}

/// Builds the app and keeps it under a name of its own, since the next build overwrites it.
fn built(name: &str, version: Option<&str>) -> Result<PathBuf, Failed> {
    let mut build = command("cargo", &["build", "--package", "jmo", "--bin", "jmo"]);
    match version {
        Some(version) => build.env("JMO_VERSION", version),
        None => build.env_remove("JMO_VERSION"),
    };
    step(&format!("building the app ({name})"), &mut build)?;
    let kept = absolute("target/window")?;
    let failed = |error| Failed(format!("{}: {error}", kept.display()));
    fs::create_dir_all(&kept).map_err(failed)?;
    fs::copy(binary("jmo"), kept.join(name)).map_err(failed)?;
    Ok(kept.join(name))
}

fn absolute(path: &str) -> Result<PathBuf, Failed> {
    std::path::absolute(path).map_err(|error| Failed(format!("{path}: {error}")))
}
