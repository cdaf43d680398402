//! The least a Tauri app can be: a window and a page that paints a line of text and a green block at once. What
//! `cargo xtask bench app` holds the start of the app against.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    let context = tauri::generate_context!("src-tauri/empty_window/tauri.conf.json");
    tauri::Builder::default()
        .run(context)
        .expect("a window opens");
}
