//! What the service in memory does with accounts beside signing in and out.

use crate::service::{FakeService, Inside, challenge, refused, time};
use async_trait::async_trait;
use jmo_core::ports::{AccountApi, ApiError};
use jmo_wire::{
    Code, Secret,
    account::{
        AddCard, BeginRecovery, Challenge, ChangeContact, ChangePassword, Channel, CheckIdentity,
        Deletion, Devices, EndDevices, EnterCode, FindAccount, FinishRecovery, ForgotPassword,
        IdentityVerdict, Join, Proof, ProveContact, Recovery, ResetPassword, Session, UndoContact,
        UndoOwnContact, Verdict, WithPassword,
    },
    complaint::{Complain, ShowTicket, Taken, Ticket, TicketStatus, Topic},
};

impl Inside {
    /// Writes down what was asked, and with what token.
    fn note(&mut self, what: &str, token: Option<&Secret>) {
        let token = token.map_or("", Secret::expose);
        self.asked.push(format!("{what} {token}").trim().to_owned());
    }
}

impl FakeService {
    async fn code(&self, what: &str, channel: Channel) -> Result<Challenge, ApiError> {
        self.pass(|inside| {
            inside.note(what, None);
            let token = inside.token();
            Ok(challenge(&token, channel))
        })
        .await
    }

    async fn done(&self, what: &str, access: &Secret) -> Result<(), ApiError> {
        self.pass(|inside| {
            inside.note(what, None);
            let live = inside
                .sessions
                .iter()
                .any(|live| live.access.as_deref() == Some(access.expose()));
            if live {
                Ok(())
            } else {
                Err(refused(Code::SessionExpired))
            }
        })
        .await
    }

    async fn session(&self, what: &str, token: &Secret) -> Result<Session, ApiError> {
        self.pass(|inside| {
            inside.note(what, Some(token));
            let mut session = inside.begin("wati");
            session.login = Some("wati".to_owned());
            Ok(session)
        })
        .await
    }
}

#[async_trait]
impl AccountApi for FakeService {
    async fn prove_contact(&self, request: &ProveContact) -> Result<Challenge, ApiError> {
        self.code(&format!("prove {:?}", request.purpose), request.channel)
            .await
    }

    async fn prove(&self, request: &EnterCode) -> Result<Proof, ApiError> {
        self.pass(|inside| {
            inside.note("enter", Some(&request.challenge_token));
            if request.code.expose() != "123456" {
                return Err(refused(Code::CodeWrong));
            }
            Ok(Proof {
                proof_token: Secret::new(format!("proof of {}", request.challenge_token.expose())),
                expires_in: 3600,
            })
        })
        .await
    }

    async fn check_identity(&self, request: &CheckIdentity) -> Result<IdentityVerdict, ApiError> {
        self.pass(|inside| {
            inside.note("check", Some(&request.proof_token));
            let kpj = if request.identity.kpj == "19050090021" {
                Verdict::Matches
            } else {
                Verdict::Differs
            };
            Ok(IdentityVerdict {
                segment: Verdict::Matches,
                number: Verdict::Matches,
                kpj,
                name: Verdict::Matches,
                name_note: None,
                born_on: Verdict::Matches,
                tries_left: 2,
            })
        })
        .await
    }

    async fn join(&self, request: &Join) -> Result<Session, ApiError> {
        let tokens: Vec<_> = request.proof_tokens.iter().map(Secret::expose).collect();
        self.session("join", &Secret::new(tokens.join("+"))).await
    }

    async fn forgot_password(&self, _: &ForgotPassword) -> Result<Challenge, ApiError> {
        self.code("forgot password", Channel::Email).await
    }

    async fn find_account(&self, _: &FindAccount) -> Result<Challenge, ApiError> {
        let mut challenge = self.code("find account", Channel::Unknown).await?;
        challenge.sent_to = None;
        challenge.channels.clear();
        Ok(challenge)
    }

    async fn reset_password(&self, request: &ResetPassword) -> Result<Session, ApiError> {
        self.session("reset", &request.proof_token).await
    }

    async fn begin_recovery(&self, request: &BeginRecovery) -> Result<Recovery, ApiError> {
        self.pass(|inside| {
            inside.note("begin recovery", Some(&request.proof_token));
            Ok(Recovery {
                recovery_token: Secret::new("recovery"),
                ready_at: time(10),
                ends_at: time(20),
            })
        })
        .await
    }

    async fn finish_recovery(&self, request: &FinishRecovery) -> Result<Session, ApiError> {
        let ready = self.inside().recovery_ready;
        if !ready {
            return self.pass(|_| Err(refused(Code::TooSoon))).await;
        }
        self.session("finish recovery", &request.recovery_token)
            .await
    }

    async fn cancel_recovery(&self, access: &Secret) -> Result<(), ApiError> {
        self.done("cancel recovery", access).await
    }

    async fn change_contact(
        &self,
        access: &Secret,
        request: &ChangeContact,
    ) -> Result<Challenge, ApiError> {
        self.done("change contact", access).await?;
        self.code("code to it", request.channel).await
    }

    async fn confirm_contact(&self, access: &Secret, request: &EnterCode) -> Result<(), ApiError> {
        if request.code.expose() != "123456" {
            return self.pass(|_| Err(refused(Code::CodeWrong))).await;
        }
        self.done("confirm contact", access).await
    }

    async fn restore_contact(&self, access: &Secret, _: &UndoOwnContact) -> Result<(), ApiError> {
        self.done("restore contact", access).await
    }

    async fn undo_contact(&self, _: &UndoContact) -> Result<(), ApiError> {
        self.pass(|inside| {
            inside.note("undo contact", None);
            Ok(())
        })
        .await
    }

    async fn change_password(&self, access: &Secret, _: &ChangePassword) -> Result<(), ApiError> {
        self.done("change password", access).await
    }

    async fn find_card(&self, access: &Secret, _: &AddCard) -> Result<(), ApiError> {
        self.done("find card", access).await
    }

    async fn end_devices(&self, access: &Secret, _: &EndDevices) -> Result<Devices, ApiError> {
        self.done("end devices", access).await?;
        Ok(Devices {
            devices: Vec::new(),
        })
    }

    async fn export(&self, access: &Secret, _: &WithPassword) -> Result<Vec<u8>, ApiError> {
        self.done("export", access).await?;
        Ok(b"{}".to_vec())
    }

    async fn delete_account(
        &self,
        access: &Secret,
        _: &WithPassword,
    ) -> Result<Deletion, ApiError> {
        self.done("delete", access).await?;
        Ok(Deletion {
            deleted_at: time(30),
        })
    }

    async fn keep_account(&self, access: &Secret) -> Result<(), ApiError> {
        self.done("keep", access).await
    }

    async fn complain(
        &self,
        access: Option<&Secret>,
        request: &Complain,
    ) -> Result<Taken, ApiError> {
        self.pass(|inside| {
            inside.note("complain", access.or(request.proof_token.as_ref()));
            let token = inside.token();
            Ok(Taken {
                ticket: ticket(&token),
                ticket_token: Secret::new(token),
            })
        })
        .await
    }

    async fn ticket(&self, request: &ShowTicket) -> Result<Ticket, ApiError> {
        self.pass(|_| Ok(ticket(request.ticket_token.expose())))
            .await
    }
}

fn ticket(token: &str) -> Ticket {
    Ticket {
        number: format!("P {token}"),
        topic: Topic::IdentityDiffers,
        status: TicketStatus::Received,
        sent_at: time(1),
        due_at: time(5),
    }
}
