//! How the program starts, and when it will not.

use crate::{
    peer::KEY,
    program::{Program, command, complaint},
    service::FROM,
};
use jmo_service::{Keys, Store};
use tempfile::tempdir;

const HERE: [(&str, &str); 4] = [
    ("JMO_SMTP_URL", "smtp://127.0.0.1:9"),
    ("JMO_SMTP_FROM", FROM),
    ("JMO_SMS_URL", "http://127.0.0.1:9/sms"),
    ("JMO_SMS_KEY", KEY),
];
const SANDBOX: [&str; 5] = ["--sandbox", "--population", "1", "--as-of", "2026-11-21"];

#[test]
fn without_a_way_for_mail_and_sms_it_says_what_is_missing() {
    let folder = tempdir().expect("a folder");
    for (set, missing) in [
        (
            &HERE[..0],
            "JMO_SMTP_URL, JMO_SMTP_FROM, JMO_SMS_URL, JMO_SMS_KEY",
        ),
        (&HERE[..2], "need JMO_SMS_URL, JMO_SMS_KEY,"),
        (&HERE[2..], "need JMO_SMTP_URL, JMO_SMTP_FROM,"),
        (&HERE[..3], "need JMO_SMS_KEY,"),
        (&HERE[1..], "need JMO_SMTP_URL,"),
    ] {
        let said = complaint(command(&folder.path().join("data"), &[], set));
        assert!(said.contains(missing), "{said}");
    }
    assert!(!folder.path().join("data").exists(), "nothing was made");
}

#[test]
fn with_both_ways_it_starts_with_nobody_in_it_and_no_sandbox_page() {
    let folder = tempdir().expect("a folder");
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let service = Program::start(command(&data, &[], &HERE), &log);
    let ask =
        |path| crate::http::call(service.address, "GET", path, None, None).expect("an answer");
    assert_eq!(ask("/health").status, 200);
    assert_eq!(ask("/sandbox/messages").status, 404);
}

#[test]
fn a_sandbox_sends_to_this_machine_only() {
    let folder = tempdir().expect("a folder");
    for (elsewhere, name) in [
        (
            ("JMO_SMTP_URL", "smtp://mail.jmo.example:25"),
            "JMO_SMTP_URL",
        ),
        (("JMO_SMS_URL", "https://sms.jmo.example"), "JMO_SMS_URL"),
    ] {
        let mut set = HERE.to_vec();
        set.push(elsewhere);
        let said = complaint(command(folder.path(), &SANDBOX, &set));
        assert!(
            said.contains("a sandbox sends to this machine only"),
            "{said}"
        );
        assert!(said.contains(name), "{said}");
    }
}

#[tokio::test]
async fn sample_data_and_real_people_never_share_a_folder() {
    let folder = tempdir().expect("a folder");
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    Program::start(command(&data, &SANDBOX, &[]), &log).kill();
    let said = complaint(command(&data, &[], &HERE));
    assert!(said.contains("this folder holds a sandbox"), "{said}");

    let real = folder.path().join("real");
    std::fs::create_dir(&real).expect("a folder");
    let store = Store::open(&real).await.expect("a store");
    Keys::open(&real).expect("keys");
    let mut tx = store.write().await.expect("the writer");
    sqlx::query(
        "INSERT INTO register_event (id, kind, digest, received_at, body_sealed) VALUES ('1', 'employer', x'00', 0, x'00')",
    )
    .execute(&mut *tx)
    .await
    .expect("an event");
    tx.commit().await.expect("committed");
    store.close().await;
    let said = complaint(command(&real, &SANDBOX, &[]));
    assert!(said.contains("this folder holds real people"), "{said}");
}
