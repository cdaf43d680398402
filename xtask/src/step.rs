use std::{
    process::{Command, Stdio},
    time::Instant,
};

/// Why a task stopped, for the person at the terminal.
#[derive(Debug)]
pub struct Failed(pub String);

/// A command about to be run from the workspace's root.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Runs one step and says so, before and after.
pub fn step(what: &str, command: &mut Command) -> Result<(), Failed> {
    eprintln!("▶ {what} …");
    let began = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    let seconds = began.elapsed().as_secs_f32();
    if status.success() {
        eprintln!("✓ {what} ({seconds:.1} s)");
        Ok(())
    } else {
        Err(Failed(format!(
            "{what} failed after {seconds:.1} s ({status}): {command:?}"
        )))
    }
}

/// Runs a command quietly and answers what it printed; none when it is missing or fails.
pub fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub fn cannot_start(command: &Command, error: &std::io::Error) -> Failed {
    Failed(format!(
        "{:?} cannot be started: {error}",
        command.get_program()
    ))
}
