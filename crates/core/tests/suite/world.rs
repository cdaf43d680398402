use crate::service::FakeService;
use jmo_core::{
    App, Config, MemoryReason, SessionView, Storage,
    ports::{Clock, Notice, Notices},
};
use jmo_wire::Secret;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

/// An app on fake ports, and the ports.
pub struct World {
    pub app: App,
    pub service: Arc<FakeService>,
    pub clock: Arc<StandingClock>,
    pub heard: Arc<Heard>,
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
        let app = App::new(
            config,
            service.clone(),
            clock.clone(),
            heard.clone(),
            storage,
        );
        Self {
            app,
            service,
            clock,
            heard,
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
