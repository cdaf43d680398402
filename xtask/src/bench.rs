//! `bench`: side by side, in one run, as ratios.

use crate::{
    step::{Failed, command, step},
    window,
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
    /// The app's start against an empty window's; writes docs/BENCHMARKS.md.
    App,
}

/// Measures.
pub fn bench(args: &Args) -> Result<(), Failed> {
    match args.what {
        What::Service => {
            let arguments = [
                "bench",
                "--package",
                "jmo-service",
                "--bench",
                "balance",
                "--",
                "--write",
                "docs/BENCHMARKS.md",
            ];
            step(
                "the balance read, side by side",
                &mut command("cargo", &arguments),
            )
        }
        What::App => window::bench(),
    }
}
