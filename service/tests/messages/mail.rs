//! Letters to a real mail server.

use crate::{
    peer::Peer,
    service::{TEXT, mailing},
};
use jmo_wire::account::Channel::Email;
use serde_json::{Value, json};
use std::net::TcpListener;

fn header<'a>(letter: &'a Value, name: &str) -> &'a str {
    letter["headers"][name].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_letter_arrives_in_both_languages_under_a_subject_that_tells_nothing() {
    let mut peer = Peer::mail(&[]);
    let service = mailing(&peer).await;
    let id = service.put(Email, "siti@jmo.example").await;
    let letter = peer.next().await;
    assert_eq!(letter["taken"], format!("<{id}@jmo>"));
    assert_eq!(letter["by"], "no-reply@jmo.example");
    assert_eq!(letter["to"], "siti@jmo.example");
    assert_eq!(header(&letter, "From"), "JMO <no-reply@jmo.example>");
    assert_eq!(header(&letter, "To"), "siti@jmo.example");
    assert_eq!(
        header(&letter, "Subject"),
        "JMO: pesan untuk Anda (a message for you)"
    );
    assert_eq!(header(&letter, "Auto-Submitted"), "auto-generated");
    assert!(header(&letter, "Content-Type").starts_with("text/plain; charset=\"utf-8\""));
    let date = jiff::fmt::rfc2822::parse(header(&letter, "Date")).expect("a date");
    let age = jiff::Timestamp::now().as_second() - date.timestamp().as_second();
    assert!((0..60).contains(&age), "{age} seconds old");
    let text = TEXT.join("\n\n");
    let arrived = letter["text"].as_str().expect("a text").trim_end();
    assert_eq!(arrived.replace("\r\n", "\n"), text);
    assert_eq!(service.done(&id).await, 1);
}

#[tokio::test]
async fn a_server_that_wants_it_later_gets_the_same_letter_later() {
    let mut peer = Peer::mail(&[]);
    let service = mailing(&peer).await;
    let id = service.put(Email, "gray-2@jmo.example").await;
    for wait in [5, 10] {
        assert_eq!(peer.next().await["refused"], 451);
        service.waits(&id, wait).await;
    }
    assert_eq!(peer.next().await["taken"], format!("<{id}@jmo>"));
    assert_eq!(service.done(&id).await, 3);
    assert_eq!(peer.rest(), Vec::<Value>::new(), "one letter");
}

#[tokio::test]
async fn an_address_that_is_refused_for_good_is_dropped() {
    let mut peer = Peer::mail(&[]);
    let service = mailing(&peer).await;
    let gone = service.put(Email, "gone@jmo.example").await;
    assert_eq!(peer.next().await["refused"], 550);
    assert_eq!(service.done(&gone).await, 1);
    let next = service.put(Email, "siti@jmo.example").await;
    assert_eq!(peer.next().await["taken"], format!("<{next}@jmo>"));
}

#[tokio::test]
async fn what_is_no_mail_address_is_dropped_and_never_sent() {
    let mut peer = Peer::mail(&[]);
    let service = mailing(&peer).await;
    let wrong = service
        .put(Email, "siti@jmo.example>\r\nRCPT TO:<budi@jmo.example")
        .await;
    assert_eq!(service.done(&wrong).await, 1);
    assert_eq!(peer.rest(), Vec::<Value>::new());
}

#[tokio::test]
async fn a_sender_who_is_refused_is_not_the_addressees_fault() {
    let mut peer = Peer::mail(&["--refuses-from"]);
    let service = mailing(&peer).await;
    let id = service.put(Email, "siti@jmo.example").await;
    assert_eq!(peer.next().await["refused"], 553);
    service.waits(&id, 5).await;
    assert_eq!(peer.next().await["refused"], 553);
}

#[tokio::test]
async fn a_server_that_was_down_gets_everything_when_it_is_up() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = free.local_addr().expect("where").port().to_string();
    drop(free);
    let down = Peer::mail(&["--port", &port]);
    let service = mailing(&down).await;
    drop(down);
    let id = service.put(Email, "siti@jmo.example").await;
    service.waits(&id, 5).await;
    service.waiting(&id, 10).await;
    let mut up = Peer::mail(&["--port", &port]);
    service.pass(10);
    assert_eq!(up.next().await["taken"], format!("<{id}@jmo>"));
    assert_eq!(service.done(&id).await, 3);
}

#[tokio::test]
async fn an_answer_that_comes_too_late_means_the_same_letter_again_and_is_no_others_answer() {
    let mut peer = Peer::mail(&[]);
    let service = mailing(&peer).await;
    let slow = service.put(Email, "slow-12@jmo.example").await;
    let first = peer.next().await;
    assert_eq!(first["taken"], format!("<{slow}@jmo>"));
    service.waits(&slow, 5).await;
    let second = peer.next().await;
    assert_eq!(second["taken"], first["taken"]);
    assert_ne!(second["line"], first["line"], "the line is not used again");
    assert_eq!(service.done(&slow).await, 2);
    // The late answer is still on its way; a refusal now must be heard as one.
    let gone = service.put(Email, "gone@jmo.example").await;
    assert_eq!(peer.next().await["refused"], 550);
    assert_eq!(service.done(&gone).await, 1);
}

#[tokio::test]
async fn a_line_is_used_again_and_a_dead_one_costs_no_attempt() {
    let mut peer = Peer::mail(&[]);
    let service = mailing(&peer).await;
    let mut lines = Vec::new();
    for to in ["one@jmo.example", "hangs-up@jmo.example", "two@jmo.example"] {
        let id = service.put(Email, to).await;
        let letter = peer.next().await;
        assert_eq!(letter["to"], json!(to));
        lines.push(letter["line"].clone());
        assert_eq!(service.done(&id).await, 1);
        // Time for the server to hang up.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    assert_eq!(lines[0], lines[1]);
    assert_ne!(lines[1], lines[2]);
}
