//! A service in a folder of its own, on a clock that stands, with a small population.

mod ask;
mod contact;
mod filled;
mod messages;
mod newcomer;
mod selfies;
mod session;
mod signed;
mod tables;
mod updating;

pub use ask::{Answer, Ask};
pub use filled::FILLED_WITH;
pub use messages::not;
pub use newcomer::{KENJI, PASSWORD, RUDI, SLAMET, SRI, WATI, identity, join_request};
pub use selfies::{Reading, base64, jpeg, jpeg_sized, pictures};
pub use signed::{BUDI, SITI, Signed};
pub use tables::{Tables, columns, dump_query, table_names};
pub use updating::{RINA, answers, submission};

use axum::Router;
use jiff::{SignedDuration, Timestamp};
use jmo_service::{
    App, Clock, Keys, Ports, Store,
    outbox::{self, Messenger},
    router,
    sandbox::SandboxMessenger,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// When every test begins: the morning of 21 November 2026 in Jakarta.
pub const BEGIN: &str = "2026-11-21T02:40:00Z";

/// A running service to ask.
#[derive(Debug)]
pub struct TestApp {
    pub app: App,
    pub folder: TempDir,
    router: Router,
    worker: JoinHandle<()>,
    /// How many messages to whom were read.
    read: Mutex<HashMap<String, usize>>,
}

impl TestApp {
    /// With the shared population of [`FILLED_WITH`].
    pub async fn new() -> Self {
        Self::open(filled_folder(), BEGIN).await
    }

    /// With nobody in it.
    pub async fn empty() -> Self {
        Self::open(tempfile::tempdir().expect("a folder"), BEGIN).await
    }

    /// On what a folder holds, at some time.
    pub async fn open(folder: TempDir, at: &str) -> Self {
        let app = open_app(&folder, at).await;
        let messenger = SandboxMessenger::new(app.clone());
        Self::start(app, folder, messenger)
    }

    /// A service whose messages go somewhere.
    pub fn start(app: App, folder: TempDir, messenger: impl Messenger + 'static) -> Self {
        Self {
            router: router(app.clone()),
            worker: tokio::spawn(outbox::deliver(app.clone(), messenger)),
            app,
            folder,
            read: Mutex::default(),
        }
    }

    /// Lets time pass.
    pub fn later(&self, seconds: i64) {
        self.app.clock().advance(SignedDuration::from_secs(seconds));
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.worker.abort();
    }
}

/// A folder with the shared population in it.
pub fn filled_folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    filled::copy_to(folder.path());
    folder
}

/// The service on a folder, without anybody who asks it.
pub async fn open_app(folder: &TempDir, at: &str) -> App {
    let store = Store::open(folder.path()).await.expect("a store");
    let keys = Keys::open(folder.path()).expect("keys");
    let at: Timestamp = at.parse().expect("an instant");
    let ports = Ports {
        selfie_check: Some(Arc::new(Reading)),
        ..Ports::default()
    };
    App::with(store, keys, Clock::standing(at), true, ports)
        .await
        .expect("a service")
}
