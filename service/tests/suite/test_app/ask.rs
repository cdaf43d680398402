use super::TestApp;
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Request, request::Builder},
};
use serde_json::Value;
use tower::ServiceExt;

/// A request on its way.
#[derive(Debug)]
pub struct Ask<'a> {
    app: &'a TestApp,
    request: Builder,
    body: Body,
}

/// What came back, read whole.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl TestApp {
    /// Asks without a body.
    pub fn ask(&self, method: &str, path: &str) -> Ask<'_> {
        self.ask_as_host(method, path, "127.0.0.1")
    }

    /// Asks without a body, under some host's name.
    pub fn ask_as_host(&self, method: &str, path: &str, host: &str) -> Ask<'_> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", host);
        Ask {
            app: self,
            request,
            body: Body::empty(),
        }
    }

    /// Reads.
    pub fn get(&self, path: &str) -> Ask<'_> {
        self.ask("GET", path)
    }

    /// Posts JSON.
    pub fn post(&self, path: &str, json: &Value) -> Ask<'_> {
        self.ask("POST", path)
            .header("content-type", "application/json")
            .body(json.to_string())
    }

    /// Posts JSON as the holder of an access token.
    pub async fn act(&self, token: &str, path: &str, json: &Value) -> Answer {
        self.post(path, json).bearer(token).send().await
    }

    /// Reads as the holder of an access token.
    pub async fn see(&self, token: &str, path: &str) -> Value {
        self.get(path).bearer(token).send().await.ok()
    }
}

impl Ask<'_> {
    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value.as_bytes());
        self
    }

    /// Says what only the socket knows.
    pub fn extension(mut self, what: impl Clone + Send + Sync + 'static) -> Self {
        self.request = self.request.extension(what);
        self
    }

    /// Asks as the holder of an access token.
    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// Sends these bytes.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// Sends it off.
    pub async fn send(self) -> Answer {
        let request = self.request.body(self.body).expect("a request");
        let answer = self.app.router.clone().oneshot(request).await;
        let (parts, body) = answer.expect("routers do not fail").into_parts();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: to_bytes(body, usize::MAX).await.expect("a whole body"),
        }
    }
}

impl Answer {
    /// A header's text, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(|value| value.to_str());
        value.and_then(Result::ok).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The machine code of a refusal, or the status of an answer.
    pub fn code(&self) -> String {
        match self.json()["code"].as_str() {
            Some(code) => code.to_owned(),
            None => self.status.to_string(),
        }
    }

    /// A refusal with this status and code.
    pub fn refused(&self, status: u16, code: &str) {
        let told = (self.status, self.code());
        assert_eq!(told, (status, code.to_owned()), "{}", self.text());
    }

    /// The answer without what is different in every answer.
    pub fn plain(&self) -> (u16, Value, Vec<String>) {
        let mut body = self.json();
        for (name, value) in body.as_object_mut().into_iter().flatten() {
            if name == "reference" || name.ends_with("_token") {
                *value = "-".into();
            }
        }
        let headers = self.headers.keys().map(ToString::to_string).collect();
        (self.status, body, headers)
    }

    /// The body of an answer that is what was asked for.
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text());
        self.json()
    }

    /// An answer that says no more than that it was done.
    pub fn done(&self) {
        assert_eq!(self.status, 204, "{}", self.text());
    }

    /// Seconds to wait, as the refusal says.
    pub fn retry_after(&self) -> i64 {
        self.json()["retry_after"].as_i64().unwrap_or_default()
    }
}
