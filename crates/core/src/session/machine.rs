use super::{SignedOutReason, State, state::Tokens};
use crate::{
    FaultCode,
    fault::Fault,
    ports::{Api, ApiError},
};
use jmo_wire::{
    Code, Secret,
    account::{Refresh, Session},
};
use std::{
    collections::HashMap,
    future::Future,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The session and everything that changes it.
#[derive(Debug)]
pub(crate) struct Machine {
    inner: Mutex<Inner>,
    /// Held while tokens are refreshed: many requests may find the access token over at once, and
    /// only one of them may spend the refresh token.
    refreshing: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct Inner {
    state: State,
    /// Goes up whenever another session begins or one ends, so that an answer that was under way
    /// is never taken for another person's.
    epoch: u64,
    /// What this device got for each login when its code was entered.
    device_tokens: HashMap<String, Secret>,
}

/// What one request is made with.
#[derive(Clone, Debug)]
pub(crate) struct Ticket {
    pub access: Secret,
    pub account_id: String,
    epoch: u64,
}

impl Machine {
    pub fn new() -> Self {
        let state = State::SignedOut {
            reason: SignedOutReason::Fresh,
            login: None,
        };
        Self {
            inner: Mutex::new(Inner {
                state,
                epoch: 0,
                device_tokens: HashMap::new(),
            }),
            refreshing: tokio::sync::Mutex::new(()),
        }
    }

    /// No code under this lock panics half-way through a change, so a poisoned one is sound.
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn state(&self) -> State {
        self.lock().state.clone()
    }

    /// The token that proves this device for a login.
    pub fn device_token(&self, login: &str) -> Option<Secret> {
        self.lock()
            .device_tokens
            .get(&login.to_lowercase())
            .cloned()
    }

    /// Another state takes over; whatever is under way for the old one comes too late.
    pub fn enter(&self, state: State) {
        let mut inner = self.lock();
        inner.state = state;
        inner.epoch += 1;
    }

    /// Somebody is signed in.
    pub fn begin(&self, login: &str, session: &Session) {
        if let Some(token) = &session.device_token {
            self.lock()
                .device_tokens
                .insert(login.to_lowercase(), token.clone());
        }
        self.enter(State::SignedIn {
            login: login.to_owned(),
            tokens: Tokens::of(session),
            name: session.name.clone(),
        });
    }

    /// What to ask the service with.
    ///
    /// # Errors
    /// `session_required` when nobody is signed in.
    pub fn ticket(&self) -> Result<Ticket, Fault> {
        let inner = self.lock();
        match &inner.state {
            State::SignedIn { tokens, .. } => Ok(Ticket {
                access: tokens.access.clone(),
                account_id: tokens.account_id.clone(),
                epoch: inner.epoch,
            }),
            _ => Err(Fault::new(FaultCode::SessionRequired)),
        }
    }

    /// Whether the session of a ticket is still the session.
    pub fn is_current(&self, ticket: &Ticket) -> bool {
        self.lock().epoch == ticket.epoch
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
            self.end(ticket);
        }
        answer
    }

    /// Buys new tokens, unless somebody else just did. A network that fails changes nothing.
    async fn refresh(&self, api: &dyn Api, ticket: &mut Ticket) -> Result<(), ApiError> {
        let _turn = self.refreshing.lock().await;
        let refresh_token = {
            let inner = self.lock();
            let State::SignedIn { tokens, .. } = &inner.state else {
                return Ok(());
            };
            if inner.epoch != ticket.epoch {
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
            self.end(ticket);
        }
        let session = answer?;
        let mut inner = self.lock();
        if inner.epoch == ticket.epoch {
            if let State::SignedIn { tokens, .. } = &mut inner.state {
                *tokens = Tokens::of(&session);
            }
            ticket.access = session.access_token;
        }
        Ok(())
    }

    /// The service says the session is over.
    fn end(&self, ticket: &Ticket) {
        let mut inner = self.lock();
        if inner.epoch == ticket.epoch {
            let login = inner.state.login().map(str::to_owned);
            inner.state = State::SignedOut {
                reason: SignedOutReason::Ended,
                login,
            };
            inner.epoch += 1;
        }
    }
}

fn refused<T>(answer: &Result<T, ApiError>, codes: &[Code]) -> bool {
    matches!(answer, Err(ApiError::Refused(problem)) if codes.contains(&problem.code))
}
