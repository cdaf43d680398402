use crate::RUNS;
use std::thread;

/// Messages a second of one channel: through the outbox, and without one.
#[derive(Debug)]
pub struct Row {
    pub name: &'static str,
    pub ours: Vec<f64>,
    pub bare: Vec<f64>,
}

/// The table with what it was measured on.
pub fn table(rows: &[Row], many: usize) -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let lines: String = rows
        .iter()
        .map(|row| {
            let (ours, bare) = (median(&row.ours), median(&row.bare));
            let (name, ratio) = (row.name, ours / bare);
            format!("| {name} | {ours:.0} | {bare:.0} | {ratio:.2} |\n")
        })
        .collect();
    format!(
        "Medians of {RUNS} runs turn by turn, {many} messages a run, outbox and peer on one machine with {cores} cores.\n\n\
         | | outbox, messages/s | without one, messages/s | ratio |\n|---|--:|--:|--:|\n{lines}"
    )
}

/// The middle one.
fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}
