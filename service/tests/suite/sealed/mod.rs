//! What identifies a person, and what lets one in, is nowhere in the database in clear.

mod account;
mod search;
mod session;

pub use search::{Kept, nowhere};

use crate::test_app::TestApp;
use std::fs;

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
