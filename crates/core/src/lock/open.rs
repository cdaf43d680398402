use crate::{App, Fault, FaultCode, SessionView, session::State};
use jmo_wire::Secret;

impl App {
    /// Locks the app, if it has a lock: from now on nothing personal is answered.
    pub fn lock(&self) -> SessionView {
        if let Ok(ticket) = self.session.ticket() {
            let set = self.with_lock(&ticket.account_id, |lock| lock.vouched = false);
            if set.is_ok() {
                self.session.lock(&ticket);
                self.hide_selfie();
            }
        }
        self.session()
    }

    /// Opens the lock with the PIN.
    ///
    /// # Errors
    /// `pin_wrong`, `pin_dead`, `too_many_tries` while a wait is on, `not_kept` when the try
    /// cannot be counted, `session_required`.
    pub async fn unlock(&self, pin: Secret) -> Result<SessionView, Fault> {
        let (moment, account_id) = self.session.owner()?;
        self.try_pin(&account_id, pin).await?;
        self.session.unlock(moment);
        Ok(self.session())
    }

    /// Opens the lock with the phone's fingerprint or face. `reason`: what its question says. A
    /// person who thinks better of it, or is not recognised, finds it locked as before.
    ///
    /// # Errors
    /// `not_found` where this way is not chosen or not there, `pin_dead`, `session_required`.
    pub async fn unlock_with_biometrics(&self, reason: String) -> Result<SessionView, Fault> {
        let (moment, account_id) = self.session.owner()?;
        let (chosen, dead) =
            self.with_lock(&account_id, |lock| (lock.biometric, lock.is_dead()))?;
        if dead {
            return Err(Fault::new(FaultCode::PinDead));
        }
        if !chosen || !self.biometrics.available() {
            return Err(Fault::new(FaultCode::NotFound));
        }
        if self.biometrics.confirm(reason).await {
            self.forgive(&account_id).await?;
            self.session.unlock(moment);
        }
        Ok(self.session())
    }

    /// Opens the lock with the password of the account: a sign-in with what was last signed in
    /// with, so it needs the service. The session before it ends. Where the service no longer
    /// knows this device, a code comes next.
    ///
    /// # Errors
    /// The service's; the app then stays locked.
    pub async fn unlock_with_password(&self, password: Secret) -> Result<SessionView, Fault> {
        let (_, State::SignedIn { login, tokens, .. }) = self.session.now() else {
            return Err(Fault::new(FaultCode::SessionRequired));
        };
        let view = self.sign_in(login, password).await?;
        if matches!(view, SessionView::AwaitingCode { .. }) {
            self.kept.end(tokens.account_id).await;
        }
        self.end_at_service(tokens.refresh);
        Ok(view)
    }

    /// What is shown while it is locked: nothing of the person.
    pub(crate) fn locked_view(&self, account_id: &str) -> SessionView {
        let now = self.clock.elapsed();
        let lock = self.with_lock(account_id, |lock| {
            (lock.biometric, lock.wait(now), lock.is_dead())
        });
        // Without the record there is nothing to hold a PIN against.
        let (biometric, wait, pin_dead) = lock.unwrap_or((false, 0, true));
        SessionView::Locked {
            biometric: biometric && !pin_dead && self.biometrics.available(),
            wait: if pin_dead { 0 } else { wait },
            pin_dead,
        }
    }
}
