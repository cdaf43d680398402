//! `bench`: side by side, in one run, as ratios.

use crate::{
    step::{Failed, ask, command, step},
    system, window,
};
use std::{fs, process::Command};

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
    /// The outbox emptied into a mail server and a gateway, against the same messages sent without
    /// one; writes docs/BENCHMARKS.md.
    Outbox,
    /// The app's start against an empty window's; writes docs/BENCHMARKS.md.
    App,
    /// A statement as PDF against its text alone; writes docs/BENCHMARKS.md.
    Document,
    /// Forty years through the formulas; writes docs/BENCHMARKS.md.
    Rules,
}

/// Measures.
pub fn bench(args: &Args) -> Result<(), Failed> {
    match args.what {
        What::Service => step("the balance read, side by side", &mut service("balance")),
        What::Outbox => step(
            "the outbox, side by side",
            service("outbox").env("JMO_TEST_PYTHON", system::mail_python()?),
        ),
        What::App => window::bench(),
        What::Document => printed("jmo-document", "statement"),
        What::Rules => printed("jmo-rules", "projection"),
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
    let table = ask("cargo", &arguments).ok_or_else(|| Failed(format!("{name} did not run")))?;
    println!("{table}");
    write(name, &table)
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
