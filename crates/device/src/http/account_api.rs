use super::{HttpApi, answer::bytes};
use async_trait::async_trait;
use jmo_core::ports::{AccountApi, ApiError};
use jmo_wire::{
    Secret,
    account::{
        AddCard, BeginRecovery, Challenge, ChangeContact, ChangePassword, CheckIdentity, Deletion,
        Devices, EndDevices, EnterCode, FindAccount, FinishRecovery, ForgotPassword,
        IdentityVerdict, Join, Proof, ProveContact, Recovery, ResetPassword, Session, UndoContact,
        UndoOwnContact, WithPassword,
    },
    complaint::{Complain, ShowTicket, Taken, Ticket},
};

#[async_trait]
impl AccountApi for HttpApi {
    async fn prove_contact(&self, request: &ProveContact) -> Result<Challenge, ApiError> {
        self.post("/v1/account/contact/prove", request).await
    }

    async fn prove(&self, request: &EnterCode) -> Result<Proof, ApiError> {
        self.post("/v1/account/code/proof", request).await
    }

    async fn check_identity(&self, request: &CheckIdentity) -> Result<IdentityVerdict, ApiError> {
        self.post("/v1/account/join/check", request).await
    }

    async fn join(&self, request: &Join) -> Result<Session, ApiError> {
        self.post("/v1/account/join", request).await
    }

    async fn forgot_password(&self, request: &ForgotPassword) -> Result<Challenge, ApiError> {
        self.post("/v1/account/forgotten/password", request).await
    }

    async fn find_account(&self, request: &FindAccount) -> Result<Challenge, ApiError> {
        self.post("/v1/account/forgotten/account", request).await
    }

    async fn reset_password(&self, request: &ResetPassword) -> Result<Session, ApiError> {
        self.post("/v1/account/password/reset", request).await
    }

    async fn begin_recovery(&self, request: &BeginRecovery) -> Result<Recovery, ApiError> {
        self.post("/v1/account/recovery", request).await
    }

    async fn finish_recovery(&self, request: &FinishRecovery) -> Result<Session, ApiError> {
        self.post("/v1/account/recovery/finish", request).await
    }

    async fn cancel_recovery(&self, access: &Secret) -> Result<(), ApiError> {
        self.tell("/v1/account/recovery/cancel", Some(access), &())
            .await
    }

    async fn change_contact(
        &self,
        access: &Secret,
        request: &ChangeContact,
    ) -> Result<Challenge, ApiError> {
        self.post_as("/v1/account/contact", access, request).await
    }

    async fn confirm_contact(&self, access: &Secret, request: &EnterCode) -> Result<(), ApiError> {
        self.tell("/v1/account/contact/confirm", Some(access), request)
            .await
    }

    async fn restore_contact(
        &self,
        access: &Secret,
        request: &UndoOwnContact,
    ) -> Result<(), ApiError> {
        self.tell("/v1/account/contact/restore", Some(access), request)
            .await
    }

    async fn undo_contact(&self, request: &UndoContact) -> Result<(), ApiError> {
        self.tell("/v1/account/contact/undo", None, request).await
    }

    async fn change_password(
        &self,
        access: &Secret,
        request: &ChangePassword,
    ) -> Result<(), ApiError> {
        self.tell("/v1/account/password", Some(access), request)
            .await
    }

    async fn find_card(&self, access: &Secret, request: &AddCard) -> Result<(), ApiError> {
        self.tell("/v1/account/card", Some(access), request).await
    }

    async fn end_devices(
        &self,
        access: &Secret,
        request: &EndDevices,
    ) -> Result<Devices, ApiError> {
        self.post_as("/v1/account/devices/end", access, request)
            .await
    }

    async fn export(&self, access: &Secret, request: &WithPassword) -> Result<Vec<u8>, ApiError> {
        let response = self
            .send_json("/v1/account/export", Some(access), request)
            .await?;
        bytes(response).await
    }

    async fn delete_account(
        &self,
        access: &Secret,
        request: &WithPassword,
    ) -> Result<Deletion, ApiError> {
        self.post_as("/v1/account/delete", access, request).await
    }

    async fn keep_account(&self, access: &Secret) -> Result<(), ApiError> {
        self.tell("/v1/account/delete/cancel", Some(access), &())
            .await
    }

    async fn complain(
        &self,
        access: Option<&Secret>,
        request: &Complain,
    ) -> Result<Taken, ApiError> {
        match access {
            Some(access) => self.post_as("/v1/complaint", access, request).await,
            None => self.post("/v1/complaint", request).await,
        }
    }

    async fn ticket(&self, request: &ShowTicket) -> Result<Ticket, ApiError> {
        self.post("/v1/complaint/show", request).await
    }
}
