//! The HTTP adapter against what networks do: a real socket that is closed, silent, slow, a hotel's
//! portal, a gateway, a liar.

use jmo_core::ports::{Api, ApiError, Known};
use jmo_device::HttpApi;
use jmo_wire::{Code, Secret, account::Refresh};
use std::{sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Mutex,
};

/// Serves each connection with the next of `answers`, raw; remembers the requests.
async fn server(answers: Vec<String>) -> (HttpApi, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let requests = Arc::new(Mutex::new(Vec::new()));
    let seen = requests.clone();
    tokio::spawn(async move {
        for answer in answers {
            let (mut socket, _) = listener.accept().await.expect("a connection");
            seen.lock().await.push(read_request(&mut socket).await);
            let _ = socket.write_all(answer.as_bytes()).await;
            let _ = socket.shutdown().await;
        }
    });
    (api(&address), requests)
}

async fn read_request(socket: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = socket.read(&mut bytes).await {
        text.push_str(&String::from_utf8_lossy(&bytes[..count]));
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |length| length.parse().unwrap_or(0));
        if body.len() >= length {
            break;
        }
    }
    text
}

fn api(address: &str) -> HttpApi {
    HttpApi::with_timeouts(
        address,
        "0.1.0",
        Duration::from_millis(500),
        Duration::from_millis(800),
    )
    .expect("an address")
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}",
        body.len()
    )
}

fn problem(status: &str, code: &str, time: &str) -> String {
    let body = format!(r#"{{"status":400,"title":"","code":"{code}","tomorrow":1}}"#);
    answer(
        status,
        &format!("jmo-time: {time}\r\ncontent-type: application/problem+json\r\n"),
        &body,
    )
}

const BALANCE: &str =
    r#"{"total":5,"cards":[],"years":[],"returns_estimated":false,"tomorrow":{"a":1}}"#;

async fn balance(api: &HttpApi) -> Result<i64, ApiError> {
    let known = Known(Some("\"old\"".to_owned()));
    let fetched = api.balance(&Secret::new("token"), &known).await?;
    Ok(fetched.content.map_or(-1, |balance| balance.total.get()))
}

#[tokio::test]
async fn nobody_there_is_offline() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    assert_eq!(balance(&api(&address)).await, Err(ApiError::Offline));
}

#[tokio::test]
async fn a_connection_cut_before_the_answer_is_offline() {
    let (api, _) = server(vec![String::new()]).await;
    assert_eq!(balance(&api).await, Err(ApiError::Offline));
}

#[tokio::test]
async fn somebody_who_says_nothing_is_slow() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let api = api(&format!(
        "http://{}",
        listener.local_addr().expect("an address")
    ));
    assert_eq!(balance(&api).await, Err(ApiError::Slow));
    drop(listener);
}

#[tokio::test]
async fn what_is_not_our_service_is_garbled() {
    let time = "jmo-time: 2026-11-21T02:00:00Z\r\n";
    let cases = [
        (
            "a portal's page",
            answer(
                "200 OK",
                "content-type: text/html\r\n",
                "<html>Login to Wi-Fi</html>",
            ),
        ),
        (
            "a portal's redirect",
            answer("302 Found", "location: http://127.0.0.1:1/portal\r\n", ""),
        ),
        ("no JSON", answer("200 OK", time, "{\"total\":")),
        ("another JSON", answer("200 OK", time, "[1,2,3]")),
        ("no time", answer("200 OK", "", BALANCE)),
        (
            "an answer without end",
            answer("200 OK", time, &"x".repeat(1_100_000)),
        ),
        (
            "a refusal of somebody else",
            answer("404 Not Found", "", "<html>nginx</html>"),
        ),
    ];
    for (what, answer) in cases {
        let (api, _) = server(vec![answer]).await;
        assert_eq!(balance(&api).await, Err(ApiError::Garbled), "{what}");
    }
}

#[tokio::test]
async fn an_answer_cut_short_is_not_taken_for_a_whole_one() {
    let cut = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 500\r\njmo-time: 2026-11-21T02:00:00Z\r\n\r\n{BALANCE}"
    );
    let (api, _) = server(vec![cut]).await;
    assert!(matches!(
        balance(&api).await,
        Err(ApiError::Garbled | ApiError::Offline)
    ));
}

#[tokio::test]
async fn a_gateway_that_speaks_for_a_service_that_is_down_is_busy() {
    let (api, _) = server(vec![answer(
        "502 Bad Gateway",
        "",
        "<html>bad gateway</html>",
    )])
    .await;
    let refused = balance(&api).await;
    assert!(matches!(refused, Err(ApiError::Refused(problem)) if problem.code == Code::Busy));
}

#[tokio::test]
async fn a_refusal_is_read_with_its_code_even_one_from_the_future() {
    let (api, _) = server(vec![
        problem(
            "401 Unauthorized",
            "session_expired",
            "2026-11-21T02:00:00Z",
        ),
        problem("409 Conflict", "something_new", "2026-11-21T02:00:00Z"),
    ])
    .await;
    assert!(
        matches!(balance(&api).await, Err(ApiError::Refused(problem)) if problem.code == Code::SessionExpired)
    );
    assert!(
        matches!(balance(&api).await, Err(ApiError::Refused(problem)) if problem.code == Code::Unknown)
    );
}

#[tokio::test]
async fn an_answer_with_fields_from_the_future_is_read_and_304_means_as_before() {
    let time = "jmo-time: 2026-11-21T02:00:00Z\r\netag: \"new\"\r\n";
    let (api, requests) = server(vec![
        answer("200 OK", time, BALANCE),
        answer("304 Not Modified", time, ""),
    ])
    .await;
    assert_eq!(balance(&api).await, Ok(5));
    assert_eq!(balance(&api).await, Ok(-1));
    let first = requests.lock().await[0].to_lowercase();
    assert!(
        first.contains("authorization: bearer token") && first.contains("if-none-match: \"old\"")
    );
}

#[tokio::test]
async fn a_device_with_a_wrong_clock_learns_the_services_time_and_is_served() {
    let (api, requests) = server(vec![
        // The device knows no time yet, so the first request says none.
        answer("200 OK", "jmo-time: 2020-01-01T00:00:00Z\r\n", BALANCE),
        // It now says 2020, which the service (set right meanwhile) refuses once.
        problem("400 Bad Request", "clock_skewed", "2026-11-21T02:00:00Z"),
        answer("204 No Content", "", ""),
    ])
    .await;
    balance(&api).await.expect("a balance");
    api.sign_out(&Refresh {
        refresh_token: Secret::new("r"),
    })
    .await
    .expect("asked once more, with the right time");
    let requests = requests.lock().await;
    assert!(!requests[0].contains("jmo-time"));
    assert!(requests[1].contains("jmo-time: 2020-01-01T00:00:0"));
    assert!(requests[2].contains("jmo-time: 2026-11-21T02:00:0"));
    assert!(
        requests[2].contains(r#"{"refresh_token":"r"}"#),
        "the same request again"
    );
}

#[tokio::test]
async fn a_service_that_always_refuses_the_time_is_not_asked_for_ever() {
    let skewed = || problem("400 Bad Request", "clock_skewed", "2026-11-21T02:00:00Z");
    let (api, requests) = server(vec![skewed(), skewed(), skewed()]).await;
    assert!(
        matches!(balance(&api).await, Err(ApiError::Refused(problem)) if problem.code == Code::ClockSkewed)
    );
    assert_eq!(requests.lock().await.len(), 2);
}
