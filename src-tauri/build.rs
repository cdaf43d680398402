//! Tells Tauri the app's commands, so that each capability grants them one by one.

include!("src/commands/list.rs");

macro_rules! names {
    ($($area:ident::$name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        &[$(stringify!($name)),*]
    };
}

fn main() {
    const COMMANDS: &[&str] = commands!(names);
    println!("cargo:rerun-if-changed=src-tauri/src/commands/list.rs");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("tauri.conf.json and capabilities are well formed");
}
