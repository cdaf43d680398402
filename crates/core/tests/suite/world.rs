use crate::service::FakeService;
use async_trait::async_trait;
use jiff::Timestamp;
use jmo_core::{
    App, Config, MemoryReason, SessionView, Storage,
    ports::{Biometrics, Clock, Document, Files, NotSaved, Notice, Notices, Ports, Saving},
};
use jmo_wire::Secret;
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// An app on fake ports, and the ports.
pub struct World {
    pub app: App,
    pub service: Arc<FakeService>,
    pub clock: Arc<StandingClock>,
    pub heard: Arc<Heard>,
    pub shelf: Arc<Shelf>,
    pub finger: Arc<Finger>,
}

#[derive(Default)]
pub struct StandingClock(Mutex<Duration>);

impl StandingClock {
    pub fn advance(&self, seconds: u64) {
        *self.0.lock().expect("the clock") += Duration::from_secs(seconds);
    }
}

impl Clock for StandingClock {
    fn elapsed(&self) -> Duration {
        *self.0.lock().expect("the clock")
    }

    fn calendar(&self) -> Timestamp {
        "2026-11-20T20:00:00Z".parse().expect("an instant")
    }
}

#[derive(Default)]
pub struct Heard(Mutex<Vec<Notice>>);

impl Heard {
    pub fn all(&self) -> Vec<Notice> {
        self.0.lock().expect("notices").clone()
    }
}

impl Notices for Heard {
    fn notify(&self, notice: Notice) {
        self.0.lock().expect("notices").push(notice);
    }
}

/// Where documents go; it can be full.
#[derive(Default)]
pub struct Shelf(Mutex<(Vec<Document>, bool)>);

impl Shelf {
    pub fn all(&self) -> Vec<Document> {
        self.0.lock().expect("the shelf").0.clone()
    }

    pub fn full(&self) {
        self.0.lock().expect("the shelf").1 = true;
    }
}

#[async_trait]
impl Files for Shelf {
    async fn save(&self, document: Document) -> Result<Saving, NotSaved> {
        let mut shelf = self.0.lock().expect("the shelf");
        if shelf.1 {
            return Err(NotSaved("no space left".to_owned()));
        }
        shelf.0.push(document);
        Ok(Saving::Saved)
    }
}

/// A finger on a phone that may know it.
#[derive(Default)]
pub struct Finger {
    known: AtomicBool,
    wrong: AtomicBool,
}

impl Finger {
    pub fn is_known(&self) {
        self.known.store(true, Ordering::SeqCst);
    }

    pub fn is_wrong(&self, wrong: bool) {
        self.wrong.store(wrong, Ordering::SeqCst);
    }
}

#[async_trait]
impl Biometrics for Finger {
    fn available(&self) -> bool {
        self.known.load(Ordering::SeqCst)
    }

    async fn confirm(&self, _: String) -> bool {
        !self.wrong.load(Ordering::SeqCst)
    }
}

impl World {
    pub fn new() -> Self {
        Self::on(
            Arc::new(FakeService::new()),
            Storage::in_memory(MemoryReason::NoKeystore),
        )
    }

    /// An app on this service and storage.
    pub fn on(service: Arc<FakeService>, storage: Storage) -> Self {
        let clock = Arc::new(StandingClock::default());
        let heard = Arc::new(Heard::default());
        let config = Config {
            version: "0.1.0".to_owned(),
            service: "http://127.0.0.1:9".to_owned(),
            device_name: "test".to_owned(),
        };
        let shelf = Arc::new(Shelf::default());
        let finger = Arc::new(Finger::default());
        let ports = Ports {
            api: service.clone(),
            clock: clock.clone(),
            notices: heard.clone(),
            files: shelf.clone(),
            biometrics: finger.clone(),
        };
        let app = App::new(config, ports, storage);
        Self {
            app,
            service,
            clock,
            heard,
            shelf,
            finger,
        }
    }

    /// Signs a person in, code and all.
    pub async fn sign_in(&self, login: &str) -> SessionView {
        let view = self
            .app
            .sign_in(login.to_owned(), Secret::new("right"))
            .await
            .expect("the password is right");
        match view {
            SessionView::AwaitingCode { .. } => self
                .app
                .enter_code(Secret::new("123456"))
                .await
                .expect("the code is right"),
            view => view,
        }
    }
}
