//! What the web view may ask for: one command per use case, one file per area. Wiring only.

include!("list.rs");

mod account;
mod activity;
mod app;
mod balance;
mod card;
mod complaint;
mod data_update;
mod joining;
mod lock;
mod membership;
mod own_account;
mod preferences;
mod proving;
mod recovery;
mod regions;
mod run;
mod selfie;
mod simulation;
mod statement;
mod status;

use run::run;

macro_rules! handler {
    ($($area:ident::$name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        /// Answers every command of the list.
        pub fn handler<R: tauri::Runtime>() -> impl Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($area::$name),*]
        }
    };
}
commands!(handler);

/// The TypeScript side of the list, for `ui/src/lib/bindings/commands.ts`.
pub mod typescript;
