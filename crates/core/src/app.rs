use crate::{
    Cards, Custody, Fault, FaultCode, PendingRecovery, Preferences, SessionView, SetAside, Source,
    Storage,
    kept::Kept,
    ports::{Api, ApiError, Biometrics, Clock, Fetched, Files, Known, Notice, Notices, Ports},
    proving::Proving,
    saved::{Answer, Saved, Slot, known, show, take},
    selfie::Camera,
    session::{Machine, State},
    today::ServiceDay,
    view::View,
};
use jmo_wire::{Secret, balance::Balance, membership::Membership};
use serde::Serialize;
use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What the app tells the web view when it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AppInfo {
    /// The app's version.
    pub version: String,
    /// Where the session lives.
    pub custody: Custody,
    /// Whether a file that was on this device had to be set aside, and why.
    pub set_aside: Option<SetAside>,
    /// How the person likes it.
    pub preferences: Preferences,
    /// Who is signed in.
    pub session: SessionView,
    /// A recovery that was begun here and waits.
    pub recovery: Option<PendingRecovery>,
    /// Whether complaints were sent from here.
    pub has_tickets: bool,
    /// What that person saw last, so that the first thing painted is the whole screen.
    pub seen: Option<Seen>,
}

/// What is kept of the person who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Seen {
    /// The JHT balance.
    pub balance: View<Balance>,
    /// Cards, employers and programmes.
    pub membership: View<Membership>,
    /// The digital card, its numbers masked.
    pub card: View<Cards>,
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
    pub(crate) kept: Kept,
    pub(crate) proving: Proving,
    pub(crate) files: Arc<dyn Files>,
    pub(crate) biometrics: Arc<dyn Biometrics>,
    /// Held while a PIN is tried.
    pub(crate) trying: tokio::sync::Mutex<()>,
    /// What the service last said of the time.
    pub(crate) day: ServiceDay,
    notices: Arc<dyn Notices>,
    /// The camera step, while there is one.
    pub(crate) camera: Arc<tokio::sync::Mutex<Option<Camera>>>,
    saved: Mutex<HashMap<String, Saved>>,
    set_aside: Option<SetAside>,
}

impl App {
    /// Puts an app together from its ports, and finds what it kept when it last ran. May block.
    pub fn new(config: Config, ports: Ports, storage: Storage) -> Self {
        let (kept, mut restored) = Kept::open(storage);
        let lock = &mut restored.saved.lock;
        if let Some(lock) = lock {
            lock.starts(ports.clock.elapsed());
        }
        let locked = lock.is_some();
        let mut saved = HashMap::new();
        if let Some(account_id) = &restored.here.account_id {
            saved.insert(account_id.clone(), restored.saved);
        }
        Self {
            api: ports.api,
            clock: ports.clock,
            config,
            session: Machine::new(kept.clone(), restored.here, restored.session, locked),
            kept,
            proving: Proving::default(),
            files: ports.files,
            biometrics: ports.biometrics,
            trying: tokio::sync::Mutex::new(()),
            day: ServiceDay::default(),
            notices: ports.notices,
            camera: Arc::default(),
            saved: Mutex::new(saved),
            set_aside: restored.set_aside,
        }
    }

    /// The app as the web view finds it when it opens.
    pub fn info(&self, preferences: Preferences) -> AppInfo {
        AppInfo {
            version: self.config.version.clone(),
            custody: self.kept.custody(),
            set_aside: self.set_aside,
            preferences,
            session: self.session(),
            recovery: self.pending_recovery(),
            has_tickets: !self.session.known_here().tickets.is_empty(),
            seen: self.seen(),
        }
    }

    fn seen(&self) -> Option<Seen> {
        let account_id = self.session.ticket().ok()?.account_id;
        let saved = self.saved();
        let saved = saved.get(&account_id)?;
        Some(Seen {
            balance: show(saved.balance.as_ref(), None),
            membership: show(saved.membership.as_ref(), None),
            card: show(saved.card.as_ref(), None).map(|holder| Cards::of(holder, false)),
        })
    }

    /// Who is signed in.
    pub fn session(&self) -> SessionView {
        match self.session.now().1 {
            State::SignedIn {
                locked: true,
                tokens,
                ..
            } => self.locked_view(&tokens.account_id),
            state => state.view(self.clock.elapsed()),
        }
    }

    /// No code under this lock panics half-way through a change, so a poisoned one is sound.
    pub(crate) fn saved(&self) -> MutexGuard<'_, HashMap<String, Saved>> {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what was seen of an account before, unless this run has seen it already. Whoever it
    /// is has just given the password.
    pub(crate) fn remember(&self, account_id: &str, saved: Saved) {
        let mut all = self.saved();
        let saved = all.entry(account_id.to_owned()).or_insert(saved);
        if let Some(lock) = &mut saved.lock {
            lock.vouch();
        }
    }

    pub(crate) fn forget(&self, account_id: &str) {
        self.saved().remove(account_id);
    }

    /// Shows what is kept; with `refresh`, asks the service first.
    pub(crate) async fn look<T: Clone + Serialize + Send + 'static, F>(
        &self,
        refresh: bool,
        slot: Slot<T>,
        fetch: impl Fn(Secret, Known) -> F,
    ) -> Result<View<T>, Fault>
    where
        F: Future<Output = Result<Fetched<T>, ApiError>>,
    {
        if !refresh {
            return self.see(slot, |kept| show(kept, None));
        }
        let take = |kept: &mut _, fetched| {
            let view = take(kept, fetched);
            let keep = view.source == Source::Live;
            (view, keep)
        };
        self.ask(slot, fetch, take, |kept| show(kept, None)).await
    }

    /// Shows what is kept.
    pub(crate) fn see<T, V>(
        &self,
        slot: Slot<T>,
        show: impl FnOnce(Option<&Answer<T>>) -> View<V>,
    ) -> Result<View<V>, Fault> {
        let ticket = self.session.ticket()?;
        let mut saved = self.saved();
        let kept = (slot.of)(saved.entry(ticket.account_id).or_default());
        Ok(show(kept.as_ref()))
    }

    /// Asks the service. `take` makes a view of its answer and of what is kept, and says whether
    /// that is another now. What comes once the app is locked is kept, and not shown; whoever else
    /// is signed in by then is shown what is kept of them.
    pub(crate) async fn ask<T: Clone + Serialize + Send + 'static, A, V, F>(
        &self,
        slot: Slot<T>,
        fetch: impl Fn(Secret, Known) -> F,
        take: impl FnOnce(&mut Option<Answer<T>>, Result<Fetched<A>, ApiError>) -> (View<V>, bool),
        show: impl FnOnce(Option<&Answer<T>>) -> View<V>,
    ) -> Result<View<V>, Fault>
    where
        F: Future<Output = Result<Fetched<A>, ApiError>>,
    {
        let mut ticket = self.session.ticket()?;
        let account_id = ticket.account_id.clone();
        let known = known((slot.of)(self.saved().entry(account_id.clone()).or_default()).as_ref());
        let fetched = self
            .session
            .ask(&*self.api, &mut ticket, |access| {
                fetch(access, known.clone())
            })
            .await;
        if let Ok(fetched) = &fetched {
            self.day.hear(fetched.at, self.clock.elapsed());
        }
        let (view, answer) = {
            // Checked under the lock that a sign-out forgets under: what comes too late is not kept.
            let mut saved = self.saved();
            if !self.session.is_current(&ticket) {
                return match self.session.ticket() {
                    Ok(now) => {
                        let kept = (slot.of)(saved.entry(now.account_id).or_default());
                        Ok(show(kept.as_ref()))
                    }
                    Err(fault) if fault.code == FaultCode::Locked => Err(fault),
                    Err(_) => {
                        if self.kept.is_shared() {
                            saved.remove(&account_id);
                        }
                        drop(saved);
                        Err(self.session_is_over())
                    }
                };
            }
            let kept = (slot.of)(saved.entry(account_id.clone()).or_default());
            let (view, keep) = take(kept, fetched);
            (view, keep.then(|| kept.clone()))
        };
        if let Some(answer) = answer {
            self.kept.keep(account_id, slot.name, answer).await;
        }
        if self.session.is_locked() {
            return Err(Fault::new(FaultCode::Locked));
        }
        Ok(view)
    }

    /// Asks for something only somebody signed in may.
    ///
    /// # Errors
    /// The service's, `session_required`, `session_ended`.
    pub(crate) async fn act<T, F>(&self, call: impl Fn(Secret) -> F) -> Result<T, Fault>
    where
        F: Future<Output = Result<T, ApiError>>,
    {
        let mut ticket = self.session.ticket()?;
        let answer = self.session.ask(&*self.api, &mut ticket, call).await;
        Ok(answer?)
    }

    /// The session a request was made for is gone. The screen is told even if nobody waits for
    /// the answer.
    fn session_is_over(&self) -> Fault {
        let session = self.session();
        if matches!(session, SessionView::SignedOut { .. }) {
            self.notices.notify(Notice::Session { session });
        }
        Fault::new(FaultCode::SessionEnded)
    }
}
