//! A sandbox that also sends.

use crate::{
    http::call,
    peer::Peer,
    program::{Program, command},
    service::FROM,
};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::json;
use tempfile::tempdir;

#[tokio::test]
async fn a_code_is_on_the_page_and_in_the_mail() {
    let folder = tempdir().expect("a folder");
    let mut mail = Peer::mail(&[]);
    let set = [("JMO_SMTP_URL", &*mail.smtp_url()), ("JMO_SMTP_FROM", FROM)];
    let arguments = ["--sandbox", "--population", "1", "--as-of", "2026-11-21"];
    let command = command(&folder.path().join("data"), &arguments, &set);
    let service = Program::start(command, &folder.path().join("log"));
    let asked =
        json!({"login": "siti@jmo.example", "password": DEMO_PASSWORD, "device_name": "Telepon"});
    let answer = call(
        service.address,
        "POST",
        "/v1/account/sign-in",
        None,
        Some(&asked),
    );
    assert_eq!(answer.expect("an answer").text("next"), "code");
    let letter = mail.next().await;
    assert_eq!(letter["to"], "siti@jmo.example");
    let page = call(service.address, "GET", "/sandbox/messages", None, None).expect("an answer");
    let code = page.json[0]["code"].as_str().expect("a code");
    let text = letter["text"].as_str().expect("a text");
    assert!(text.contains(code));
    for (name, value) in letter["headers"].as_object().expect("headers") {
        assert!(
            name == "Message-ID" || !value.to_string().contains(code),
            "{name}"
        );
    }
}
