//! The app in its real window: on a screen of its own, with a real keystore on a bus of its own.

use crate::{
    children::{binary, target},
    step::{Failed, command, step},
    system,
    ui::{self, npm},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The version the "next" build of the app says it has.
const NEXT: &str = "9.9.9";

/// Tests what only a real window can show.
pub fn test() -> Result<(), Failed> {
    if !cfg!(target_os = "linux") {
        eprintln!("– the real window: skipped, it is driven on Linux only");
        return Ok(());
    }
    let next = built("jmo-next", Some(NEXT))?;
    let app = built("jmo-now", None)?;
    let mut tests = on_a_screen("window")?;
    tests
        .env("JMO_APP", app)
        .env("JMO_APP_NEXT", next)
        .env("JMO_SERVICE_PROGRAM", absolute(binary("jmo-service"))?);
    step("the app in its window", &mut tests)
}

/// Measures the app's start beside an empty window's.
pub fn bench() -> Result<(), Failed> {
    system::ensure(system::BUILD)?;
    system::ensure(system::WINDOW)?;
    ui::build()?;
    ui::packages("e2e")?;
    step(
        "building the service",
        &mut command("cargo", &["build", "--package", "jmo-service"]),
    )?;
    let arguments = [
        "build",
        "--release",
        "--package",
        "jmo",
        "--bin",
        "jmo",
        "--example",
        "empty_window",
    ];
    step(
        "building the app and an empty window as released",
        &mut command("cargo", &arguments),
    )?;
    let released = |name: &str| absolute(format!("{}/release/{name}", target()));
    let mut bench = on_a_screen("window-bench")?;
    bench
        .env("JMO_APP", released("jmo")?)
        .env("JMO_EMPTY_WINDOW", released("examples/empty_window")?)
        .env("JMO_SERVICE_PROGRAM", absolute(binary("jmo-service"))?)
        .env("JMO_BENCHMARKS", absolute("docs/BENCHMARKS.md")?);
    step("the app's start, side by side", &mut bench)
}

/// A script of e2e's, on a screen and a bus of its own.
fn on_a_screen(script: &str) -> Command {
    let screen = "--server-args=-screen 0 1400x1000x24";
    let mut command = command(
        "xvfb-run",
        &["--auto-servernum", screen, "dbus-run-session", "--"],
    );
    let script = npm("e2e", &["run", "--silent", script]);
    command.arg(script.get_program()).args(script.get_args());
    command.current_dir("e2e");
    command
}

/// Builds the app and keeps it under a name of its own, since the next build overwrites it.
fn built(name: &str, version: Option<&str>) -> Result<PathBuf, Failed> {
    let mut build = command("cargo", &["build", "--package", "jmo", "--bin", "jmo"]);
    match version {
        Some(version) => build.env("JMO_VERSION", version),
        None => build.env_remove("JMO_VERSION"),
    };
    step(&format!("building the app ({name})"), &mut build)?;
    let kept = folder()?.join(name);
    fs::copy(binary("jmo"), &kept)
        .map_err(|error| Failed(format!("{}: {error}", kept.display())))?;
    Ok(kept)
}

fn absolute(path: impl AsRef<Path>) -> Result<PathBuf, Failed> {
    let path = path.as_ref();
    std::path::absolute(path).map_err(|error| Failed(format!("{}: {error}", path.display())))
}
