//! Mail over an encrypted line, with a password.

use crate::{
    peer::{KEY, Peer},
    program::{Program, command},
    service::{FROM, open, put},
};
use jmo_service::Clock;
use jmo_wire::account::Channel::Email;
use std::{fs, path::Path};
use tempfile::{TempDir, tempdir};

/// A folder with a certificate for this machine, its key, and one letter to send.
async fn prepared() -> TempDir {
    let folder = tempdir().expect("a folder");
    let names = ["localhost".to_owned(), "127.0.0.1".to_owned()];
    let made = rcgen::generate_simple_self_signed(names).expect("a certificate");
    let key = made.signing_key.serialize_pem();
    fs::write(folder.path().join("both.pem"), made.cert.pem() + &key).expect("written");
    fs::write(folder.path().join("trusted.pem"), made.cert.pem()).expect("written");
    let app = open(folder.path(), Clock::system()).await;
    put(&app, Email, &["siti@jmo.example".to_owned()]).await;
    app.store().close().await;
    folder
}

fn sends(folder: &Path, smtp: &str, trusted: &str) -> Program {
    let trusted = folder.join(trusted);
    let set = [
        ("JMO_SMTP_URL", smtp),
        ("JMO_SMTP_FROM", FROM),
        ("JMO_SMS_URL", "https://127.0.0.1:9"),
        ("JMO_SMS_KEY", KEY),
        ("SSL_CERT_FILE", trusted.to_str().expect("a path")),
    ];
    Program::start(command(folder, &[], &set), &folder.join("log"))
}

/// Waits for the log to say something.
async fn says(folder: &Path, what: &str) {
    for _ in 0..1_000 {
        if fs::read_to_string(folder.join("log")).is_ok_and(|log| log.contains(what)) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the log does not say «{what}»");
}

fn mail(folder: &Path, more: &[&str]) -> Peer {
    let both = folder.join("both.pem");
    let mut arguments = vec!["--certificate", both.to_str().expect("a path")];
    arguments.extend(["--user", "bagas@jmo.example:hunter:2"]);
    arguments.extend(more);
    Peer::mail(&arguments)
}

#[tokio::test]
async fn a_letter_goes_over_an_encrypted_line_under_its_senders_name() {
    for (more, scheme, query) in [
        (&["--wrapped"][..], "smtps", ""),
        (&[], "smtp", "?tls=required"),
    ] {
        let folder = prepared().await;
        let mut peer = mail(folder.path(), more);
        let port = peer.port;
        let url = format!("{scheme}://bagas%40jmo.example:hunter%3A2@127.0.0.1:{port}{query}");
        let _service = sends(folder.path(), &url, "trusted.pem");
        let letter = peer.next().await;
        assert_eq!(letter["encrypted"], true);
        assert_eq!(letter["user"], "bagas@jmo.example");
    }
}

#[tokio::test]
async fn a_server_whose_certificate_nobody_vouches_for_gets_nothing() {
    let (folder, strangers) = (prepared().await, prepared().await);
    let mut peer = mail(folder.path(), &["--wrapped"]);
    let url = format!(
        "smtps://bagas%40jmo.example:hunter%3A2@127.0.0.1:{}",
        peer.port
    );
    let others = strangers.path().join("trusted.pem");
    let _service = sends(folder.path(), &url, others.to_str().expect("a path"));
    says(folder.path(), "no conversation with the mail server").await;
    says(folder.path(), "certificate").await;
    assert_eq!(peer.rest().len(), 0);
}

#[tokio::test]
async fn a_server_that_will_not_encrypt_gets_nothing() {
    let folder = prepared().await;
    let mut peer = Peer::mail(&[]);
    let url = format!("smtp://127.0.0.1:{}?tls=required", peer.port);
    let _service = sends(folder.path(), &url, "trusted.pem");
    says(folder.path(), "STARTTLS is not supported").await;
    assert_eq!(peer.rest().len(), 0);
}

#[tokio::test]
async fn a_wrong_password_is_our_fault_and_the_letter_waits() {
    let folder = prepared().await;
    let mut peer = mail(folder.path(), &["--wrapped"]);
    let url = format!("smtps://bagas%40jmo.example:wrong@127.0.0.1:{}", peer.port);
    let _service = sends(folder.path(), &url, "trusted.pem");
    says(folder.path(), "the mail server answered 535").await;
    says(folder.path(), "will try again").await;
    assert_eq!(peer.rest().len(), 0);
}
