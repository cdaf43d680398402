//! The web view's types are the Rust types: `ui/src/lib/bindings` is what this test would write.

use jmo_core::{Fault, ports::Notice};
use jmo_shell::commands::typescript;
use std::{collections::BTreeMap, fs, path::Path};
use ts_rs::TS;

const FOLDER: &str = "ui/src/lib/bindings";

#[test]
fn the_committed_bindings_are_the_generated_ones() {
    let made = tempfile::tempdir().expect("a folder");
    let config = typescript::config().with_out_dir(made.path());
    typescript::export_all(&config).expect("types of commands");
    Fault::export_all(&config).expect("what a command fails with");
    Notice::export_all(&config).expect("what Rust says unasked");
    fs::write(made.path().join("commands.ts"), typescript::source(&config)).expect("a file");

    if std::env::var_os("JMO_UPDATE").is_some() {
        let _ = fs::remove_dir_all(FOLDER);
        fs::create_dir_all(FOLDER).expect("a folder");
        for (name, text) in files(made.path()) {
            fs::write(Path::new(FOLDER).join(name), text).expect("a file");
        }
    }
    assert!(
        files(made.path()) == files(Path::new(FOLDER)),
        "{FOLDER} is stale: run `cargo xtask check --update`"
    );
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read_to_string(entry.path()).expect("text"))
        })
        .collect()
}
