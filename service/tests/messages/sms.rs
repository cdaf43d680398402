//! Messages to a gateway that checks what our contract promises.

use crate::{
    peer::{KEY, Peer},
    service::{Service, TEXT, outside, texting},
};
use jmo_wire::account::Channel::{Email, Sms};
use serde_json::{Value, json};

const NUMBER: &str = "+6281290009001";
const OTHER_KEY: &str = "00000000000000000000000000000000000000000000000000000000000000000a0b";

#[tokio::test]
async fn a_signed_message_is_taken() {
    let mut peer = Peer::gateway(KEY);
    let service = texting(&peer).await;
    let id = service.put(Sms, NUMBER).await;
    let text = TEXT.join("\n\n");
    let taken = json!({"taken": id, "to": NUMBER, "text": text, "again": false});
    assert_eq!(peer.next().await, taken);
    assert_eq!(service.done(&id).await, 1);
}

#[tokio::test]
async fn a_gateway_in_trouble_gets_it_later_and_not_before_it_wants_to() {
    let mut peer = Peer::gateway(KEY);
    let service = texting(&peer).await;
    // 429 asks for a minute.
    for (status, waits) in [
        (408, [5, 10]),
        (429, [60, 60]),
        (500, [5, 10]),
        (503, [5, 10]),
    ] {
        let id = service.put(Sms, &format!("+62800{status}002")).await;
        for wait in waits {
            assert_eq!(peer.next().await, json!({"refused": status, "id": id}));
            service.waits(&id, wait).await;
        }
        let taken = peer.next().await;
        assert_eq!(
            (&taken["taken"], &taken["again"]),
            (&json!(id), &json!(false))
        );
        assert_eq!(service.done(&id).await, 3);
    }
}

#[tokio::test]
async fn a_message_the_gateway_will_never_take_is_dropped() {
    let mut peer = Peer::gateway(KEY);
    let service = texting(&peer).await;
    for status in [400, 403, 404, 422] {
        let id = service.put(Sms, &format!("+62800{status}999")).await;
        assert_eq!(peer.next().await, json!({"refused": status, "id": id}));
        assert_eq!(service.done(&id).await, 1);
    }
    let next = service.put(Sms, NUMBER).await;
    assert_eq!(peer.next().await["taken"], next);
}

#[tokio::test]
async fn a_wrong_signature_is_refused_and_the_message_waits_for_the_right_key() {
    let mut peer = Peer::gateway(KEY);
    let mut service = Service::start(outside(None, Some((&peer, OTHER_KEY)))).await;
    let id = service.put(Sms, NUMBER).await;
    assert_eq!(peer.next().await, json!({"refused": 401}));
    service.waiting(&id, 5).await;
    service.restart(outside(None, Some((&peer, KEY)))).await;
    assert_eq!(peer.next().await["taken"], id);
    assert_eq!(service.done(&id).await, 2);
}

#[tokio::test]
async fn a_gateway_that_never_answers_holds_up_neither_the_mail_nor_the_message_for_ever() {
    let mut gateway = Peer::gateway(KEY);
    let mut mail = Peer::mail(&[]);
    let service = Service::start(outside(Some(&mail), Some((&gateway, KEY)))).await;
    let mut silent = Vec::new();
    for _ in 0..3 {
        silent.push(service.put(Sms, "+62800000001").await);
    }
    let heard: Vec<Value> = vec![gateway.next().await, gateway.next().await];
    assert!(heard.iter().all(|event| event["refused"] == 0), "{heard:?}");
    let letter = service.put(Email, "siti@jmo.example").await;
    assert_eq!(service.done(&letter).await, 1);
    assert_eq!(mail.next().await["taken"], format!("<{letter}@jmo>"));
    assert_eq!(
        gateway.rest(),
        Vec::<Value>::new(),
        "both are still waiting"
    );
    for id in &silent {
        service.waiting(id, 5).await;
    }
    service.pass(5);
    for id in &silent {
        assert_eq!(service.done(id).await, 2);
    }
}

#[tokio::test]
async fn a_gateway_that_is_not_there_is_tried_again() {
    let gone = Peer::gateway(KEY);
    let service = texting(&gone).await;
    drop(gone);
    let id = service.put(Sms, NUMBER).await;
    service.waits(&id, 5).await;
    service.waiting(&id, 10).await;
}
