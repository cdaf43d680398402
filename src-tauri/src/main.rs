//! `jmo`: the app in its window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    jmo_shell::run();
}
