use super::{ApiError, Fetched, Known};
use async_trait::async_trait;
use jmo_wire::{
    Secret,
    complaint::Taken,
    data_update::{
        AskHolder, Attempt, BeginAttempt, Correct, DataUpdate, DraftSaved, History, Holder,
        Receipt, SaveDraft, SelfieTaken, SendSelfie, Submit,
    },
};

/// Pengkinian Data at the service: one method per address. A `key` names a submission, so that it
/// takes effect once however often it is sent.
#[async_trait]
pub trait DataUpdateApi {
    /// `GET /v1/data-update`
    async fn data_update(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<DataUpdate>, ApiError>;
    /// `PUT /v1/data-update/draft`
    async fn save_draft(
        &self,
        access: &Secret,
        request: &SaveDraft,
    ) -> Result<DraftSaved, ApiError>;
    /// `DELETE /v1/data-update/draft`
    async fn discard_draft(&self, access: &Secret) -> Result<(), ApiError>;
    /// `POST /v1/data-update/selfie`
    async fn begin_selfie(
        &self,
        access: &Secret,
        request: &BeginAttempt,
    ) -> Result<Attempt, ApiError>;
    /// `POST /v1/data-update/selfie/picture`; takes its time on a thin network.
    async fn send_selfie(
        &self,
        access: &Secret,
        request: &SendSelfie,
    ) -> Result<SelfieTaken, ApiError>;
    /// `POST /v1/data-update/holder`
    async fn account_holder(
        &self,
        access: &Secret,
        request: &AskHolder,
    ) -> Result<Holder, ApiError>;
    /// `POST /v1/data-update`
    async fn submit_data_update(
        &self,
        access: &Secret,
        key: &str,
        request: &Submit,
    ) -> Result<Receipt, ApiError>;
    /// `GET /v1/data-update/history`
    async fn data_update_history(&self, access: &Secret) -> Result<History, ApiError>;
    /// `POST /v1/data-update/correction`; takes its time on a thin network.
    async fn correct_data(
        &self,
        access: &Secret,
        key: &str,
        request: &Correct,
    ) -> Result<Taken, ApiError>;
}
