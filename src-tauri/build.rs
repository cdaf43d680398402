//! Tells Tauri the app's commands, so that each capability grants them one by one, and Android what
//! the app asks of a phone.

include!("src/commands/list.rs");

macro_rules! names {
    ($($area:ident::$name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        &[$(stringify!($name)),*]
    };
}

/// For the manifest of the Android app, where `cargo tauri android` builds one: the camera, and that a
/// phone may lack it.
const ANDROID: &str = r#"<uses-permission android:name="android.permission.CAMERA" />
<uses-feature android:name="android.hardware.camera" android:required="false" />"#;

fn main() {
    const COMMANDS: &[&str] = commands!(names);
    println!("cargo:rerun-if-changed=src-tauri/src/commands/list.rs");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("tauri.conf.json and capabilities are well formed");
    tauri_utils::build::update_android_manifest("the camera", "manifest", ANDROID.to_owned())
        .expect("the Android manifest can be written");
}
