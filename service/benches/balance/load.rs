use crate::{CONNECTIONS, service::Target};
use std::{
    io::{self, Read, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

/// How requests are made. One thread for each connection: it sleeps exactly, and costs the
/// service less of the machine than a runtime would.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    lasts: Duration,
    /// Requests a second, in an open loop.
    rate: Option<f64>,
}

/// What one run measured.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Answers a second.
    pub rate: f64,
    /// Milliseconds in which half of all answers came.
    pub p50: f64,
    /// Milliseconds in which 99 of 100 came.
    pub p99: f64,
}

impl Load {
    /// The next request as soon as the answer is there.
    pub fn closed(lasts: Duration) -> Self {
        Self { lasts, rate: None }
    }

    /// So many requests a second, whether answers come or not. A request is late from the moment
    /// it should have left, so a stall counts for everyone who had to wait behind it.
    pub fn open(lasts: Duration, rate: f64) -> Self {
        Self {
            lasts,
            rate: Some(rate),
        }
    }

    /// Runs it against a target.
    pub fn run(&self, target: &Target) -> io::Result<Run> {
        let connections: io::Result<Vec<_>> = (0..CONNECTIONS)
            .map(|at| Connection::open(target, at))
            .collect();
        let connections = connections?;
        let began = Instant::now() + Duration::from_millis(20);
        let times: io::Result<Vec<_>> = thread::scope(|scope| {
            let running: Vec<_> = (0..)
                .zip(connections)
                .map(|(at, connection)| scope.spawn(move || self.one(connection, began, at)))
                .collect();
            running
                .into_iter()
                .map(|one| one.join().expect("no panic"))
                .collect()
        });
        let took = began.elapsed().as_secs_f64();
        let mut times: Vec<_> = times?.into_iter().flatten().collect();
        times.sort_unstable();
        let at =
            |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0;
        Ok(Run {
            rate: times.len() as f64 / took,
            p50: at(0.5),
            p99: at(0.99),
        })
    }

    fn one(
        &self,
        mut connection: Connection,
        began: Instant,
        at: u32,
    ) -> io::Result<Vec<Duration>> {
        let ends = began + self.lasts;
        let mut times = Vec::with_capacity(16_384);
        // Connections take turns: the schedule as a whole is even.
        let step = self.rate.map(|rate| Duration::from_secs_f64(1.0 / rate));
        let mut due = began + step.unwrap_or_default() * at;
        loop {
            let now = Instant::now();
            if due > now {
                thread::sleep(due - now);
            }
            if due.max(now) >= ends {
                return Ok(times);
            }
            let from = if step.is_some() { due } else { Instant::now() };
            connection.ask()?;
            times.push(from.elapsed());
            if let Some(step) = step {
                due += step * CONNECTIONS as u32;
            }
        }
    }
}

/// A connection that stays open.
struct Connection {
    stream: TcpStream,
    /// Asked in turn.
    requests: Vec<Vec<u8>>,
    asked: usize,
    buffer: Vec<u8>,
}

impl Connection {
    fn open(target: &Target, at: usize) -> io::Result<Self> {
        let stream = TcpStream::connect(target.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(15)))?;
        Ok(Self {
            stream,
            requests: target.requests(at, CONNECTIONS),
            asked: 0,
            buffer: vec![0; 64 * 1024],
        })
    }

    /// Asks and reads the answer to its end.
    fn ask(&mut self) -> io::Result<()> {
        let request = &self.requests[self.asked % self.requests.len()];
        self.stream.write_all(request)?;
        self.asked += 1;
        let mut have = 0;
        loop {
            have += match self.stream.read(&mut self.buffer[have..])? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => read,
            };
            if whole(&self.buffer[..have])? {
                return Ok(());
            }
        }
    }
}

/// Whether an answer is there to its end.
fn whole(answer: &[u8]) -> io::Result<bool> {
    let Some(head) = answer.windows(4).position(|window| window == b"\r\n\r\n") else {
        return Ok(false);
    };
    if !answer.starts_with(b"HTTP/1.1 200 ") {
        let text = String::from_utf8_lossy(answer).into_owned();
        return Err(io::Error::other(text));
    }
    let head_text = std::str::from_utf8(&answer[..head]).map_err(io::Error::other)?;
    let length = head_text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .and_then(|length| length.parse::<usize>().ok())
        .ok_or(io::ErrorKind::InvalidData)?;
    Ok(answer.len() >= head + 4 + length)
}
