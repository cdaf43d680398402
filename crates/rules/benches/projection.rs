//! A working life of forty years through the formulas, as the app asks them.
//!
//! `cargo bench -p jmo-rules --bench projection`

use jmo_rules::explain::Formula;
use serde_json::{Map, Value, json};
use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

const RUNS: usize = 15;
const TIMES: u32 = 200;
const WANTED: f64 = 1.0;

/// A formula and what it is given.
type Asked = (&'static Formula, Map<String, Value>);

fn main() -> Result<(), Box<dyn Error>> {
    let life = life()?;
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let began = Instant::now();
        for _ in 0..TIMES {
            for (formula, inputs) in &life {
                black_box(formula.explain(inputs)).map_err(|problems| format!("{problems:?}"))?;
            }
        }
        runs.push(began.elapsed() / TIMES);
    }
    runs.sort();
    let median: Duration = runs[RUNS / 2];
    let millis = median.as_secs_f64() * 1e3;
    println!("Median of {RUNS} runs, {TIMES} lives each, steps and tables included.\n");
    println!("| forty years | ms |\n|---|--:|");
    println!("| contributions of a month, JHT, JP, JKK, JKM and JKP | {millis:.3} |\n");
    let met = if millis < WANTED { "met" } else { "not met" };
    println!("- less than {WANTED} ms wanted, {met}.");
    Ok(())
}

/// Someone who works from 2020 to the end of 2059: what each programme comes to.
fn life() -> Result<Vec<Asked>, Box<dyn Error>> {
    let years: Vec<_> = (2020..2060)
        .map(|year| json!({ "year": year, "months": 12, "wage": 6_000_000 }))
        .collect();
    let asked = [
        (
            "contribution-pu",
            json!({ "wage": 6_000_000, "month": "2026-11", "jkk_class": "ii" }),
        ),
        (
            "jht-projection",
            json!({ "wage": 6_000_000, "growth": "5", "from": "2020-01", "to": "2059-12" }),
        ),
        (
            "jp-benefit",
            json!({ "birth_date": "1995-01-10", "years": years }),
        ),
        (
            "jkk-benefit",
            json!({ "wage": 6_000_000, "outcome": "death", "accident_on": "2026-11-21" }),
        ),
        (
            "jkm-benefit",
            json!({ "died_on": "2026-11-21", "since": "2020-01-01", "months_paid": 82 }),
        ),
        (
            "jkp-benefit",
            json!({ "wage": 6_000_000, "dismissed_on": "2026-10-31", "months_paid": 24 }),
        ),
    ];
    let ready = asked.into_iter().map(|(name, inputs)| {
        let formula = Formula::named(name).ok_or(name)?;
        let inputs = inputs.as_object().ok_or("inputs")?.clone();
        Ok((formula, inputs))
    });
    ready.collect()
}
