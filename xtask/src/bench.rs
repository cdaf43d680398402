//! `bench`: side by side, in one run, as ratios.

use crate::{
    step::{Failed, command, step},
    system, window,
};
use std::process::Command;

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
