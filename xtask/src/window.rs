//! The app in its real window: on a screen of its own, with a real keystore on a bus of its own.

use crate::{
    bench,
    children::{binary, target},
    step::{Failed, ask, command, step},
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

/// Tests what only a real window can show; with `released`, on the app as it is released, which
/// takes minutes longer to build. Its camera sees `clip`.
pub fn test(released: bool, clip: &Path) -> Result<(), Failed> {
    if !cfg!(target_os = "linux") {
        eprintln!("– the real window: skipped, it is driven on Linux only");
        return Ok(());
    }
    let next = built("jmo-next", Some(NEXT), released)?;
    let app = built("jmo-now", None, released)?;
    let mut tests = on_a_screen("window")?;
    with_programs(&mut tests)?
        .env("JMO_APP", app)
        .env("JMO_APP_NEXT", next)
        .env("JMO_CLIP", clip);
    step("the app in its window", &mut tests)
}

/// Tells a script of e2e's where app and service are, as last built.
pub fn with_programs(script: &mut Command) -> Result<&mut Command, Failed> {
    Ok(script
        .env("JMO_APP", absolute(binary("jmo"))?)
        .env("JMO_SERVICE_PROGRAM", absolute(binary("jmo-service"))?))
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
    with_programs(&mut bench)?
        .env("JMO_APP", released("jmo")?)
        .env("JMO_EMPTY_WINDOW", released("examples/empty_window")?)
        .env("JMO_BENCHMARKS", absolute("docs/BENCHMARKS.md")?);
    step("the app's start, side by side", &mut bench)?;
    vault()
}

/// Measures the vault beside SQLCipher, which lives in a workspace of its own.
fn vault() -> Result<(), Failed> {
    system::ensure(&["libssl-dev"])?;
    let manifest = "crates/vault/sqlcipher/Cargo.toml";
    let place = format!("{}/sqlcipher", target());
    let arguments = [
        "run",
        "--release",
        "--quiet",
        "--locked",
        "--target-dir",
        &place,
        "--manifest-path",
        manifest,
    ];
    eprintln!("▶ the vault beside SQLCipher …");
    let table =
        ask("cargo", &arguments).ok_or_else(|| Failed(format!("{manifest} did not run")))?;
    println!("{table}");
    bench::write("vault", &table)
}

/// A script of e2e's, on a screen and a bus of its own. The screen is a file as well, so that it
/// can be looked at from outside.
pub fn on_a_screen(script: &str) -> Result<Command, Failed> {
    let folder = folder()?;
    let screen = format!(
        "--server-args=-screen 0 1400x1000x24 -fbdir {}",
        folder.display()
    );
    let script = npm("e2e", &["run", "--silent", script]);
    let mut command = command("xvfb-run", &["--auto-servernum", &screen]);
    command
        .args(["dbus-run-session", "--"])
        .arg(script.get_program())
        .args(script.get_args())
        .current_dir("e2e")
        .env("JMO_SCREEN", folder);
    Ok(command)
}

fn folder() -> Result<PathBuf, Failed> {
    let folder = absolute(format!("{}/window", target()))?;
    fs::create_dir_all(&folder)
        .map_err(|error| Failed(format!("{}: {error}", folder.display())))?;
    Ok(folder)
}

/// Builds the app and keeps it under a name of its own, since the next build overwrites it.
fn built(name: &str, version: Option<&str>, released: bool) -> Result<PathBuf, Failed> {
    let (arguments, program): (&[&str], _) = if released {
        let arguments = &["build", "--release", "--package", "jmo", "--bin", "jmo"];
        (arguments, format!("{}/release/jmo", target()))
    } else {
        // With the features its tests were built with, so that little is built again.
        (&["build", "--workspace", "--bin", "jmo"], binary("jmo"))
    };
    let mut build = command("cargo", arguments);
    match version {
        Some(version) => build.env("JMO_VERSION", version),
        None => build.env_remove("JMO_VERSION"),
    };
    step(&format!("building the app ({name})"), &mut build)?;
    let kept = folder()?.join(name);
    fs::copy(program, &kept).map_err(|error| Failed(format!("{}: {error}", kept.display())))?;
    Ok(kept)
}

/// A path that holds in any folder.
pub fn absolute(path: impl AsRef<Path>) -> Result<PathBuf, Failed> {
    let path = path.as_ref();
    std::path::absolute(path).map_err(|error| Failed(format!("{}: {error}", path.display())))
}
