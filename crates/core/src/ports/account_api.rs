use super::ApiError;
use async_trait::async_trait;
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

/// What the service does with accounts beside signing in and out: one method per address.
#[async_trait]
pub trait AccountApi {
    /// `POST /v1/account/contact/prove`
    async fn prove_contact(&self, request: &ProveContact) -> Result<Challenge, ApiError>;
    /// `POST /v1/account/code/proof`
    async fn prove(&self, request: &EnterCode) -> Result<Proof, ApiError>;
    /// `POST /v1/account/join/check`
    async fn check_identity(&self, request: &CheckIdentity) -> Result<IdentityVerdict, ApiError>;
    /// `POST /v1/account/join`
    async fn join(&self, request: &Join) -> Result<Session, ApiError>;
    /// `POST /v1/account/forgotten/password`
    async fn forgot_password(&self, request: &ForgotPassword) -> Result<Challenge, ApiError>;
    /// `POST /v1/account/forgotten/account`
    async fn find_account(&self, request: &FindAccount) -> Result<Challenge, ApiError>;
    /// `POST /v1/account/password/reset`
    async fn reset_password(&self, request: &ResetPassword) -> Result<Session, ApiError>;
    /// `POST /v1/account/recovery`
    async fn begin_recovery(&self, request: &BeginRecovery) -> Result<Recovery, ApiError>;
    /// `POST /v1/account/recovery/finish`
    async fn finish_recovery(&self, request: &FinishRecovery) -> Result<Session, ApiError>;
    /// `POST /v1/account/recovery/cancel`
    async fn cancel_recovery(&self, access: &Secret) -> Result<(), ApiError>;
    /// `POST /v1/account/contact`
    async fn change_contact(
        &self,
        access: &Secret,
        request: &ChangeContact,
    ) -> Result<Challenge, ApiError>;
    /// `POST /v1/account/contact/confirm`
    async fn confirm_contact(&self, access: &Secret, request: &EnterCode) -> Result<(), ApiError>;
    /// `POST /v1/account/contact/restore`
    async fn restore_contact(
        &self,
        access: &Secret,
        request: &UndoOwnContact,
    ) -> Result<(), ApiError>;
    /// `POST /v1/account/contact/undo`
    async fn undo_contact(&self, request: &UndoContact) -> Result<(), ApiError>;
    /// `POST /v1/account/password`
    async fn change_password(
        &self,
        access: &Secret,
        request: &ChangePassword,
    ) -> Result<(), ApiError>;
    /// `POST /v1/account/card`
    async fn find_card(&self, access: &Secret, request: &AddCard) -> Result<(), ApiError>;
    /// `POST /v1/account/devices/end`
    async fn end_devices(&self, access: &Secret, request: &EndDevices)
    -> Result<Devices, ApiError>;
    /// `POST /v1/account/export`: the document as it came.
    async fn export(&self, access: &Secret, request: &WithPassword) -> Result<Vec<u8>, ApiError>;
    /// `POST /v1/account/delete`
    async fn delete_account(
        &self,
        access: &Secret,
        request: &WithPassword,
    ) -> Result<Deletion, ApiError>;
    /// `POST /v1/account/delete/cancel`
    async fn keep_account(&self, access: &Secret) -> Result<(), ApiError>;
    /// `POST /v1/complaint`
    async fn complain(
        &self,
        access: Option<&Secret>,
        request: &Complain,
    ) -> Result<Taken, ApiError>;
    /// `POST /v1/complaint/show`
    async fn ticket(&self, request: &ShowTicket) -> Result<Ticket, ApiError>;
}
