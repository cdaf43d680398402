//! What cannot be right is refused with a reason of its own, never with a fault of ours, and
//! leaves no trace.

mod anything;
mod body;
mod edge;
mod fields;
mod identity;
mod shapes;

use crate::test_app::{Answer, Tables, TestApp};
use serde_json::{Value, json};

/// A refusal looks like every other refusal, whatever caused it.
fn check_refusal(answer: &Answer, what: &str) {
    let problem = answer.json();
    assert!(
        (400..500).contains(&answer.status),
        "{what}: {} {problem}",
        answer.status
    );
    assert_eq!(
        answer.header("content-type"),
        "application/problem+json",
        "{what}"
    );
    assert_eq!(problem["status"], answer.status, "{what}");
    assert_eq!(
        problem["reference"],
        answer.header("x-request-id"),
        "{what}"
    );
    assert_eq!(answer.header("x-request-id").len(), 36, "{what}");
    assert!(
        problem["title"]
            .as_str()
            .is_some_and(|title| !title.is_empty()),
        "{what}"
    );
    assert_eq!(answer.header("cache-control"), "no-store", "{what}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert!(!answer.header("jmo-time").is_empty(), "{what}");
}

/// One field is refused, by name and with a code.
async fn refused_field(
    app: &TestApp,
    token: Option<&str>,
    path: &str,
    asked: &Value,
    field: &str,
    code: &str,
) {
    let answer = match token {
        Some(token) => app.act(token, path, asked).await,
        None => app.post(path, asked).send().await,
    };
    let what = asked.to_string();
    check_refusal(&answer, &what);
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (422, "invalid_field"),
        "{what}"
    );
    assert_eq!(
        answer.json()["fields"],
        json!([{"path": field, "code": code}]),
        "{what}"
    );
}

/// Runs something and finds every table as it was.
async fn writes_nothing(app: &TestApp, something: impl Future<Output = ()>) {
    let before = Tables::read(app.app.store()).await;
    something.await;
    let after = Tables::read(app.app.store()).await;
    assert_eq!(
        before.changed(&after),
        Vec::<&str>::new(),
        "tables were written"
    );
}
