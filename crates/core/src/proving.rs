//! Codes that prove a contact, and the proofs they became. None of it reaches the web view or the
//! disk: whoever closes the app half-way enters another code.

use crate::{App, CodeChallenge, Fault, FaultCode, session::shown_challenge};
use jmo_wire::{
    Secret,
    account::{
        Challenge, ChangeContact, Channel, ContactPurpose, EnterCode, FindAccount, ForgotPassword,
        ProveContact, ResendCode,
    },
};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// What a code is entered for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Goal {
    /// A contact of a new account.
    Join(Channel),
    /// A new contact of an account whose contacts are lost.
    Recovery,
    /// A new password.
    Reset,
    /// Another contact of the account that is signed in.
    Contact(String),
}

#[derive(Default)]
pub(crate) struct Proving(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    open: Option<Open>,
    proofs: HashMap<Goal, Secret>,
}

#[derive(Clone)]
struct Open {
    goal: Goal,
    challenge: Challenge,
    /// When it came, on the app's clock.
    since: Duration,
}

impl Proving {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The proof for a goal.
    pub fn proof(&self, goal: &Goal) -> Option<Secret> {
        self.lock().proofs.get(goal).cloned()
    }

    /// The proofs of a new account's contacts.
    pub fn joining(&self) -> Vec<Secret> {
        let inner = self.lock();
        let channels = [Channel::Email, Channel::Sms];
        let proofs = channels
            .iter()
            .filter_map(|channel| inner.proofs.get(&Goal::Join(*channel)));
        proofs.cloned().collect()
    }

    /// What was begun is over, or given up.
    pub fn clear(&self) {
        *self.lock() = Inner::default();
    }
}

impl App {
    /// Sends a code to a contact for a new account or a recovery.
    ///
    /// # Errors
    /// The service's.
    pub async fn prove_contact(
        &self,
        purpose: ContactPurpose,
        channel: Channel,
        contact: String,
    ) -> Result<CodeChallenge, Fault> {
        let request = ProveContact {
            purpose,
            channel,
            contact,
        };
        let challenge = self.api.prove_contact(&request).await?;
        let goal = match purpose {
            ContactPurpose::Join => Goal::Join(channel),
            ContactPurpose::Recovery => Goal::Recovery,
        };
        Ok(self.await_proof(goal, challenge))
    }

    /// Sends a code for a new password to the contact somebody signs in with.
    ///
    /// # Errors
    /// The service's.
    pub async fn forgot_password(
        &self,
        login: String,
        kpj: Secret,
    ) -> Result<CodeChallenge, Fault> {
        let request = ForgotPassword { login, kpj };
        let challenge = self.api.forgot_password(&request).await?;
        Ok(self.await_proof(Goal::Reset, challenge))
    }

    /// Sends a code for a new password to every contact on record.
    ///
    /// # Errors
    /// The service's.
    pub async fn find_account(&self, request: FindAccount) -> Result<CodeChallenge, Fault> {
        let challenge = self.api.find_account(&request).await?;
        Ok(self.await_proof(Goal::Reset, challenge))
    }

    /// Sends a code to another contact of the account that is signed in.
    ///
    /// # Errors
    /// The service's, `session_required`, `session_ended`.
    pub async fn change_contact(
        &self,
        channel: Channel,
        contact: String,
        password: Secret,
    ) -> Result<CodeChallenge, Fault> {
        let request = &ChangeContact {
            channel,
            contact: contact.clone(),
            password,
        };
        let challenge = self
            .act(|access| async move { self.api.change_contact(&access, request).await })
            .await?;
        Ok(self.await_proof(Goal::Contact(contact), challenge))
    }

    /// Sends another code for what is being proven, perhaps another way.
    ///
    /// # Errors
    /// The service's; `challenge_gone` when nothing is being proven.
    pub async fn resend_proof(&self, channel: Option<Channel>) -> Result<CodeChallenge, Fault> {
        let open = self.open_proof()?;
        let request = ResendCode {
            challenge_token: open.challenge.challenge_token,
            channel,
        };
        let challenge = self.api.resend_code(&request).await?;
        Ok(self.await_proof(open.goal, challenge))
    }

    /// Enters the code.
    ///
    /// # Errors
    /// The service's; `challenge_gone` when nothing is being proven.
    pub async fn enter_proof(&self, code: Secret) -> Result<(), Fault> {
        let open = self.open_proof()?;
        let request = &EnterCode {
            challenge_token: open.challenge.challenge_token.clone(),
            code,
        };
        if let Goal::Contact(contact) = &open.goal {
            self.act(|access| async move { self.api.confirm_contact(&access, request).await })
                .await?;
            self.proving.lock().open = None;
            self.now_known_by(contact).await;
            return Ok(());
        }
        let proof = self.api.prove(request).await?;
        let mut proving = self.proving.lock();
        proving.open = None;
        proving.proofs.insert(open.goal, proof.proof_token);
        Ok(())
    }

    /// Gives up what is being proven, and every proof.
    pub fn forget_proofs(&self) {
        self.proving.clear();
    }

    fn await_proof(&self, goal: Goal, challenge: Challenge) -> CodeChallenge {
        let since = self.clock.elapsed();
        let view = shown_challenge(&challenge, Duration::ZERO);
        self.proving.lock().open = Some(Open {
            goal,
            challenge,
            since,
        });
        view
    }

    fn open_proof(&self) -> Result<Open, Fault> {
        let open = self.proving.lock().open.clone();
        open.filter(|open| {
            // An hour and five minutes after it was sent nobody remembers it.
            self.clock.elapsed().saturating_sub(open.since) < Duration::from_secs(3900)
        })
        .ok_or_else(|| Fault::new(FaultCode::ChallengeGone))
    }
}
