use crate::{
    App, Fault, FaultCode, IdentityForm, SessionView, kept::Here, proving::Goal, session::Moment,
};
use jmo_wire::{
    Secret,
    account::{BeginRecovery, FinishRecovery, ResetPassword, Session, UndoContact},
};
use serde::Serialize;

/// A recovery that waits for the owner to object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PendingRecovery {
    /// From when on it can be finished.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub ready_at: jiff::Timestamp,
    /// After this it is over.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub ends_at: jiff::Timestamp,
}

impl App {
    /// Sets a new password with a proven code, and signs in.
    ///
    /// # Errors
    /// The service's; `proof_gone` before a code was entered.
    pub async fn reset_password(&self, password: Secret) -> Result<SessionView, Fault> {
        let moment = self.session.moment();
        let request = ResetPassword {
            proof_token: self.proof(&Goal::Reset)?,
            password,
            device_name: self.config.device_name.clone(),
        };
        let session = self.api.reset_password(&request).await?;
        Ok(self.begin_by_proof(moment, session).await)
    }

    /// Begins to get in without any contact on record; the wait outlives the app.
    ///
    /// # Errors
    /// The service's; `proof_gone` before the new contact is proven.
    pub async fn begin_recovery(&self, identity: IdentityForm) -> Result<PendingRecovery, Fault> {
        let request = BeginRecovery {
            proof_token: self.proof(&Goal::Recovery)?,
            identity: identity.read()?,
        };
        let recovery = self.api.begin_recovery(&request).await?;
        let pending = PendingRecovery {
            ready_at: recovery.ready_at,
            ends_at: recovery.ends_at,
        };
        self.proving.clear();
        self.learn(|here| here.recovery = Some(recovery)).await;
        Ok(pending)
    }

    /// Finishes it after the wait.
    ///
    /// # Errors
    /// The service's; `recovery_gone` when none was begun here. One that is over is forgotten.
    pub async fn finish_recovery(&self, password: Secret) -> Result<SessionView, Fault> {
        let moment = self.session.moment();
        let recovery = self.session.known_here().recovery;
        let recovery = recovery.ok_or_else(|| Fault::new(FaultCode::RecoveryGone))?;
        let request = FinishRecovery {
            recovery_token: recovery.recovery_token,
            password,
            device_name: self.config.device_name.clone(),
        };
        match self.api.finish_recovery(&request).await {
            Ok(session) => {
                self.learn(|here| here.recovery = None).await;
                Ok(self.begin_by_proof(moment, session).await)
            }
            Err(error) => {
                let fault = Fault::from(error);
                if fault.code == FaultCode::RecoveryGone {
                    self.learn(|here| here.recovery = None).await;
                }
                Err(fault)
            }
        }
    }

    /// Forgets a recovery that was begun here.
    pub async fn drop_recovery(&self) {
        self.learn(|here| here.recovery = None).await;
    }

    /// A recovery that was begun here and waits.
    pub(crate) fn pending_recovery(&self) -> Option<PendingRecovery> {
        let recovery = self.session.known_here().recovery?;
        Some(PendingRecovery {
            ready_at: recovery.ready_at,
            ends_at: recovery.ends_at,
        })
    }

    /// Takes back a contact somebody changed, with the code from the notice.
    ///
    /// # Errors
    /// The service's.
    pub async fn undo_contact(&self, contact: String, code: Secret) -> Result<(), Fault> {
        Ok(self
            .api
            .undo_contact(&UndoContact { contact, code })
            .await?)
    }

    /// A session that did not begin with a login.
    pub(crate) async fn begin_by_proof(&self, moment: Moment, session: Session) -> SessionView {
        let login = session.login.clone().unwrap_or_default();
        self.proving.clear();
        self.begin(moment, &login, session).await;
        self.session()
    }

    /// What the device knows is another thing now; kept before it is acknowledged.
    pub(crate) async fn learn(&self, change: impl FnOnce(&mut Here)) {
        let here = self.session.learn(change);
        self.kept.know(here).await;
    }
}
