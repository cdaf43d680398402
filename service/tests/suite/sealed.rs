//! What identifies a person, and what lets one in, is nowhere in the database in clear.

use crate::test_app::{SITI, Signed, TestApp, columns, filled_folder, open_app, table_names};
use async_trait::async_trait;
use jmo_service::{
    outbox::{Message, Messenger, NotDelivered},
    sandbox::DEMO_PASSWORD,
};
use sqlx::AssertSqlSafe;
use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

/// Keeps messages in memory, so that the sandbox's own table of them does not count.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<Message>>>);

#[async_trait]
impl Messenger for Kept {
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered> {
        self.0.lock().expect("no panic").push(message.clone());
        Ok(())
    }
}

impl Kept {
    async fn newest_code(&self, after: usize) -> String {
        for _ in 0..1_000 {
            if let Some(message) = self.0.lock().expect("no panic").get(after) {
                return message.text[..6].to_owned();
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("no message in five seconds")
    }
}

/// Every byte of the database's files: tables, free pages and the log of writes.
fn files(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).expect("a folder");
    let paths = files.map(|file| file.expect("a file").path());
    let database = paths.filter(|path| !path.ends_with("keys.json"));
    database
        .flat_map(|path| fs::read(path).expect("its bytes"))
        .collect()
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// A token as it travels, and as the 32 bytes it stands for.
fn both(token: &str) -> [Vec<u8>; 2] {
    let byte = |at: usize| u8::from_str_radix(&token[at..at + 2], 16).expect("hex");
    let bytes = (0..token.len()).step_by(2).map(byte).collect();
    [token.as_bytes().to_vec(), bytes]
}

#[tokio::test]
async fn after_a_whole_session_neither_tables_nor_files_hold_a_secret() {
    let folder = filled_folder();
    let messages = Kept::default();
    let app = open_app(&folder, crate::test_app::BEGIN).await;
    let app = TestApp::start(app, folder, messages.clone());

    // Six digits may stand somewhere by chance; then take another code.
    let before = files(app.folder.path());
    let (mut at, mut challenge) = (0, app.challenge(SITI.email).await);
    let mut code = messages.newest_code(at).await;
    while holds(&before, code.as_bytes()) {
        at += 1;
        challenge = app.challenge(SITI.email).await;
        code = messages.newest_code(at).await;
    }
    let first = Signed::read(&app.enter(&challenge, &code).await.ok());
    let second = Signed::read(&app.refresh(&first.refresh).await.ok());
    app.get("/v1/account")
        .bearer(&second.access)
        .send()
        .await
        .ok();
    app.knock(SITI.phone, "Salah-tetapi-rahasia", first.device.as_deref())
        .await;
    app.sign_out(&second.refresh).await;
    tokio::time::sleep(Duration::from_millis(50)).await;

    let phone = &SITI.phone[3..];
    let plain = [
        SITI.nik,
        "siti@",
        phone,
        DEMO_PASSWORD,
        "Salah-tetapi-rahasia",
        &code,
    ];
    let mut secrets: Vec<_> = plain.iter().map(|text| text.as_bytes().to_vec()).collect();
    let challenge = challenge["challenge_token"].as_str().expect("a token");
    let device = first.device.as_deref().expect("a token");
    for token in [
        challenge,
        device,
        &first.access,
        &first.refresh,
        &second.access,
        &second.refresh,
    ] {
        secrets.extend(both(token));
    }
    for table in table_names(app.app.store()).await {
        for column in columns(app.app.store(), &table).await {
            let sql =
                format!("SELECT CAST({column} AS BLOB) FROM {table} WHERE {column} IS NOT NULL");
            let rows: Vec<(Vec<u8>,)> = sqlx::query_as(AssertSqlSafe(sql))
                .fetch_all(app.app.store().read())
                .await
                .expect("a column");
            for secret in &secrets {
                let found = rows.iter().any(|(value,)| holds(value, secret));
                assert!(
                    !found,
                    "{table}.{column} holds {}",
                    String::from_utf8_lossy(secret)
                );
            }
        }
    }
    let bytes = files(app.folder.path());
    assert!(
        holds(&bytes, b"Siti Rahmawati"),
        "the bytes are the database's"
    );
    for secret in &secrets {
        assert!(
            !holds(&bytes, secret),
            "a file holds {}",
            String::from_utf8_lossy(secret)
        );
    }
}

#[tokio::test]
async fn a_sealed_value_moved_to_another_row_does_not_open() {
    let app = TestApp::new().await;
    let budi = app.sign_in(crate::test_app::BUDI).await.access;
    let mut tx = app.app.store().write().await.expect("a turn");
    sqlx::query(
        "UPDATE person SET nik_sealed = (SELECT nik_sealed FROM person WHERE name = 'Siti Rahmawati')
         WHERE name = 'Budi Santoso'",
    )
    .execute(&mut *tx)
    .await
    .expect("moved");
    tx.commit().await.expect("written");
    let answer = app.get("/v1/account").bearer(&budi).send().await;
    assert_eq!((answer.status, answer.code().as_str()), (500, "internal"));
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_may_read_the_key_file() {
    use std::os::unix::fs::PermissionsExt;
    let app = TestApp::empty().await;
    let keys = fs::metadata(app.folder.path().join("keys.json")).expect("a key file");
    assert_eq!(keys.permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_damaged_key_file_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("keys.json");
    fs::write(&path, "{\"data_keys\":").expect("a damaged file");
    jmo_service::Keys::open(folder.path()).expect_err("it opens nothing");
    assert_eq!(
        fs::read_to_string(&path).expect("still there"),
        "{\"data_keys\":"
    );
}
