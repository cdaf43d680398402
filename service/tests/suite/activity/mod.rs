//! The timeline: all of it, newest first, once each, while more happens.

mod events;
mod filters;
mod pages;

use crate::test_app::TestApp;
use serde_json::Value;

const ACTIVITY: &str = "/v1/activity";

/// Every entry from the first page to the last, under some filter (`kind=…&text=…`).
async fn all(app: &TestApp, token: &str, filter: &str) -> Vec<Value> {
    let mut entries = Vec::new();
    let mut path = format!("{ACTIVITY}?{filter}");
    loop {
        let page = app.see(token, &path).await;
        let listed = page["entries"].as_array().expect("a list");
        assert!(listed.len() <= 50);
        entries.extend(listed.iter().cloned());
        match page["next"].as_str() {
            Some(next) => {
                assert_eq!(listed.len(), 50, "a page before the last is full");
                path = format!("{ACTIVITY}?cursor={next}&{filter}");
            }
            None => return entries,
        }
    }
}

fn ids(entries: &[Value]) -> Vec<String> {
    let id = |entry: &Value| entry["id"].as_str().expect("an id").to_owned();
    entries.iter().map(id).collect()
}
