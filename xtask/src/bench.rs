//! `bench`: side by side, in one run, as ratios.

use crate::{
    children::{self, Sandbox, browser_host_as, clip, target},
    step::{Failed, ask, cannot_start, command, step},
    system,
    ui::{self, npm},
    window,
};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// The balance read against a bare route with the same SQL; writes docs/BENCHMARKS.md.
    Service,
    /// The balance read among 200,000 members against among 1,000; writes docs/BENCHMARKS.md.
    Members,
    /// The outbox emptied into a mail server and a gateway, against the same messages sent without
    /// one; writes docs/BENCHMARKS.md.
    Outbox,
    /// The app's start against an empty window's; writes docs/BENCHMARKS.md.
    App,
    /// A statement as PDF against its text alone; writes docs/BENCHMARKS.md.
    Document,
    /// Forty years through the formulas; writes docs/BENCHMARKS.md.
    Rules,
    /// A frame of the selfie check against MediaPipe and ONNX Runtime; writes docs/BENCHMARKS.md.
    Selfie,
}

/// Measures.
pub fn bench(args: &Args) -> Result<(), Failed> {
    match args.what {
        What::Service => step("the balance read, side by side", &mut service("balance")),
        What::Members => step(
            "the balance read at two sizes",
            service("balance").arg("--members"),
        ),
        What::Outbox => step(
            "the outbox, side by side",
            service("outbox").env("JMO_TEST_PYTHON", system::mail_python()?),
        ),
        What::App => window::bench(),
        What::Document => printed("jmo-document", "statement"),
        What::Rules => printed("jmo-rules", "projection"),
        What::Selfie => selfie(),
    }
}

/// A benchmark of the service that writes its part of the page.
fn service(name: &str) -> Command {
    let arguments = [
        "bench",
        "--package",
        "jmo-service",
        "--bench",
        name,
        "--",
        "--write",
        "docs/BENCHMARKS.md",
    ];
    command("cargo", &arguments)
}

/// A benchmark that prints its part of the page.
fn printed(package: &str, name: &str) -> Result<(), Failed> {
    let arguments = ["bench", "--quiet", "--package", package, "--bench", name];
    eprintln!("▶ {name} …");
    print(name, command("cargo", &arguments))
}

/// Runs a benchmark and puts what it prints on the page.
fn print(name: &str, mut command: Command) -> Result<(), Failed> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| cannot_start(&command, &error))?;
    if !output.status.success() {
        return Err(Failed(format!("{name} did not run")));
    }
    let table = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    println!("{table}");
    write(name, &table)
}

/// The selfie check beside its peers, all on one core.
fn selfie() -> Result<(), Failed> {
    let package = ["--release", "--package", "jmo-selfie"];
    let build = |what: &[&str]| {
        let mut command = command("cargo", what);
        command.args(package);
        command
    };
    let python = system::face_python()?;
    step(
        "building what is measured",
        &mut build(&["build", "--example", "faces", "--example", "empty_program"]),
    )?;
    step(
        "building the measurement",
        command("cargo", &["bench", "--no-run", "--bench", "selfie"])
            .args(["--package", "jmo-selfie"]),
    )?;
    let arguments = "--cpu-list 0 cargo bench --quiet --package jmo-selfie --bench selfie";
    let words: Vec<_> = arguments.split(' ').collect();
    let mut command = match ask("taskset", &["--version"]) {
        Some(_) => command("taskset", &words),
        None => command("cargo", &words[3..]),
    };
    eprintln!("▶ selfie …");
    command.env("JMO_TEST_PYTHON", python);
    print("selfie", command)?;
    guidance()
}

/// From a frame of the camera to the guidance on the screen, in a browser, with the app as released.
fn guidance() -> Result<(), Failed> {
    system::ensure(system::BUILD)?;
    system::ensure(system::TEST)?;
    ui::build()?;
    ui::packages("e2e")?;
    let programs = [
        "build",
        "--workspace",
        "--bin",
        "jmo-service",
        "--example",
        "clip",
    ];
    step("building the service", &mut command("cargo", &programs))?;
    let host = [
        "build",
        "--release",
        "--package",
        "jmo",
        "--example",
        "browser_host",
    ];
    step("building the app as released", &mut command("cargo", &host))?;
    let folder = Path::new("target/guidance");
    let _ = fs::remove_dir_all(folder);
    let (_service, address) = children::service(&Sandbox {
        data: &folder.join("sandbox"),
        listen: "127.0.0.1:0",
        population: 50,
        seed: 2026,
        as_of: Some("2026-11-21"),
    })?;
    let host = format!("{}/release/examples/browser_host", target());
    let profile = folder.join("profile");
    let (_host, invitation) = browser_host_as(&host, &address, "127.0.0.1:0", &profile)?;
    let mut script = npm("e2e", &["run", "--silent", "guidance-bench"]);
    script
        .env("JMO_URL", &invitation)
        .env("JMO_SANDBOX", &address)
        .env("JMO_CLIP", clip(folder)?);
    eprintln!("▶ guidance …");
    print("guidance", script)
}

/// Puts a table between the marks of its section on the page.
pub fn write(section: &str, table: &str) -> Result<(), Failed> {
    let page = "docs/BENCHMARKS.md";
    let failed = |error| Failed(format!("{page}: {error}"));
    let text = fs::read_to_string(page).map_err(failed)?;
    let begin = format!("<!-- {section}: begin -->\n");
    let end = format!("<!-- {section}: end -->");
    let parts = text.split_once(&begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some(format!("{before}{begin}{table}\n{end}{after}"))
    });
    let text = parts.ok_or_else(|| Failed(format!("{page} has no place for {section}")))?;
    fs::write(page, text).map_err(failed)
}
