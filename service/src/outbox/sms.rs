use super::{
    Message, Messenger, NotDelivered, SetUpError,
    set_up::{host, is_here},
};
use async_trait::async_trait;
use jiff::Timestamp;
use reqwest::{
    Client, Response, StatusCode,
    header::{CONTENT_TYPE, RETRY_AFTER},
    redirect,
};
use ring::hmac;
use serde::Serialize;
use std::{sync::Once, time::Duration};
use url::Url;
use zeroize::Zeroizing;

/// A key shorter than what it signs with could be guessed sooner.
const LEAST_KEY_BYTES: usize = 32;

/// Hands messages to an SMS gateway, by the contract in docs/OPERATIONS.md.
pub struct Sms {
    client: Client,
    url: Url,
    key: hmac::Key,
}

impl std::fmt::Debug for Sms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sms")
            .field("host", &self.url.host_str())
            .finish_non_exhaustive()
    }
}

#[derive(Serialize)]
struct Body<'a> {
    id: &'a str,
    to: &'a str,
    text: &'a str,
}

impl Sms {
    /// Prepares to send through the gateway at `url`, signing with `key` (hex); nothing is sent yet.
    ///
    /// # Errors
    /// See [`SetUpError`].
    pub fn new(url: &str, key: &str) -> Result<Self, SetUpError> {
        let url = Url::parse(url).map_err(|_| SetUpError::SmsUrl)?;
        let encrypted = url.scheme() == "https";
        let here = url.scheme() == "http" && is_here(&url);
        let anonymous = url.username().is_empty() && url.password().is_none();
        if host(&url).is_none() || !(encrypted || here) || !anonymous {
            return Err(SetUpError::SmsUrl);
        }
        let key = Zeroizing::new(unhex(key.trim()).ok_or(SetUpError::SmsKey)?);
        if key.len() < LEAST_KEY_BYTES {
            return Err(SetUpError::SmsKey);
        }
        Ok(Self {
            client: client(encrypted).map_err(|error| SetUpError::Http(error.to_string()))?,
            key: hmac::Key::new(hmac::HMAC_SHA256, &key),
            url,
        })
    }

    /// Whether the gateway runs on this machine.
    pub fn is_here(&self) -> bool {
        is_here(&self.url)
    }

    fn signature(&self, at: i64, body: &str) -> String {
        let tag = hmac::sign(&self.key, format!("{at}.{body}").as_bytes());
        let hex: String = tag.as_ref().iter().map(|b| format!("{b:02x}")).collect();
        format!("t={at},v1={hex}")
    }
}

#[async_trait]
impl Messenger for Sms {
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered> {
        let body = Body {
            id: &message.id,
            to: &message.to,
            text: &message.text,
        };
        let body = serde_json::to_string(&body)
            .map_err(|_| NotDelivered::Never("cannot be written".to_owned()))?;
        let signature = self.signature(Timestamp::now().as_second(), &body);
        let request = self
            .client
            .post(self.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .header("idempotency-key", &message.id)
            .header("jmo-signature", signature)
            .body(body);
        let answer = request.send().await;
        understood(&answer.map_err(|error| NotDelivered::later(trouble(&error)))?)
    }
}

/// What an answer means. 401 speaks of our key and not of the message, so the message waits for
/// somebody to set it right.
fn understood(answer: &Response) -> Result<(), NotDelivered> {
    let status = answer.status();
    if status.is_success() {
        return Ok(());
    }
    let why = format!("the SMS gateway answered {}", status.as_u16());
    let another_time = [
        StatusCode::UNAUTHORIZED,
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::TOO_MANY_REQUESTS,
    ];
    if status.is_client_error() && !another_time.contains(&status) {
        return Err(NotDelivered::Never(why));
    }
    let wait = answer.headers().get(RETRY_AFTER);
    let seconds = wait.and_then(|wait| wait.to_str().ok()?.parse().ok());
    Err(NotDelivered::Later {
        why,
        wait: seconds.map(Duration::from_secs),
    })
}

/// Without the library's words: they hold the address that was asked.
fn trouble(error: &reqwest::Error) -> String {
    let what = if error.is_timeout() {
        "did not answer in time"
    } else if error.is_connect() {
        "cannot be reached"
    } else {
        "hung up"
    };
    format!("the SMS gateway {what}")
}

fn client(encrypted: bool) -> reqwest::Result<Client> {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        // Fails only when another one is installed, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    let mut client = Client::builder();
    if !encrypted {
        // Plain HTTP is for this machine only; a proxy would carry it off in clear.
        client = client.no_proxy();
    }
    client
        .user_agent(concat!("jmo-service/", env!("CARGO_PKG_VERSION")))
        // A redirect would carry the message to somebody who was not named.
        .redirect(redirect::Policy::none())
        .build()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok())
        .collect()
}
