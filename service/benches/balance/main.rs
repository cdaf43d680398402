//! The balance read of the real service against a bare axum route that runs the same SQL.
//!
//! `cargo bench -p jmo-service --bench balance [-- --members] [-- --quick] [-- --write docs/BENCHMARKS.md]`
//!
//! Closed loop at 64 connections, then open loop at a quarter of the bare route's rate, five runs
//! of each, turn by turn. With `--members`, the service alone: 200,000 members beside 1,000. Ends with an error when a target is missed.

mod load;
mod members;
#[path = "../page/mod.rs"]
mod page;
mod peer;
mod service;
mod signing_in;
mod table;

use load::{Load, Run};
use service::{Service, Target};
use std::{env, error::Error, process::ExitCode, time::Duration};
use table::Table;

/// Runs of each kind.
const RUNS: usize = 5;
/// Connections kept open.
const CONNECTIONS: usize = 64;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let args: Vec<_> = env::args().collect();
    let value = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        args.get(at + 1)
    };
    if let Some(folder) = value("--peer") {
        peer::serve(folder)?;
        return Ok(ExitCode::SUCCESS);
    }
    let quick = args.iter().any(|arg| arg == "--quick");
    if args.iter().any(|arg| arg == "--members") {
        let growth = members::measure(if quick { 1 } else { 5 })?;
        println!("\n{}", growth.markdown());
        if let Some(path) = value("--write") {
            page::write(path, "members", &growth.markdown())?;
        }
        return Ok(verdict(growth.is_good()));
    }
    let table = measure(if quick { 1 } else { 5 })?;
    println!("\n{}", table.markdown());
    if let Some(path) = value("--write") {
        page::write(path, "balance", &table.markdown())?;
    }
    Ok(verdict(table.is_good()))
}

fn verdict(good: bool) -> ExitCode {
    if good {
        ExitCode::SUCCESS
    } else {
        eprintln!("a target is missed");
        ExitCode::FAILURE
    }
}

fn measure(seconds: u64) -> Result<Table, Box<dyn Error>> {
    println!("filling a sandbox of {} people", service::PEOPLE);
    let service = Service::start()?;
    let ours = service.target();
    let bare = service.peer()?;
    service::same_answer(&ours, &bare.target)?;

    let lasts = Duration::from_secs(seconds);
    let warm = Load::closed(Duration::from_secs(1));
    for target in [&ours, &bare.target] {
        warm.run(target)?;
    }
    let closed = turn_by_turn("closed loop", &Load::closed(lasts), &ours, &bare.target)?;
    let quarter = table::median(closed.1.iter().map(|run| run.rate)) / 4.0;
    let open = turn_by_turn(
        "open loop",
        &Load::open(lasts, quarter),
        &ours,
        &bare.target,
    )?;
    // So much that a delay shows, and little enough that it is the sign-ins that cause it.
    let signing_in = signing_in::measure(&ours, lasts, quarter / 4.0)?;
    Ok(Table {
        closed,
        open,
        quarter,
        signing_in,
    })
}

type Runs = (Vec<Run>, Vec<Run>);

/// A, B, A, B, …: what else the machine does falls on both.
fn turn_by_turn(
    what: &str,
    load: &Load,
    ours: &Target,
    bare: &Target,
) -> Result<Runs, Box<dyn Error>> {
    let mut runs = (Vec::new(), Vec::new());
    for at in 1..=RUNS {
        runs.0.push(load.run(ours)?);
        runs.1.push(load.run(bare)?);
        let (one, two) = (&runs.0[at - 1], &runs.1[at - 1]);
        println!(
            "{what} {at}/{RUNS}: service {:.0}/s p99 {:.2} ms · bare {:.0}/s p99 {:.2} ms",
            one.rate, one.p99, two.rate, two.p99
        );
    }
    Ok(runs)
}
