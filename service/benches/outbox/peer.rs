use jmo_service::outbox::{Outside, SetUpError};
use jmo_wire::account::Channel;
use std::{
    env,
    error::Error,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
};

const KEY: &str = "6b1f0a55c2e94d3f8a7700112233445566778899aabbccddeeff00112233aa55";

/// The mail server or gateway of the tests, killed when dropped.
pub struct Peer {
    child: Child,
    channel: Channel,
    port: String,
}

impl Peer {
    pub fn start(channel: Channel) -> Result<Self, Box<dyn Error>> {
        let python = env::var_os("JMO_TEST_PYTHON")
            .ok_or("JMO_TEST_PYTHON is not set; run it as `cargo xtask bench outbox`")?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages");
        let script = match channel {
            Channel::Sms => "gateway.py",
            _ => "mail.py",
        };
        let mut child = Command::new(python)
            .arg(folder.join(script))
            .env("JMO_SMS_KEY", KEY)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut out = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        out.read_line(&mut line)?;
        // It tells of every message; somebody must listen.
        thread::spawn(move || io::copy(&mut out.by_ref(), &mut io::sink()));
        let port = line.trim().strip_prefix("listening on ");
        Ok(Self {
            port: port.ok_or("no port")?.to_owned(),
            child,
            channel,
        })
    }

    /// A way out to it.
    pub fn way(&self) -> Result<Outside, SetUpError> {
        let port = &self.port;
        Outside::set_up(|name| match (self.channel, name) {
            (Channel::Email, "JMO_SMTP_URL") => Some(format!("smtp://127.0.0.1:{port}")),
            (Channel::Email, "JMO_SMTP_FROM") => Some("no-reply@jmo.example".to_owned()),
            (Channel::Sms, "JMO_SMS_URL") => Some(format!("http://127.0.0.1:{port}/sms")),
            (Channel::Sms, "JMO_SMS_KEY") => Some(KEY.to_owned()),
            _ => None,
        })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
