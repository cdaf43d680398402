//! The log of a service that sends, at its most talkative.

use crate::{
    peer::{KEY, Peer},
    program::{Program, command},
    service::{FROM, open, put},
};
use jmo_service::Clock;
use jmo_wire::account::Channel::{Email, Sms};
use std::fs;
use tempfile::tempdir;

#[tokio::test]
async fn the_log_says_what_became_of_messages_and_nothing_of_what_is_in_them() {
    let folder = tempdir().expect("a folder");
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    fs::create_dir(&data).expect("a folder");
    let app = open(&data, Clock::system()).await;
    let letters = ["siti@jmo.example", "gone@jmo.example", "gray-1@jmo.example"];
    put(&app, Email, &letters.map(str::to_owned)).await;
    let texts = ["+6281290009001", "+62800400999", "+62800500001"];
    put(&app, Sms, &texts.map(str::to_owned)).await;
    app.store().close().await;

    let (mut mail, mut gateway) = (Peer::mail(&["--user", "bagas:hunter2"]), Peer::gateway(KEY));
    let smtp = format!("smtp://bagas:hunter2@127.0.0.1:{}", mail.port);
    let sms = gateway.sms_url();
    let set = [
        ("JMO_SMTP_URL", &*smtp),
        ("JMO_SMTP_FROM", FROM),
        ("JMO_SMS_URL", &sms),
        ("JMO_SMS_KEY", KEY),
        ("JMO_LOG", "trace"),
    ];
    let service = Program::start(command(&data, &[], &set), &log);
    // One taken, one refused for good, one refused and then taken.
    for peer in [&mut mail, &mut gateway] {
        for _ in 0..4 {
            peer.next().await;
        }
    }
    service.kill();

    let log = fs::read_to_string(&log).expect("a log");
    for said in [
        "the mail server answered 550",
        "the mail server answered 451",
        "the SMS gateway answered 400",
        "the SMS gateway answered 500",
        "is refused for good and dropped",
        "will try again",
        "UPDATE outbox",
    ] {
        assert!(log.contains(said), "{said}");
    }
    let secrets = [
        "siti",
        "gone@",
        "gray-1",
        "1290009001",
        "2800400999",
        "482913",
        "kode masuk",
    ];
    let keys = ["hunter2", "bagas", &KEY[..16], "jmo-signature", "YmFnYXM"];
    for secret in secrets.iter().chain(&keys) {
        let found = log.lines().find(|line| line.contains(secret));
        assert_eq!(found, None, "the log holds {secret}");
    }
}
