use crate::{CONNECTIONS, RUNS, Runs, load::Run, service::PEOPLE, signing_in::SigningIn};
use std::thread;

/// The service must answer at least so many of the bare route's requests.
const LEAST_RATE: f64 = 0.7;
/// Its slowest hundredth may take so many times the bare route's.
const MOST_P99: f64 = 2.0;
/// Below these milliseconds nobody feels a difference, and the machine's noise is larger.
const FLOOR_MS: f64 = 5.0;

/// What was measured: the service's runs, then the bare route's.
#[derive(Debug)]
pub struct Table {
    pub closed: Runs,
    pub open: Runs,
    pub quarter: f64,
    pub signing_in: SigningIn,
}

/// The middle one.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}

impl Table {
    fn rates(&self) -> f64 {
        let rate = |runs: &[Run]| median(runs.iter().map(|run| run.rate));
        rate(&self.closed.0) / rate(&self.closed.1)
    }

    fn p99s(&self) -> f64 {
        let p99 = |runs: &[Run]| median(runs.iter().map(|run| run.p99)).max(FLOOR_MS);
        p99(&self.open.0) / p99(&self.open.1)
    }

    fn while_signing_in(&self) -> f64 {
        let p99 = |runs: &[Run]| median(runs.iter().map(|run| run.p99)).max(FLOOR_MS);
        p99(&self.signing_in.busy) / p99(&self.signing_in.quiet)
    }

    /// Whether all targets are met.
    pub fn is_good(&self) -> bool {
        self.rates() >= LEAST_RATE && self.p99s() <= MOST_P99 && self.while_signing_in() <= MOST_P99
    }

    /// The table with what it means.
    pub fn markdown(&self) -> String {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let row = |name: &str, closed: &[Run], open: &[Run]| {
            let of = |runs: &[Run], value: fn(&Run) -> f64| median(runs.iter().map(value));
            format!(
                "| {name} | {:.0} | {:.2} | {:.2} | {:.2} | {:.2} |",
                of(closed, |run| run.rate),
                of(closed, |run| run.p50),
                of(closed, |run| run.p99),
                of(open, |run| run.p50),
                of(open, |run| run.p99),
            )
        };
        let verdict = |good: bool| if good { "met" } else { "**missed**" };
        format!(
            "Medians of {RUNS} runs turn by turn, {CONNECTIONS} connections, {PEOPLE} people, load and services on one machine with {cores} cores.\n\n\
             | | requests/s | p50 ms | p99 ms | open loop p50 ms | open loop p99 ms |\n|---|--:|--:|--:|--:|--:|\n{}\n{}\n\n\
             - Requests per second: {:.2} of the bare route's; at least {LEAST_RATE} wanted, {}.\n\
             - Open loop at {:.0} requests/s (a quarter of the bare route's): p99 {:.2} times the bare route's, below {FLOOR_MS:.0} ms counting as {FLOOR_MS:.0}; at most {MOST_P99} wanted, {}.\n\
             - While 32 people sign in at once, one after the other in each place ({:.0} answered a second), {:.0} reads/s: p99 {:.2} ms beside {:.2} ms with nobody signing in, {:.2} times, below {FLOOR_MS:.0} ms counting as {FLOOR_MS:.0}; at most {MOST_P99} wanted, {}.\n",
            row("service", &self.closed.0, &self.open.0),
            row("bare axum route", &self.closed.1, &self.open.1),
            self.rates(),
            verdict(self.rates() >= LEAST_RATE),
            self.quarter,
            self.p99s(),
            verdict(self.p99s() <= MOST_P99),
            self.signing_in.sign_ins,
            self.signing_in.rate,
            median(self.signing_in.busy.iter().map(|run| run.p99)),
            median(self.signing_in.quiet.iter().map(|run| run.p99)),
            self.while_signing_in(),
            verdict(self.while_signing_in() <= MOST_P99),
        )
    }
}
