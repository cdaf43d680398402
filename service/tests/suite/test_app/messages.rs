use super::{TestApp, dump_query};
use serde_json::Value;
use std::time::Duration;

/// Another code than this one, as long.
pub fn not(code: &str) -> String {
    let (rest, last) = code.split_at(code.len() - 1);
    let other = if last == "0" { "1" } else { "0" };
    format!("{rest}{other}")
}

impl TestApp {
    /// Waits until every message is marked as sent, which happens a moment after it shows.
    pub async fn outbox_is_quiet(&self) {
        let waiting = "SELECT id FROM outbox WHERE sent_at IS NULL";
        while !dump_query(self.app.store(), waiting).await.is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The code in the next message to an address, once it is delivered.
    pub async fn code_to(&self, address: &str) -> String {
        let read = self.read.lock().expect("no panic").get(address).copied();
        let read = read.unwrap_or_default();
        for _ in 0..1_000 {
            // A notice has no code and is none of them.
            let messages = self.shown(address).await;
            let codes = messages.iter().filter_map(|one| one["code"].as_str());
            let codes: Vec<_> = codes.collect();
            if codes.len() > read {
                let mut counts = self.read.lock().expect("no panic");
                counts.insert(address.to_owned(), codes.len());
                return codes[0].to_owned();
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("no message to {address} in five seconds");
    }

    /// The texts of all messages to an address, the newest first, once they are delivered.
    pub async fn texts_to(&self, address: &str) -> Vec<String> {
        self.outbox_is_quiet().await;
        let messages = self.shown(address).await;
        let text = |one: &Value| one["text"].as_str().expect("a text").to_owned();
        messages.iter().map(text).collect()
    }

    /// Whether a message to an address holds some words.
    pub async fn told(&self, address: &str, words: &str) -> bool {
        let texts = self.texts_to(address).await;
        texts.iter().any(|text| text.contains(words))
    }

    /// The eight digits in the newest notice to an address that its contact was changed.
    pub async fn undo_code_to(&self, address: &str) -> String {
        let texts = self.texts_to(address).await;
        let mut runs = texts
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
        let code = runs.find(|run| run.len() == 8);
        code.expect("a notice with an undo code").to_owned()
    }

    async fn shown(&self, address: &str) -> Vec<Value> {
        let path = format!("/sandbox/messages?to={}", address.replace('+', "%2B"));
        let messages = self.get(&path).send().await.ok();
        messages.as_array().expect("a list").clone()
    }
}
