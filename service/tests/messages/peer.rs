use serde_json::Value;
use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};
use tokio::{
    sync::mpsc::{self, UnboundedReceiver},
    time::timeout,
};

/// The key that tests sign with.
pub const KEY: &str = "6b1f0a55c2e94d3f8a7700112233445566778899aabbccddeeff00112233aa55";

/// A mail server or gateway in a process of its own, killed when dropped.
#[derive(Debug)]
pub struct Peer {
    child: Child,
    pub port: u16,
    events: UnboundedReceiver<Value>,
}

impl Peer {
    /// A mail server.
    pub fn mail(arguments: &[&str]) -> Self {
        Self::start("mail.py", arguments, KEY)
    }

    /// A gateway that expects a key.
    pub fn gateway(key: &str) -> Self {
        Self::start("gateway.py", &[], key)
    }

    fn start(script: &str, arguments: &[&str], key: &str) -> Self {
        let python = env::var_os("JMO_TEST_PYTHON").expect(
            "JMO_TEST_PYTHON must name a Python with aiosmtpd 1.4.6; `cargo xtask test` makes one \
             and runs these tests with it",
        );
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages");
        let mut child = Command::new(python)
            .arg(folder.join(script))
            .args(arguments)
            .env("JMO_SMS_KEY", key)
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let out = child.stdout.take().expect("its output");
        let mut lines = BufReader::new(out).lines();
        let first = lines.next().expect("a line").expect("a text");
        let port = first.strip_prefix("listening on ").expect("where");
        let (say, events) = mpsc::unbounded_channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let event = serde_json::from_str(&line).expect("JSON");
                if say.send(event).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            port: port.parse().expect("a port"),
            events,
        }
    }

    /// What it did next.
    pub async fn next(&mut self) -> Value {
        let next = timeout(Duration::from_secs(30), self.events.recv()).await;
        next.expect("in time").expect("it is alive")
    }

    /// What it did and was not asked for yet.
    pub fn rest(&mut self) -> Vec<Value> {
        std::iter::from_fn(|| self.events.try_recv().ok()).collect()
    }

    /// The address of this mail server.
    pub fn smtp_url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The address of this gateway.
    pub fn sms_url(&self) -> String {
        format!("http://127.0.0.1:{}/sms", self.port)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
