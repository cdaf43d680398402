use super::{AccountApi, DataUpdateApi};
use async_trait::async_trait;
use jiff::Timestamp;
use jmo_wire::{
    Problem, Secret,
    account::{
        Account, Challenge, Devices, EnterCode, Refresh, ResendCode, SecurityLog, Session, SignIn,
        SignInAnswer,
    },
    activity::{ActivityPage, ActivityQuery},
    balance::Balance,
    card::CardHolder,
    membership::{Membership, Merge, MergePreview, PreviewMerge, UndoMerge},
    statement::{Statement, Verified, VerifyStatement},
    status::ServiceStatus,
};

/// Why the service gave no answer of use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// Nobody answers: no network, or no service.
    Offline,
    /// No answer in time.
    Slow,
    /// Something answers, but not with what the service speaks.
    Garbled,
    /// The service says no, and why.
    Refused(Problem),
}

/// What was fetched before, so that an unchanged answer costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known(pub Option<String>);

/// What a fetch brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched<T> {
    /// The content; none: as before (304).
    pub content: Option<T>,
    /// Names this content for the next fetch.
    pub etag: Option<String>,
    /// The service's time of the answer.
    pub at: Timestamp,
}

/// The port to the service: one method per address.
#[async_trait]
pub trait Api: AccountApi + DataUpdateApi + Send + Sync {
    /// `POST /v1/account/sign-in`
    async fn sign_in(&self, request: &SignIn) -> Result<SignInAnswer, ApiError>;
    /// `POST /v1/account/code`
    async fn enter_code(&self, request: &EnterCode) -> Result<Session, ApiError>;
    /// `POST /v1/account/code/resend`
    async fn resend_code(&self, request: &ResendCode) -> Result<Challenge, ApiError>;
    /// `POST /v1/account/refresh`
    async fn refresh(&self, request: &Refresh) -> Result<Session, ApiError>;
    /// `POST /v1/account/sign-out`
    async fn sign_out(&self, request: &Refresh) -> Result<(), ApiError>;
    /// `GET /v1/account`
    async fn account(&self, access: &Secret, known: &Known) -> Result<Fetched<Account>, ApiError>;
    /// `GET /v1/account/devices`
    async fn devices(&self, access: &Secret, known: &Known) -> Result<Fetched<Devices>, ApiError>;
    /// `GET /v1/account/log`
    async fn security_log(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<SecurityLog>, ApiError>;
    /// `GET /v1/membership`
    async fn membership(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<Membership>, ApiError>;
    /// `GET /v1/balance`
    async fn balance(&self, access: &Secret, known: &Known) -> Result<Fetched<Balance>, ApiError>;
    /// `GET /v1/balance/statement`
    async fn statement(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<Statement>, ApiError>;
    /// `POST /v1/balance/statement/verify`
    async fn verify_statement(&self, request: &VerifyStatement) -> Result<Verified, ApiError>;
    /// `GET /v1/activity`
    async fn activity(
        &self,
        access: &Secret,
        query: &ActivityQuery,
    ) -> Result<Fetched<ActivityPage>, ApiError>;
    /// `POST /v1/membership/merge/preview`
    async fn preview_merge(
        &self,
        access: &Secret,
        request: &PreviewMerge,
    ) -> Result<MergePreview, ApiError>;
    /// `POST /v1/membership/merge`
    async fn merge(&self, access: &Secret, request: &Merge) -> Result<(), ApiError>;
    /// `POST /v1/membership/merge/undo`
    async fn undo_merge(&self, access: &Secret, request: &UndoMerge) -> Result<(), ApiError>;
    /// `GET /v1/card`
    async fn card(&self, access: &Secret, known: &Known) -> Result<Fetched<CardHolder>, ApiError>;
    /// `GET /v1/status`
    async fn status(&self) -> Result<Fetched<ServiceStatus>, ApiError>;
}
