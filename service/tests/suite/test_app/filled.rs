use super::{BEGIN, open_app};
use jmo_service::sandbox::{Population, fill};
use std::{fs, path::Path, sync::LazyLock, thread};

/// The population most tests live with, beside the demo people.
pub const FILLED_WITH: Population = Population { count: 25, seed: 7 };

/// A filled folder's files by name: filled once, copied for every test.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> =
    LazyLock::new(|| thread::spawn(make).join().expect("a filled folder"));

#[tokio::main(flavor = "current_thread")]
async fn make() -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().expect("a folder");
    let app = open_app(&folder, BEGIN).await;
    fill(&app, FILLED_WITH, |_| {})
        .await
        .expect("a filled sandbox");
    app.store().close().await;
    let files = fs::read_dir(folder.path()).expect("its files");
    let files: Vec<_> = files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("its bytes"))
        })
        .collect();
    assert_eq!(
        files.len(),
        2,
        "a closed store is one file, beside the keys"
    );
    files
}

pub fn copy_to(folder: &Path) {
    for (name, bytes) in &*FILES {
        fs::write(folder.join(name), bytes).expect("a copy");
    }
}
