//! Connections over a real socket: how many, how long, and until when.

use axum::{Router, extract::State, routing::get};
use jmo_service::{Limits, serve};
use std::{
    io,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Notify, oneshot},
    task::JoinHandle,
    time::timeout,
};

const HEAD: Duration = Duration::from_millis(300);
/// Much longer than anything here takes.
const FOREVER: Duration = Duration::from_secs(10);
const ASK: &[u8] = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";

struct Serving {
    address: SocketAddr,
    /// Told when a slow request has begun.
    begun: Arc<Notify>,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

async fn serving(connections: usize) -> Serving {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel();
    let begun = Arc::new(Notify::new());
    let slow = |State(begun): State<Arc<Notify>>| async move {
        begun.notify_one();
        tokio::time::sleep(2 * HEAD).await;
        "well"
    };
    let router = Router::new()
        .route("/", get("well"))
        .route("/slow", get(slow))
        .with_state(begun.clone());
    let limits = Limits {
        connections,
        head: HEAD,
    };
    let stopped = async { stopped.await.unwrap_or_default() };
    Serving {
        address,
        begun,
        stop,
        served: tokio::spawn(serve(listener, router, limits, stopped)),
    }
}

impl Serving {
    async fn send(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.expect("connected");
        stream.write_all(bytes).await.expect("sent");
        stream
    }
}

/// Everything until the other side closes.
async fn rest(stream: &mut TcpStream) -> io::Result<String> {
    let mut text = String::new();
    timeout(FOREVER, stream.read_to_string(&mut text)).await??;
    Ok(text)
}

#[tokio::test]
async fn a_connection_that_does_not_say_what_it_wants_is_closed() {
    let serving = serving(10).await;
    for said in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: x\r\n"] {
        let mut stream = serving.send(said.as_bytes()).await;
        assert_eq!(rest(&mut stream).await.expect("closed"), "", "{said}");
    }
    // So is one that was answered and does not ask again.
    let mut stream = serving.send(ASK).await;
    let answered = rest(&mut stream).await.expect("closed");
    assert!(answered.ends_with("\r\n\r\nwell"), "{answered}");
}

#[tokio::test]
async fn one_connection_too_many_waits_for_a_place() {
    let serving = serving(1).await;
    let began = Instant::now();
    let _idle = serving.send(b"").await;
    let mut second = serving.send(ASK).await;
    let answered = rest(&mut second).await.expect("closed");
    assert!(answered.starts_with("HTTP/1.1 200 OK"), "{answered}");
    assert!(began.elapsed() >= HEAD, "the first one had the place");
}

#[tokio::test]
async fn stopped_it_answers_what_is_under_way_and_nobody_else() {
    let serving = serving(10).await;
    let mut idle = serving.send(b"").await;
    let mut asked = serving.send(b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await;
    serving.begun.notified().await;
    serving.stop.send(()).expect("it still runs");
    let answered = rest(&mut asked).await.expect("closed");
    assert!(answered.ends_with("\r\n\r\nwell"), "{answered}");
    assert_eq!(rest(&mut idle).await.expect("closed"), "");
    let served = timeout(FOREVER, serving.served).await;
    served.expect("in time").expect("without a panic");
    assert!(TcpStream::connect(serving.address).await.is_err());
}
