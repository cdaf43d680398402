use crate::test_app::{BEGIN, TestApp, columns, filled_folder, open_app, table_names};
use async_trait::async_trait;
use jmo_service::outbox::{Message, Messenger, NotDelivered};
use sqlx::AssertSqlSafe;
use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

/// Keeps messages in memory, so that the sandbox's own table of them does not count.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Vec<Message>>>);

#[async_trait]
impl Messenger for Kept {
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered> {
        self.0.lock().expect("no panic").push(message.clone());
        Ok(())
    }
}

impl Kept {
    /// A service with people in it whose messages are kept here.
    pub async fn app(&self) -> TestApp {
        let folder = filled_folder();
        let app = open_app(&folder, BEGIN).await;
        TestApp::start(app, folder, self.clone())
    }

    /// The text of a message to an address, once there are so many before it.
    pub async fn text_to(&self, address: &str, after: usize) -> String {
        for _ in 0..1_000 {
            let messages = self.0.lock().expect("no panic").clone();
            let mut messages = messages.into_iter().filter(|one| one.to == address);
            if let Some(message) = messages.nth(after) {
                return message.text;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("no message in five seconds")
    }
}

/// Every byte of the database's files: tables, free pages and the log of writes.
pub fn files(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).expect("a folder");
    let paths = files.map(|file| file.expect("a file").path());
    let database = paths.filter(|path| !path.ends_with("keys.json"));
    database
        .flat_map(|path| fs::read(path).expect("its bytes"))
        .collect()
}

/// Whether bytes hold others.
pub fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// A token as it travels, and as the 32 bytes it stands for.
pub fn both(token: &str) -> [Vec<u8>; 2] {
    let byte = |at: usize| u8::from_str_radix(&token[at..at + 2], 16).expect("hex");
    let bytes = (0..token.len()).step_by(2).map(byte).collect();
    [token.as_bytes().to_vec(), bytes]
}

/// That no column of any table and no file of the database holds one of these.
pub async fn nowhere(app: &TestApp, secrets: &[Vec<u8>]) {
    let store = app.app.store();
    for table in table_names(store).await {
        for column in columns(store, &table).await {
            let sql =
                format!("SELECT CAST({column} AS BLOB) FROM {table} WHERE {column} IS NOT NULL");
            let rows: Vec<(Vec<u8>,)> = sqlx::query_as(AssertSqlSafe(sql))
                .fetch_all(store.read())
                .await
                .expect("a column");
            for secret in secrets {
                let found = rows.iter().any(|(value,)| holds(value, secret));
                let secret = String::from_utf8_lossy(secret);
                assert!(!found, "{table}.{column} holds {secret}");
            }
        }
    }
    let bytes = files(app.folder.path());
    let known = holds(&bytes, b"Siti Rahmawati");
    assert!(known, "the bytes are the database's");
    for secret in secrets {
        let found = holds(&bytes, secret);
        assert!(!found, "a file holds {}", String::from_utf8_lossy(secret));
    }
}
