use crate::{
    App, Fault, FaultCode, SessionView, SignedOutReason,
    kept::KeptSession,
    ports::ApiError,
    saved::ACCOUNT,
    session::{Moment, State},
    view::View,
};
use jmo_wire::{
    Code, Secret,
    account::{
        Account, Challenge, Channel, EnterCode, Refresh, ResendCode, Session, SignIn, SignInAnswer,
    },
};

impl App {
    /// Signs in with e-mail or phone and password. On a device that is not known yet a code is
    /// sent.
    ///
    /// # Errors
    /// The service's; what was typed stays with the screen.
    pub async fn sign_in(&self, login: String, password: Secret) -> Result<SessionView, Fault> {
        let login = login.trim().to_owned();
        let moment = self.session.moment();
        let request = SignIn {
            device_token: self.session.device_token(&login),
            login: login.clone(),
            password,
            device_name: self.config.device_name.clone(),
        };
        match self.api.sign_in(&request).await? {
            SignInAnswer::Session { session } => self.begin(moment, &login, session).await,
            SignInAnswer::Code { challenge } => self.await_code(moment, login, challenge),
        }
        Ok(self.session())
    }

    /// Enters the code.
    ///
    /// # Errors
    /// The service's. A wrong code keeps the sign-in open; one that is over goes back to the start.
    pub async fn enter_code(&self, code: Secret) -> Result<SessionView, Fault> {
        let (moment, login, challenge) = self.awaited()?;
        let request = EnterCode {
            challenge_token: challenge.challenge_token,
            code,
        };
        match self.api.enter_code(&request).await {
            Ok(session) => self.begin(moment, &login, session).await,
            Err(error) => return Err(self.code_failed(moment, login, error)),
        }
        Ok(self.session())
    }

    /// Asks for another code, perhaps another way.
    ///
    /// # Errors
    /// The service's.
    pub async fn resend_code(&self, channel: Option<Channel>) -> Result<SessionView, Fault> {
        let (moment, login, challenge) = self.awaited()?;
        let request = ResendCode {
            challenge_token: challenge.challenge_token,
            channel,
        };
        match self.api.resend_code(&request).await {
            Ok(challenge) => self.await_code(moment, login, challenge),
            Err(error) => return Err(self.code_failed(moment, login, error)),
        }
        Ok(self.session())
    }

    /// Goes back from the code to the sign-in.
    pub fn cancel_code(&self) -> SessionView {
        if let Ok((moment, login, _)) = self.awaited() {
            self.back_to_sign_in(moment, login);
        }
        self.session()
    }

    /// Signs out here at once, whatever the network does; the service hears of it when it can.
    /// Everything kept of the account goes with it, and the login is not filled in again.
    pub async fn sign_out(&self) -> SessionView {
        if let (moment, State::SignedIn { tokens, .. }) = self.session.now() {
            let out = State::SignedOut {
                reason: SignedOutReason::SignedOut,
                login: None,
            };
            if self.session.enter(moment, out) {
                self.proving.clear();
                self.forget(&tokens.account_id);
                self.drop_selfie().await;
                let here = self.session.here(None, None);
                self.kept.forget(here, tokens.account_id).await;
                self.end_at_service(tokens.refresh);
            }
        }
        self.session()
    }

    /// Who is signed in, with identifiers masked.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn account(&self, refresh: bool) -> Result<View<Account>, Fault> {
        self.look(refresh, ACCOUNT, |access, known| {
            let api = self.api.clone();
            async move { api.account(&access, &known).await }
        })
        .await
    }

    /// A session begins: kept first, so that what the screen says is so is there after a kill. An
    /// answer that comes after the person went elsewhere begins nothing.
    pub(crate) async fn begin(&self, moment: Moment, login: &str, session: Session) {
        if !self.session.is_still(moment) {
            self.end_at_service(session.refresh_token);
            return;
        }
        self.session.know_device(login, &session);
        let account_id = session.account_id.clone();
        let here = self
            .session
            .here(Some(login.to_owned()), Some(account_id.clone()));
        let kept = KeptSession::of(login, &session);
        let saved = self.kept.begin(here, account_id.clone(), kept).await;
        self.remember(&account_id, saved);
        self.session
            .enter(moment, State::signed_in(login, &session));
    }

    /// Tells the service that a session is over. Unheard, it ends by itself when it is not used.
    pub(crate) fn end_at_service(&self, refresh_token: Secret) {
        let api = self.api.clone();
        tokio::spawn(async move {
            if let Err(error) = api.sign_out(&Refresh { refresh_token }).await {
                tracing::warn!(?error, "the service does not know of the sign-out yet");
            }
        });
    }

    fn await_code(&self, moment: Moment, login: String, challenge: Challenge) {
        let since = self.clock.elapsed();
        let awaiting = State::AwaitingCode {
            login,
            challenge,
            since,
        };
        self.session.enter(moment, awaiting);
    }

    fn awaited(&self) -> Result<(Moment, String, Challenge), Fault> {
        match self.session.now() {
            (
                moment,
                State::AwaitingCode {
                    login, challenge, ..
                },
            ) => Ok((moment, login, challenge)),
            _ => Err(Fault::new(FaultCode::ChallengeGone)),
        }
    }

    fn back_to_sign_in(&self, moment: Moment, login: String) {
        let reason = SignedOutReason::Fresh;
        let login = Some(login);
        self.session
            .enter(moment, State::SignedOut { reason, login });
    }

    fn code_failed(&self, moment: Moment, login: String, error: ApiError) -> Fault {
        if matches!(&error, ApiError::Refused(problem) if problem.code == Code::ChallengeGone) {
            self.back_to_sign_in(moment, login);
        }
        error.into()
    }
}
