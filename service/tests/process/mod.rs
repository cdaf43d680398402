//! The real program in a process of its own, spoken to over a socket.

pub mod http;

use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
};

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_jmo-service");

/// A running `jmo-service`, killed when dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    pub address: SocketAddr,
}

impl Process {
    /// Begins to start it on a folder, with its log in a file. It is not ready yet.
    pub fn spawn(folder: &Path, log: &Path, level: &str) -> Child {
        let log = File::options().create(true).append(true).open(log);
        Command::new(PROGRAM)
            .args([
                "--sandbox",
                "--listen",
                "127.0.0.1:0",
                "--as-of",
                "2026-11-21",
                "--population",
                "5",
                "--data",
            ])
            .arg(folder)
            .env("JMO_LOG", level)
            .stdout(Stdio::piped())
            .stderr(log.expect("a log file"))
            .spawn()
            .expect("the program starts")
    }

    /// Starts it and waits until it answers.
    pub fn start(folder: &Path, log: &Path, level: &str) -> Self {
        let mut child = Self::spawn(folder, log, level);
        let out = child.stdout.take().expect("its output");
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on http://");
        let address = address.unwrap_or_else(|| panic!("it did not start; see {}", log.display()));
        Self {
            child,
            address: address.parse().expect("an address"),
        }
    }

    /// SIGKILL: no chance to tidy up.
    pub fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
