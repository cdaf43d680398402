//! `check`: what needs no running app.

use crate::{
    step::{Failed, command, step},
    system,
    ui::{self, npm},
};

/// How to check.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Write formatting and generated files instead of complaining about them.
    #[arg(long)]
    update: bool,
}

/// Checks everything that can be checked by looking.
pub fn check(args: &Args) -> Result<(), Failed> {
    look(args)?;
    generated(
        "bindings",
        &["--package", "jmo", "--test", "bindings"],
        args.update,
    )?;
    generated(
        "OpenAPI document",
        &["--package", "jmo-service", "--test", "suite", "contract"],
        args.update,
    )?;
    step(
        "arrows and licences",
        &mut command("cargo", &["test", "--quiet", "--package", "xtask"]),
    )
}

/// Format, types, texts and lints. What is generated, the arrows and the licences have tests, which
/// `test` runs with all others: building those alone would build most of the workspace once more.
pub fn look(args: &Args) -> Result<(), Failed> {
    system::ensure(system::BUILD)?;
    system::ensure_node()?;
    let format: &[&str] = if args.update {
        &["fmt", "--all"]
    } else {
        &["fmt", "--all", "--check"]
    };
    step("format", &mut command("cargo", format))?;
    ui::build()?;
    if args.update {
        generated(
            "bindings",
            &["--package", "jmo", "--test", "bindings"],
            true,
        )?;
    }
    step(
        "types and texts of the UI",
        &mut npm("ui", &["run", "--silent", "check"]),
    )?;
    step(
        "lints",
        &mut command(
            "cargo",
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ],
        ),
    )
}

fn generated(what: &str, test: &[&str], update: bool) -> Result<(), Failed> {
    let mut words = vec!["test", "--quiet"];
    words.extend(test);
    let mut test = command("cargo", &words);
    if update {
        test.env("JMO_UPDATE", "1");
    }
    step(&format!("the committed {what}"), &mut test)
}
