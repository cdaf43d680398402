use crate::{
    Fault, FaultCode, Preferences, SessionView,
    ports::{Api, ApiError, Clock, Fetched, Known, Notice, Notices},
    saved::{Saved, Slot, known, show, take},
    session::{Machine, State},
    view::View,
};
use jmo_wire::Secret;
use serde::Serialize;
use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Where the session lives on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Custody {
    /// In memory: gone when the app closes.
    Memory,
    /// Sealed on disk, under a key of the operating system's keystore.
    Keystore,
}

/// What the app tells the web view when it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AppInfo {
    /// The app's version.
    pub version: String,
    /// Where the session lives.
    pub custody: Custody,
    /// How the person likes it.
    pub preferences: Preferences,
    /// Who is signed in.
    pub session: SessionView,
}

/// What an app is told once.
#[derive(Clone, Debug)]
pub struct Config {
    /// The app's version, `major.minor.patch`.
    pub version: String,
    /// The service's address, without a slash at the end.
    pub service: String,
    /// How the person will recognise this device in a list.
    pub device_name: String,
}

/// The app: one per process, shared by all commands.
pub struct App {
    pub(crate) api: Arc<dyn Api>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) config: Config,
    pub(crate) session: Machine,
    notices: Arc<dyn Notices>,
    saved: Mutex<HashMap<String, Saved>>,
}

impl App {
    /// Puts an app together from its ports.
    pub fn new(
        config: Config,
        api: Arc<dyn Api>,
        clock: Arc<dyn Clock>,
        notices: Arc<dyn Notices>,
    ) -> Self {
        Self {
            api,
            clock,
            config,
            session: Machine::new(),
            notices,
            saved: Mutex::default(),
        }
    }

    /// The app as the web view finds it when it opens.
    pub fn info(&self, preferences: Preferences) -> AppInfo {
        AppInfo {
            version: self.config.version.clone(),
            custody: Custody::Memory,
            preferences,
            session: self.session(),
        }
    }

    /// Who is signed in.
    pub fn session(&self) -> SessionView {
        self.session.state().view(self.clock.elapsed())
    }

    /// No code under this lock panics half-way through a change, so a poisoned one is sound.
    fn saved(&self) -> MutexGuard<'_, HashMap<String, Saved>> {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn forget(&self, account_id: &str) {
        self.saved().remove(account_id);
    }

    /// Shows what is kept; with `refresh`, asks the service first.
    pub(crate) async fn look<T: Clone, F>(
        &self,
        refresh: bool,
        slot: Slot<T>,
        fetch: impl Fn(Secret, Known) -> F,
    ) -> Result<View<T>, Fault>
    where
        F: Future<Output = Result<Fetched<T>, ApiError>>,
    {
        let mut ticket = self.session.ticket()?;
        let account_id = ticket.account_id.clone();
        let kept = slot(self.saved().entry(account_id.clone()).or_default()).clone();
        if !refresh {
            return Ok(show(kept.as_ref(), None));
        }
        let known = known(kept.as_ref());
        let fetched = self
            .session
            .ask(&*self.api, &mut ticket, |access| {
                fetch(access, known.clone())
            })
            .await;
        {
            // Checked under the lock that a sign-out forgets under: what comes too late is not kept.
            let mut saved = self.saved();
            if self.session.is_current(&ticket) {
                return Ok(take(slot(saved.entry(account_id).or_default()), fetched));
            }
        }
        Err(self.session_is_over())
    }

    /// The session a request was made for is gone. The screen is told even if nobody waits for
    /// the answer.
    fn session_is_over(&self) -> Fault {
        let session = self.session();
        if matches!(self.session.state(), State::SignedOut { .. }) {
            self.notices.notify(Notice::Session { session });
        }
        Fault::new(FaultCode::SessionEnded)
    }
}
