use crate::{
    App, Fault, FaultCode, SessionView, SignedOutReason, ports::ApiError, session::State,
    view::View,
};
use jmo_wire::{
    Code, Secret,
    account::{Account, Challenge, Channel, EnterCode, Refresh, ResendCode, SignIn, SignInAnswer},
};

impl App {
    /// Signs in with e-mail or phone and password. On a device that is not known yet a code is
    /// sent.
    ///
    /// # Errors
    /// The service's; what was typed stays with the screen.
    pub async fn sign_in(&self, login: String, password: Secret) -> Result<SessionView, Fault> {
        let login = login.trim().to_owned();
        let request = SignIn {
            device_token: self.session.device_token(&login),
            login: login.clone(),
            password,
            device_name: self.config.device_name.clone(),
        };
        match self.api.sign_in(&request).await? {
            SignInAnswer::Session { session } => self.session.begin(&login, &session),
            SignInAnswer::Code { challenge } => self.await_code(login, challenge),
        }
        Ok(self.session())
    }

    /// Enters the code.
    ///
    /// # Errors
    /// The service's. A wrong code keeps the sign-in open; one that is over goes back to the start.
    pub async fn enter_code(&self, code: Secret) -> Result<SessionView, Fault> {
        let (login, challenge) = self.awaited()?;
        let request = EnterCode {
            challenge_token: challenge.challenge_token,
            code,
        };
        match self.api.enter_code(&request).await {
            Ok(session) => self.session.begin(&login, &session),
            Err(error) => return Err(self.code_failed(error)),
        }
        Ok(self.session())
    }

    /// Asks for another code, perhaps another way.
    ///
    /// # Errors
    /// The service's.
    pub async fn resend_code(&self, channel: Option<Channel>) -> Result<SessionView, Fault> {
        let (login, challenge) = self.awaited()?;
        let request = ResendCode {
            challenge_token: challenge.challenge_token,
            channel,
        };
        match self.api.resend_code(&request).await {
            Ok(challenge) => self.await_code(login, challenge),
            Err(error) => return Err(self.code_failed(error)),
        }
        Ok(self.session())
    }

    /// Goes back from the code to the sign-in.
    pub fn cancel_code(&self) -> SessionView {
        if let State::AwaitingCode { login, .. } = self.session.state() {
            self.session.enter(State::SignedOut {
                reason: SignedOutReason::Fresh,
                login: Some(login),
            });
        }
        self.session()
    }

    /// Signs out here at once, and tells the service if it can be reached: who wants to be out
    /// does not wait for a network. Everything kept of the account goes with it.
    pub async fn sign_out(&self) -> SessionView {
        if let State::SignedIn { tokens, login, .. } = self.session.state() {
            self.session.enter(State::SignedOut {
                reason: SignedOutReason::SignedOut,
                login: Some(login),
            });
            self.forget(&tokens.account_id);
            let request = Refresh {
                refresh_token: tokens.refresh,
            };
            if let Err(error) = self.api.sign_out(&request).await {
                // The session then ends by itself when it is not used.
                tracing::warn!(?error, "the service does not know of the sign-out yet");
            }
        }
        self.session()
    }

    /// Who is signed in, with identifiers masked.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn account(&self, refresh: bool) -> Result<View<Account>, Fault> {
        self.look(
            refresh,
            |saved| &mut saved.account,
            |access, known| {
                let api = self.api.clone();
                async move { api.account(&access, &known).await }
            },
        )
        .await
    }

    fn await_code(&self, login: String, challenge: Challenge) {
        let since = self.clock.elapsed();
        self.session.enter(State::AwaitingCode {
            login,
            challenge,
            since,
        });
    }

    fn awaited(&self) -> Result<(String, Challenge), Fault> {
        match self.session.state() {
            State::AwaitingCode {
                login, challenge, ..
            } => Ok((login, challenge)),
            _ => Err(Fault::new(FaultCode::ChallengeGone)),
        }
    }

    fn code_failed(&self, error: ApiError) -> Fault {
        if matches!(&error, ApiError::Refused(problem) if problem.code == Code::ChallengeGone) {
            self.cancel_code();
        }
        error.into()
    }
}
