use super::{SignedOutReason, State, state::Tokens};
use crate::{
    FaultCode,
    fault::Fault,
    kept::{Here, Kept, KeptSession},
    ports::{Api, ApiError},
};
use jmo_wire::{
    Code, Secret,
    account::{Refresh, Session},
};
use std::{
    future::Future,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The session and everything that changes it.
pub(crate) struct Machine {
    inner: Mutex<Inner>,
    /// Held while tokens are refreshed: many requests may find the access token over at once, and
    /// only one of them may spend the refresh token.
    refreshing: tokio::sync::Mutex<()>,
    kept: Kept,
}

#[derive(Debug)]
struct Inner {
    state: State,
    /// Goes on whenever the state is another one.
    moment: Moment,
    /// What the device knows; its login and account follow the state.
    here: Here,
}

/// Names one stay in one state, so that an answer that was under way is never taken for another
/// person's, nor brings back what the person has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment(u64);

/// What one request is made with.
#[derive(Clone, Debug)]
pub(crate) struct Ticket {
    pub access: Secret,
    pub account_id: String,
    moment: Moment,
}

impl Machine {
    /// Goes on where the last run ended; `locked`: behind the lock.
    pub fn new(
        kept: Kept,
        here: Here,
        session: Option<(String, KeptSession)>,
        locked: bool,
    ) -> Self {
        let state = match session {
            Some((account_id, session)) => State::SignedIn {
                login: session.login,
                name: session.name,
                tokens: Tokens {
                    access: session.access,
                    refresh: session.refresh,
                    account_id,
                },
                locked,
            },
            None => State::SignedOut {
                reason: SignedOutReason::Fresh,
                login: here.login.clone(),
            },
        };
        Self {
            inner: Mutex::new(Inner {
                state,
                moment: Moment(0),
                here,
            }),
            refreshing: tokio::sync::Mutex::new(()),
            kept,
        }
    }

    /// No code under this lock panics half-way through a change, so a poisoned one is sound.
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state and the moment it belongs to.
    pub fn now(&self) -> (Moment, State) {
        let inner = self.inner();
        (inner.moment, inner.state.clone())
    }

    /// The moment alone.
    pub fn moment(&self) -> Moment {
        self.inner().moment
    }

    /// Whether nothing changed since.
    pub fn is_still(&self, moment: Moment) -> bool {
        self.moment() == moment
    }

    /// Another state takes over, if nothing changed since `moment`; whatever is under way for the
    /// old one then comes too late.
    pub fn enter(&self, moment: Moment, state: State) -> bool {
        let mut inner = self.inner();
        let still = inner.moment == moment;
        if still {
            inner.state = state;
            inner.moment = Moment(moment.0 + 1);
        }
        still
    }

    /// The token that proves this device for a login.
    pub fn device_token(&self, login: &str) -> Option<Secret> {
        self.inner()
            .here
            .device_tokens
            .get(&login.to_lowercase())
            .cloned()
    }

    /// This device proved itself for a login. One that many people use is never known.
    pub fn know_device(&self, login: &str, session: &Session) {
        if let Some(token) = &session.device_token
            && !self.kept.is_shared()
        {
            let login = login.to_lowercase();
            self.inner().here.device_tokens.insert(login, token.clone());
        }
    }

    /// What the device is to know from now on.
    pub fn here(&self, login: Option<String>, account_id: Option<String>) -> Here {
        let mut inner = self.inner();
        inner.here.login = login;
        inner.here.account_id = account_id;
        inner.here.clone()
    }

    /// Changes what the device knows, and answers it, to be kept.
    pub fn learn(&self, change: impl FnOnce(&mut Here)) -> Here {
        let mut inner = self.inner();
        change(&mut inner.here);
        inner.here.clone()
    }

    /// What the device knows.
    pub fn known_here(&self) -> Here {
        self.inner().here.clone()
    }

    /// What to ask the service with, and to answer the screen from.
    ///
    /// # Errors
    /// `session_required` when nobody is signed in; `locked` when somebody is, behind the lock.
    pub fn ticket(&self) -> Result<Ticket, Fault> {
        let inner = self.inner();
        match &inner.state {
            State::SignedIn { locked: true, .. } => Err(Fault::new(FaultCode::Locked)),
            State::SignedIn { tokens, .. } => Ok(Ticket {
                access: tokens.access.clone(),
                account_id: tokens.account_id.clone(),
                moment: inner.moment,
            }),
            _ => Err(Fault::new(FaultCode::SessionRequired)),
        }
    }

    /// Whose session it is, locked or not.
    ///
    /// # Errors
    /// `session_required` when nobody is signed in.
    pub fn owner(&self) -> Result<(Moment, String), Fault> {
        let inner = self.inner();
        match &inner.state {
            State::SignedIn { tokens, .. } => Ok((inner.moment, tokens.account_id.clone())),
            _ => Err(Fault::new(FaultCode::SessionRequired)),
        }
    }

    /// Puts the lock before the session of a ticket. It is the same session: what is under way
    /// for it goes on, and is kept, but is not shown.
    pub fn lock(&self, ticket: &Ticket) {
        self.set_locked(ticket.moment, true);
    }

    /// Takes the lock from before the session of a moment.
    pub fn unlock(&self, moment: Moment) {
        self.set_locked(moment, false);
    }

    fn set_locked(&self, moment: Moment, now: bool) {
        let mut inner = self.inner();
        if inner.moment == moment
            && let State::SignedIn { locked, .. } = &mut inner.state
        {
            *locked = now;
        }
    }

    /// Whether the lock is before the session.
    pub fn is_locked(&self) -> bool {
        matches!(self.inner().state, State::SignedIn { locked: true, .. })
    }

    /// Whether the session of a ticket is still the session.
    pub fn is_current(&self, ticket: &Ticket) -> bool {
        self.is_still(ticket.moment)
    }

    /// Asks with a live session: refreshes an access token that is over and asks once more.
    ///
    /// # Errors
    /// The service's, and `session_ended` refusals when the session is over for good; the machine
    /// is then signed out already.
    pub async fn ask<T, F>(
        &self,
        api: &dyn Api,
        ticket: &mut Ticket,
        ask: impl Fn(Secret) -> F,
    ) -> Result<T, ApiError>
    where
        F: Future<Output = Result<T, ApiError>>,
    {
        let mut answer = ask(ticket.access.clone()).await;
        if refused(&answer, &[Code::SessionExpired]) {
            self.refresh(api, ticket).await?;
            answer = ask(ticket.access.clone()).await;
        }
        if refused(&answer, &[Code::SessionEnded, Code::SessionRequired]) {
            self.end(ticket).await;
        }
        answer
    }

    /// Buys new tokens, unless somebody else just did. A network that fails changes nothing.
    async fn refresh(&self, api: &dyn Api, ticket: &mut Ticket) -> Result<(), ApiError> {
        let _turn = self.refreshing.lock().await;
        let refresh_token = {
            let inner = self.inner();
            let State::SignedIn { tokens, .. } = &inner.state else {
                return Ok(());
            };
            if inner.moment != ticket.moment {
                return Ok(());
            }
            if tokens.access != ticket.access {
                ticket.access = tokens.access.clone();
                return Ok(());
            }
            tokens.refresh.clone()
        };
        let answer = api.refresh(&Refresh { refresh_token }).await;
        if refused(&answer, &[Code::SessionEnded, Code::SessionRequired]) {
            self.end(ticket).await;
        }
        let session = answer?;
        let login = {
            let mut inner = self.inner();
            if inner.moment != ticket.moment {
                return Ok(());
            }
            if let State::SignedIn { tokens, .. } = &mut inner.state {
                *tokens = Tokens::of(&session);
            }
            ticket.access = session.access_token.clone();
            inner.state.login().unwrap_or_default().to_owned()
        };
        // Killed before this is on disk, the old token is still good: its successor was not used.
        self.kept
            .rotate(
                session.account_id.clone(),
                KeptSession::of(&login, &session),
            )
            .await;
        Ok(())
    }

    /// The service says the session is over. A device that many people use keeps nothing of it.
    async fn end(&self, ticket: &Ticket) {
        let login = self.inner().state.login().map(str::to_owned);
        let login = login.filter(|_| !self.kept.is_shared());
        let reason = SignedOutReason::Ended;
        if self.enter(ticket.moment, State::SignedOut { reason, login }) {
            let account_id = ticket.account_id.clone();
            if self.kept.is_shared() {
                self.kept.forget(self.here(None, None), account_id).await;
            } else {
                self.kept.end(account_id).await;
            }
        }
    }
}

fn refused<T>(answer: &Result<T, ApiError>, codes: &[Code]) -> bool {
    matches!(answer, Err(ApiError::Refused(problem)) if codes.contains(&problem.code))
}
