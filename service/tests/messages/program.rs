use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
};

/// The real service in a process of its own, killed when dropped.
#[derive(Debug)]
pub struct Program {
    child: Child,
    pub address: SocketAddr,
}

/// The service, about to be started with nothing of this process's settings.
pub fn command(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jmo-service"));
    command
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(folder)
        .args(arguments)
        .envs(variables.iter().copied())
        .stdin(Stdio::null());
    for name in [
        "JMO_SMTP_URL",
        "JMO_SMTP_FROM",
        "JMO_SMS_URL",
        "JMO_SMS_KEY",
    ] {
        if !variables.iter().any(|(set, _)| *set == name) {
            command.env_remove(name);
        }
    }
    command
}

/// What it complains of instead of starting.
pub fn complaint(mut command: Command) -> String {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut said = String::new();
    let out = child.stdout.take().expect("its output");
    BufReader::new(out).read_line(&mut said).expect("a text");
    assert_eq!(said, "", "it started");
    let mut error = child.stderr.take().expect("its complaint");
    error.read_to_string(&mut said).expect("a text");
    assert!(!child.wait().expect("its end").success());
    said
}

impl Program {
    /// Starts it and waits until it answers; its log is added to a file.
    pub fn start(mut command: Command, log: &Path) -> Self {
        let log_file = File::options().create(true).append(true).open(log);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(log_file.expect("a log file"))
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on http://");
        let address = address.unwrap_or_else(|| panic!("it did not start; see {}", log.display()));
        Self {
            child,
            address: address.parse().expect("an address"),
        }
    }

    /// SIGKILL: no chance to tidy up.
    pub fn kill(self) {}
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
