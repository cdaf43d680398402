use serde_json::{Value, json};
use std::{
    env,
    error::Error,
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// The population that is read from.
pub const PEOPLE: u32 = 1_000;

/// Whom to ask, and as whom.
#[derive(Clone, Debug)]
pub struct Target {
    pub address: SocketAddr,
    /// The access tokens of those who ask; connections share them.
    pub tokens: Vec<String>,
}

impl Target {
    /// The requests of one connection out of `connections`, asked in turn.
    pub fn requests(&self, connection: usize, connections: usize) -> Vec<Vec<u8>> {
        let own = self.tokens.iter().skip(connection).step_by(connections);
        let shared = &self.tokens[connection % self.tokens.len()];
        let mut requests: Vec<_> = own.map(|token| self.request(token)).collect();
        if requests.is_empty() {
            requests.push(self.request(shared));
        }
        requests
    }

    fn request(&self, token: &str) -> Vec<u8> {
        format!(
            "GET /v1/balance HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\n\r\n",
            self.address
        )
        .into_bytes()
    }
}

/// A process that says where it listens, killed when dropped.
struct Listening {
    child: Child,
    address: SocketAddr,
}

impl Listening {
    fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        let out = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().strip_prefix("listening on http://");
        let address = address.and_then(|address| address.parse().ok());
        Ok(Self {
            child,
            address: address.ok_or(io::ErrorKind::InvalidData)?,
        })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The real service on a sandbox of its own, with the demo people signed in.
pub struct Service {
    process: Listening,
    tokens: Vec<String>,
    folder: TempDir,
}

/// The bare route on the same file.
pub struct Peer {
    pub target: Target,
    _process: Listening,
}

impl Service {
    pub fn start() -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let log = File::create(folder.path().join("log"))?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_jmo-service"));
        command
            .args([
                "--sandbox",
                "--listen",
                "127.0.0.1:0",
                "--as-of",
                "2026-11-21",
                "--population",
                &PEOPLE.to_string(),
                "--data",
            ])
            .arg(folder.path())
            .stderr(log);
        let process = Listening::start(&mut command)?;
        let people = call(process.address, "/sandbox/people", None)?;
        let emails = people
            .as_array()
            .ok_or("no people")?
            .iter()
            .map(|person| person["email"].clone());
        let tokens = emails
            .map(|email| sign_in(process.address, &email))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            process,
            tokens,
            folder,
        })
    }

    /// Where its data are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn target(&self) -> Target {
        Target {
            address: self.process.address,
            tokens: self.tokens.clone(),
        }
    }

    /// Starts the bare route beside it: this program again, in a process of its own.
    pub fn peer(&self) -> io::Result<Peer> {
        let mut command = Command::new(env::current_exe()?);
        command.arg("--peer").arg(self.folder.path());
        let process = Listening::start(&mut command)?;
        let target = Target {
            address: process.address,
            tokens: self.tokens.clone(),
        };
        Ok(Peer {
            target,
            _process: process,
        })
    }
}

fn sign_in(address: SocketAddr, email: &Value) -> Result<String, Box<dyn Error>> {
    let asked = json!({"login": email, "password": jmo_service::sandbox::DEMO_PASSWORD, "device_name": "bench"});
    let challenge =
        call(address, "/v1/account/sign-in", Some(&asked))?["challenge"]["challenge_token"].clone();
    let messages = format!(
        "/sandbox/messages?to={}",
        email.as_str().unwrap_or_default()
    );
    for _ in 0..100 {
        let code = call(address, &messages, None)?[0]["code"].clone();
        if code.is_string() {
            let session = call(
                address,
                "/v1/account/code",
                Some(&json!({"challenge_token": challenge, "code": code})),
            )?;
            return Ok(session["access_token"]
                .as_str()
                .ok_or("no session")?
                .to_owned());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Err("no code came".into())
}

/// The comparison is worth nothing when the two do not answer the same.
pub fn same_answer(ours: &Target, bare: &Target) -> Result<(), Box<dyn Error>> {
    for token in &ours.tokens {
        let ours = exchange(ours.address, &ours.request(token))?;
        let bare = exchange(bare.address, &bare.request(token))?;
        if ours != bare || ours["total"].is_null() {
            return Err(format!("the service answers {ours}, the bare route {bare}").into());
        }
    }
    Ok(())
}

pub fn call(address: SocketAddr, path: &str, body: Option<&Value>) -> io::Result<Value> {
    let method = if body.is_some() { "POST" } else { "GET" };
    let body = body.map(Value::to_string).unwrap_or_default();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    exchange(address, request.as_bytes())
}

fn exchange(address: SocketAddr, request: &[u8]) -> io::Result<Value> {
    let mut stream = TcpStream::connect(address)?;
    let head_end = request
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or_default()
        + 1;
    stream.write_all(
        &[
            &request[..head_end],
            b"connection: close\r\n",
            &request[head_end..],
        ]
        .concat(),
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    serde_json::from_str(body).map_err(io::Error::other)
}
