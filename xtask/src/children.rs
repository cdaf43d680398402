//! Programs of ours that run beside a task and end with it.

use crate::step::{Failed, cannot_start, command, step};
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A running program; ended when dropped.
#[derive(Debug)]
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    /// Waits until it ends by itself.
    pub fn wait(mut self) -> Result<(), Failed> {
        let status = self.0.wait().map_err(|error| Failed(error.to_string()))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failed(format!("it ended with {status}")))
        }
    }
}

/// Starts a program and waits for the line that begins with `announces`; answers the rest of it.
pub fn start(mut program: Command, announces: &str) -> Result<(Running, String), Failed> {
    let mut child = program
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(&program, &error))?;
    let stdout = child.stdout.take();
    let running = Running(child);
    let lines = stdout
        .into_iter()
        .flat_map(|stdout| BufReader::new(stdout).lines())
        .map_while(Result::ok);
    for line in lines {
        if let Some(rest) = line.strip_prefix(announces) {
            return Ok((running, rest.trim().to_owned()));
        }
        println!("{line}");
    }
    Err(Failed(format!(
        "{:?} ended before it was ready",
        program.get_program()
    )))
}

/// Where cargo puts what it builds.
pub fn target() -> String {
    std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned())
}

/// Where cargo put a program of ours.
pub fn binary(name: &str) -> String {
    let target = target();
    format!("{target}/debug/{name}{}", std::env::consts::EXE_SUFFIX)
}

/// What a sandbox is made with.
#[derive(Clone, Debug)]
pub struct Sandbox<'a> {
    pub data: &'a Path,
    pub listen: &'a str,
    pub population: u32,
    pub seed: u64,
    pub as_of: Option<&'a str>,
}

/// Starts the service on sandbox data; answers its address.
pub fn service(sandbox: &Sandbox<'_>) -> Result<(Running, String), Failed> {
    std::fs::create_dir_all(sandbox.data)
        .map_err(|error| Failed(format!("{}: {error}", sandbox.data.display())))?;
    let mut program = command(
        &binary("jmo-service"),
        &["--sandbox", "--listen", sandbox.listen, "--data"],
    );
    program.arg(sandbox.data);
    program.args([
        "--population",
        &sandbox.population.to_string(),
        "--seed",
        &sandbox.seed.to_string(),
    ]);
    if let Some(day) = sandbox.as_of {
        program.args(["--as-of", day]);
    }
    if std::env::var_os("JMO_LOG").is_none() {
        program.env("JMO_LOG", "warn");
    }
    start(program, "listening on ")
}

/// Starts the browser host on a service; answers the address to open.
pub fn browser_host(
    service: &str,
    listen: &str,
    profile: &Path,
) -> Result<(Running, String), Failed> {
    browser_host_as(&binary("examples/browser_host"), service, listen, profile)
}

/// The same, as this program has it.
pub fn browser_host_as(
    program: &str,
    service: &str,
    listen: &str,
    profile: &Path,
) -> Result<(Running, String), Failed> {
    let mut program = command(
        program,
        &["--listen", listen, "--service", service, "--profile"],
    );
    program.arg(profile);
    start(program, "open ")
}

/// Makes a clip for the cameras of tests: a portrait that makes every gesture, over and over.
pub fn clip(folder: &Path) -> Result<PathBuf, Failed> {
    let clip = folder.join("clip.mjpeg");
    let clip = std::path::absolute(&clip).unwrap_or(clip);
    let mut make = command(
        &binary("examples/clip"),
        &["crates/selfie/faces/portrait-a.jpg"],
    );
    step("making a clip of a portrait", make.arg(&clip))?;
    Ok(clip)
}
