use crate::process::http::{Said, call};
use serde_json::{Value, json};
use std::{io, net::SocketAddr};

/// Posts to the account area.
pub fn post(address: SocketAddr, what: &str, body: &Value) -> io::Result<Said> {
    let said = call(
        address,
        "POST",
        &format!("/v1/account/{what}"),
        None,
        Some(body),
    )?;
    assert!(said.status < 500, "{what}: {}", said.json);
    Ok(said)
}

/// Enters a code.
pub fn enter(address: SocketAddr, token: &str, code: &str) -> io::Result<Said> {
    post(
        address,
        "code",
        &json!({"challenge_token": token, "code": code}),
    )
}

/// "200", or why not.
pub fn balance(address: SocketAddr, access: &str) -> io::Result<String> {
    let said = call(address, "GET", "/v1/balance", Some(access), None)?;
    let code = said.text("code");
    Ok(if code.is_empty() {
        said.status.to_string()
    } else {
        code.to_owned()
    })
}

/// The newest message to an address.
pub fn newest(address: SocketAddr, email: &str) -> io::Result<Value> {
    let said = call(
        address,
        "GET",
        &format!("/sandbox/messages?to={email}"),
        None,
        None,
    )?;
    Ok(said.json[0].clone())
}
