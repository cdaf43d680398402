use axum::{
    extract::{Query, Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use ring::hmac;
use serde::Deserialize;
use std::{net::SocketAddr, sync::Arc};

/// Who may come in: the browser that was opened with this run's key, asking from this page. Any
/// other page in the same browser, and any other user of this machine, stays outside.
#[derive(Clone, Debug)]
pub struct Door(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    address: SocketAddr,
    key: String,
    proof: hmac::Key,
    tag: hmac::Tag,
}

impl Door {
    /// A door with a new key.
    pub fn new(address: SocketAddr) -> Self {
        let mut bytes = [0_u8; 24];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        let key: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let proof = hmac::Key::new(hmac::HMAC_SHA256, &bytes);
        let tag = hmac::sign(&proof, key.as_bytes());
        Self(Arc::new(Parts {
            address,
            key,
            proof,
            tag,
        }))
    }

    /// The address to open once; the browser then has the key.
    pub fn invitation(&self) -> String {
        format!("http://{}/open?key={}", self.0.address, self.0.key)
    }

    fn is_key(&self, text: &str) -> bool {
        // In constant time, by comparing what both give under a random key.
        hmac::verify(&self.0.proof, text.as_bytes(), self.0.tag.as_ref()).is_ok()
    }

    /// Cookies know no ports, so the name holds it.
    fn cookie(&self) -> String {
        format!("jmo_{}", self.0.address.port())
    }

    fn is_ours(&self, headers: &HeaderMap) -> bool {
        let origin = self.0.address.to_string();
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        // A name that was made to resolve to this machine (DNS rebinding) shows in Host.
        let host = text(header::HOST) == Some(&origin);
        let from =
            text(header::ORIGIN).is_none_or(|from| from.strip_prefix("http://") == Some(&origin));
        let name = self.cookie();
        let cookies = text(header::COOKIE).unwrap_or_default();
        let key = cookies
            .split(';')
            .filter_map(|one| one.trim().split_once('='))
            .find(|(one, _)| *one == name);
        host && from && key.is_some_and(|(_, key)| self.is_key(key))
    }
}

/// Lets in who has the key.
pub async fn guard(State(door): State<Door>, request: Request, next: Next) -> Response {
    if door.is_ours(request.headers()) {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "Open the address that was printed at the start.",
        )
            .into_response()
    }
}

#[derive(Deserialize)]
pub struct Invitation {
    key: String,
}

/// Gives the key to the browser and goes to the app.
pub async fn open(State(door): State<Door>, Query(invitation): Query<Invitation>) -> Response {
    if !door.is_key(&invitation.key) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let cookie = format!(
        "{}={}; Path=/; HttpOnly; SameSite=Strict",
        door.cookie(),
        invitation.key
    );
    ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
}
