//! The law on the command line: `list` names the formulas, `NAME --help` tells what one takes, and
//! `NAME` reads JSON from standard input and writes the answer, with its steps and articles.

use jmo_rules::explain::{Explained, FORMULAS, Field, Formula, InputProblem, Kind};
use serde_json::{Map, Value as Json, json};
use std::{
    io::{Read, Write, stdin, stdout},
    process::ExitCode,
};

/// Whoever reads may stop reading: that is no fault.
macro_rules! say {
    ($($said:tt)*) => {{
        let _ = writeln!(stdout(), $($said)*);
    }};
}

const USAGE: &str = "explain list
explain NAME --help
explain NAME < inputs.json";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["list"] => {
            for formula in FORMULAS {
                say!("{:26} {}", formula.name, formula.about);
            }
            ExitCode::SUCCESS
        }
        [] | ["-h" | "--help" | "help"] => {
            say!("{USAGE}");
            ExitCode::SUCCESS
        }
        [name, rest @ ..] => match (Formula::named(name), rest) {
            (Some(formula), ["-h" | "--help"]) => {
                help(formula);
                ExitCode::SUCCESS
            }
            (Some(formula), []) => explain(formula),
            (None, _) => {
                eprintln!("there is no formula {name}; `explain list` names them all");
                ExitCode::from(2)
            }
            (Some(_), _) => {
                eprintln!("{USAGE}");
                ExitCode::from(2)
            }
        },
    }
}

fn help(formula: &Formula) {
    say!(
        "{}: {}\n\ninputs (a JSON object):",
        formula.name,
        formula.about
    );
    fields(formula.fields, 2);
}

fn fields(fields: &[Field], indent: usize) {
    for field in fields {
        let given = match (&field.default, field.required) {
            (Some(default), _) => format!("default {}", default.plain()),
            (None, true) => "required".to_owned(),
            (None, false) => "optional".to_owned(),
        };
        let takes = takes(field.kind);
        say!("{:indent$}{:24} {takes}; {given}", "", field.name);
        say!("{:indent$}{:24} {}", "", "", field.about);
        if let Kind::List { of, .. } = field.kind {
            self::fields(of, indent + 4);
        }
    }
}

fn takes(kind: Kind) -> String {
    match kind {
        Kind::Rupiah { max } => format!("whole rupiah, 0 to {}", max.get()),
        Kind::Rate { min, max } => format!("percent, {} to {}", min.percent(), max.percent()),
        Kind::Date { from } => format!("a day, {from} or later"),
        Kind::Month => "a month, such as 2026-11".to_owned(),
        Kind::Count { min, max } => format!("a whole number, {min} to {max}"),
        Kind::Choice { words } => words.join(" | "),
        Kind::Flag => "true | false".to_owned(),
        Kind::Text => "a text".to_owned(),
        Kind::List { max, .. } => format!("a list of up to {max} rows of"),
    }
}

fn explain(formula: &Formula) -> ExitCode {
    let mut text = String::new();
    if let Err(error) = stdin().read_to_string(&mut text) {
        eprintln!("standard input cannot be read: {error}");
        return ExitCode::FAILURE;
    }
    let given: Map<String, Json> = match serde_json::from_str(&text) {
        Ok(given) => given,
        Err(error) => {
            eprintln!("the inputs are not a JSON object: {error}");
            return ExitCode::from(2);
        }
    };
    match formula.explain(&given) {
        Ok(explained) => {
            say!("{:#}", answer(&explained));
            ExitCode::SUCCESS
        }
        Err(problems) => {
            say!("{:#}", refusal(formula, &problems));
            ExitCode::FAILURE
        }
    }
}

fn answer(explained: &Explained) -> Json {
    let result: Map<String, Json> = explained
        .figures
        .iter()
        .map(|figure| (figure.code.to_owned(), figure.value.plain()))
        .collect();
    let steps: Vec<Json> = explained.steps.iter().map(step).collect();
    let table = explained.table.as_ref().map(|table| {
        let rows = table.rows.iter().map(|row| {
            let cells = table.columns.iter().zip(row);
            let cells = cells.map(|(column, value)| ((*column).to_owned(), value.plain()));
            cells.collect::<Map<String, Json>>()
        });
        rows.collect::<Vec<_>>()
    });
    json!({
        "formula": explained.formula,
        "result": result,
        "estimate": explained.estimate,
        "steps": steps,
        "table": table,
    })
}

fn step(step: &jmo_rules::explain::Step) -> Json {
    json!({
        "step": step.code,
        "figures": step.figures,
        "value": step.value.plain(),
        "law": step.source.law,
        "article": step.source.article,
        "estimate": step.source.is_estimate(),
    })
}

fn refusal(formula: &Formula, problems: &[InputProblem]) -> Json {
    let problems: Vec<Json> = problems
        .iter()
        .map(|problem| {
            let mut told = json!(problem.trouble);
            told["field"] = problem.field.clone().into();
            told["message"] = problem.to_string().into();
            told
        })
        .collect();
    json!({ "formula": formula.name, "problems": problems })
}
