//! `cargo xtask`: the one door for people.

mod bench;
mod check;
mod children;
mod run;
mod step;
mod system;
mod test;
mod tour;
mod ui;
mod window;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use step::Failed;

/// Builds, runs, checks and measures JMO.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Open the app on live sandbox data; in a browser where there is no display.
    Run(run::Args),
    /// The same in a browser, display or not.
    Preview(run::Args),
    /// Everything CI runs.
    Test(test::Args),
    /// Pictures of every screen in every look, and one contact sheet.
    Tour(tour::Args),
    /// Format, lints, types, generated files, licences.
    Check(check::Args),
    /// Measure, side by side, in one run.
    Bench(bench::Args),
}

fn main() -> ExitCode {
    // Every path of this tool is told from the workspace's root.
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let done = std::env::set_current_dir(root)
        .map_err(|error| Failed(format!("{root}: {error}")))
        .and_then(|()| match Args::parse().task {
            Task::Run(args) => run::run(&args),
            Task::Preview(args) => run::preview(&args),
            Task::Test(args) => test::test(&args),
            Task::Tour(args) => tour::tour(&args),
            Task::Check(args) => check::check(&args),
            Task::Bench(args) => bench::bench(&args),
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(why)) => {
            eprintln!("\n✗ {why}");
            ExitCode::FAILURE
        }
    }
}
