//! The real program over a real socket: what it writes to its log, and what it does with requests
//! no honest client sends.

use crate::{
    process::{
        Process,
        http::{Said, call, send},
    },
    test_app::{PASSWORD, SITI, WATI, identity, join_request},
};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};
use std::{fs, net::SocketAddr, thread, time::Duration};
use tempfile::tempdir;

fn post(address: SocketAddr, path: &str, body: &Value) -> Said {
    call(address, "POST", path, None, Some(body)).expect("an answer")
}

fn code(address: SocketAddr, to: &str) -> String {
    let path = format!("/sandbox/messages?to={to}");
    for _ in 0..500 {
        let messages = call(address, "GET", &path, None, None)
            .expect("an answer")
            .json;
        if let Some(code) = messages[0]["code"].as_str() {
            return code.to_owned();
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("no message in five seconds")
}

/// A whole session, and everything secret or personal in it.
fn session(address: SocketAddr) -> Vec<String> {
    let login =
        json!({"login": SITI.email, "password": DEMO_PASSWORD, "device_name": "Telepon Siti"});
    let challenge = post(address, "/v1/account/sign-in", &login).json["challenge"].clone();
    let token = challenge["challenge_token"].as_str().expect("a token");
    let code = code(address, SITI.email);
    let first = post(
        address,
        "/v1/account/code",
        &json!({"challenge_token": token, "code": code}),
    );
    let second = post(
        address,
        "/v1/account/refresh",
        &json!({"refresh_token": first.text("refresh_token")}),
    );
    for path in [
        "/v1/account",
        "/v1/membership",
        "/v1/balance",
        "/v1/balance?nik=3174015208909001",
    ] {
        let said = call(
            address,
            "GET",
            path,
            Some(second.text("access_token")),
            None,
        );
        assert_eq!(said.expect("an answer").status, 200);
    }
    let wrong = json!({"login": SITI.phone, "password": "Salah-tetapi-rahasia", "device_name": "Telepon Siti"});
    assert_eq!(post(address, "/v1/account/sign-in", &wrong).status, 403);
    let typo = json!({"login": "siti.rahmawati@", "pasword": DEMO_PASSWORD});
    assert_eq!(post(address, "/v1/account/sign-in", &typo).status, 400);
    // A spent token: the one thing that is worth a warning.
    for token in [second.text("refresh_token"), first.text("refresh_token")] {
        post(
            address,
            "/v1/account/refresh",
            &json!({"refresh_token": token}),
        );
        post(
            address,
            "/v1/account/refresh",
            &json!({"refresh_token": first.text("refresh_token")}),
        );
    }
    post(
        address,
        "/v1/account/sign-out",
        &json!({"refresh_token": second.text("refresh_token")}),
    );

    let mut secrets = vec![
        token.to_owned(),
        code,
        DEMO_PASSWORD.to_owned(),
        "Salah-tetapi".to_owned(),
    ];
    for said in [&first, &second] {
        secrets.extend(["access_token", "refresh_token"].map(|field| said.text(field).to_owned()));
    }
    secrets.push(first.text("device_token").to_owned());
    let personal = [
        SITI.nik,
        SITI.name,
        "Rahmawati",
        "siti",
        &SITI.phone[3..],
        "18030090001",
    ];
    secrets.extend(personal.map(str::to_owned));
    secrets
}

/// A join, a recovery, a changed contact, a complaint and an export, and everything secret or
/// personal in them.
fn account(address: SocketAddr) -> Vec<String> {
    let email = "wati.susanti@contoh.example";
    let prove = |purpose: &str, contact: &str| {
        let asked = json!({"purpose": purpose, "channel": "email", "contact": contact});
        let challenge = post(address, "/v1/account/contact/prove", &asked);
        let code = code(address, contact);
        let asked = json!({"challenge_token": challenge.text("challenge_token"), "code": code});
        let proof = post(address, "/v1/account/code/proof", &asked);
        assert_eq!(proof.status, 200);
        (proof.text("proof_token").to_owned(), code)
    };
    let (proof, one) = prove("join", email);
    let mut typed = identity(&WATI);
    typed["name"] = "Wati Susantini".into();
    let asked = json!({"proof_token": proof, "segment": "pu", "identity": typed});
    assert_eq!(post(address, "/v1/account/join/check", &asked).status, 200);
    let asked = join_request(&[&proof], "pu", &identity(&WATI));
    let joined = post(address, "/v1/account/join", &asked);
    assert_eq!(joined.status, 200);

    let (recovery, two) = prove("recovery", "alamat.kedua@contoh.example");
    let asked = json!({"proof_token": recovery, "identity": SITI.identity()});
    let begun = post(address, "/v1/account/recovery", &asked);
    assert_eq!(begun.status, 200);
    let forgot = json!({"login": "salah.ketik@contoh.example", "kpj": "19050090099"});
    post(address, "/v1/account/forgotten/password", &forgot);

    let own = |path: &str, asked: &Value| {
        let token = joined.text("access_token");
        let said = call(address, "POST", path, Some(token), Some(asked)).expect("an answer");
        assert_eq!(said.status, 200, "{path}");
        said
    };
    let new = "alamat.ketiga@contoh.example";
    let change = json!({"channel": "email", "contact": new, "password": PASSWORD});
    own("/v1/account/contact", &change);
    let three = code(address, new);
    own("/v1/account/export", &json!({"password": PASSWORD}));
    let facts = json!([{"field": "kpj", "value": "Keterangan yang rahasia"}]);
    let note = "Catatan yang rahasia";
    let complaint = json!({"topic": "card_missing", "facts": facts, "note": note});
    let taken = own("/v1/complaint", &complaint);

    let secrets = [
        WATI.identity,
        WATI.name,
        WATI.kpj,
        "19050090099",
        "susantini",
        "wati.susanti",
        "alamat.kedua",
        "alamat.ketiga",
        "salah.ketik",
        "Catatan yang",
        "Keterangan yang",
        PASSWORD,
        &proof,
        &recovery,
        begun.text("recovery_token"),
        taken.text("ticket_token"),
        joined.text("access_token"),
        joined.text("refresh_token"),
        joined.text("device_token"),
        &one,
        &two,
        &three,
    ];
    secrets.map(str::to_owned).to_vec()
}

#[test]
fn the_log_of_a_whole_session_holds_nothing_secret_or_personal() {
    let folder = tempdir().expect("a folder");
    let log = folder.path().join("service.log");
    let data = folder.path().join("data");
    let service = Process::start(&data, &log, "trace");
    let mut secrets = session(service.address);
    secrets.extend(account(service.address));
    service.kill();
    let log = fs::read_to_string(&log).expect("a log");
    assert!(
        log.contains("\"route\":\"/v1/balance\""),
        "requests are in the log"
    );
    assert!(
        log.contains("a spent refresh token came back"),
        "and the theft"
    );
    assert!(
        log.contains("\"route\":\"/v1/complaint\""),
        "those of the account too"
    );
    assert!(
        log.contains("INSERT INTO session"),
        "and, at this level, statements"
    );
    for secret in secrets {
        assert!(!secret.is_empty(), "something to look for");
        let six_digits = secret.len() == 6;
        let found = log.lines().find(|line| {
            // Six digits may stand in a time or a count: then they are not the code.
            let line = line.to_lowercase();
            line.contains(&secret.to_lowercase()) && !(six_digits && chance(&line, &secret))
        });
        assert_eq!(found, None, "the log holds {secret}");
    }
}

/// Whether the digits stand inside a longer run of digits or letters.
fn chance(line: &str, code: &str) -> bool {
    let alone =
        |around: Option<char>| !around.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
    !line.match_indices(code).any(|(at, _)| {
        alone(line[..at].chars().next_back()) && alone(line[at + 6..].chars().next())
    })
}

#[test]
fn a_body_that_is_too_large_is_answered_over_the_wire_declared_or_not() {
    let folder = tempdir().expect("a folder");
    let service = Process::start(
        &folder.path().join("data"),
        &folder.path().join("log"),
        "info",
    );
    let head = "POST /v1/account/refresh HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n";
    let body = "a".repeat(20_000);
    let declared = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
    let mut chunked = format!("{head}transfer-encoding: chunked\r\n\r\n");
    for _ in 0..20 {
        chunked.push_str(&format!("3e8\r\n{}\r\n", "a".repeat(1_000)));
    }
    chunked.push_str("0\r\n\r\n");
    for request in [declared, chunked] {
        let said = send(service.address, request.as_bytes()).expect("an answer");
        assert_eq!((said.status, said.text("code")), (413, "body_too_large"));
    }
    let said = call(service.address, "GET", "/health", None, None).expect("an answer");
    assert_eq!(said.status, 200);
}
