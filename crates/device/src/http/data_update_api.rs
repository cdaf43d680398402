use super::{HttpApi, answer::read};
use async_trait::async_trait;
use jmo_core::ports::{ApiError, DataUpdateApi, Fetched, Known};
use jmo_wire::{
    IDEMPOTENCY_HEADER, Secret,
    complaint::Taken,
    data_update::{
        AskHolder, Attempt, BeginAttempt, Correct, DataUpdate, DraftSaved, History, Holder,
        Receipt, SaveDraft, SelfieTaken, SendSelfie, Submit,
    },
};
use reqwest::Method;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

const HOME: &str = "/v1/data-update";
const DRAFT: &str = "/v1/data-update/draft";
/// Pictures take their time on a thin network: 500 KB at 8 KB a second.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(75);

impl HttpApi {
    /// Sends what takes effect once under its key.
    async fn submit<B: Serialize + Sync, T: DeserializeOwned>(
        &self,
        path: &str,
        access: &Secret,
        key: &str,
        body: &B,
    ) -> Result<T, ApiError> {
        let with = |request: reqwest::RequestBuilder| {
            let request = request.bearer_auth(access.expose()).json(body);
            request
                .header(IDEMPOTENCY_HEADER, key)
                .timeout(UPLOAD_TIMEOUT)
        };
        read(self.send(Method::POST, path, with).await?).await
    }
}

#[async_trait]
impl DataUpdateApi for HttpApi {
    async fn data_update(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<DataUpdate>, ApiError> {
        self.get(HOME, access, known).await
    }

    async fn save_draft(
        &self,
        access: &Secret,
        request: &SaveDraft,
    ) -> Result<DraftSaved, ApiError> {
        let with =
            |builder: reqwest::RequestBuilder| builder.bearer_auth(access.expose()).json(request);
        read(self.send(Method::PUT, DRAFT, with).await?).await
    }

    async fn discard_draft(&self, access: &Secret) -> Result<(), ApiError> {
        let with = |builder: reqwest::RequestBuilder| builder.bearer_auth(access.expose());
        self.send(Method::DELETE, DRAFT, with).await.map(drop)
    }

    async fn begin_selfie(
        &self,
        access: &Secret,
        request: &BeginAttempt,
    ) -> Result<Attempt, ApiError> {
        self.post_as("/v1/data-update/selfie", access, request)
            .await
    }

    async fn send_selfie(
        &self,
        access: &Secret,
        request: &SendSelfie,
    ) -> Result<SelfieTaken, ApiError> {
        let with = |builder: reqwest::RequestBuilder| {
            let builder = builder.bearer_auth(access.expose()).json(request);
            builder.timeout(UPLOAD_TIMEOUT)
        };
        let path = "/v1/data-update/selfie/picture";
        read(self.send(Method::POST, path, with).await?).await
    }

    async fn account_holder(
        &self,
        access: &Secret,
        request: &AskHolder,
    ) -> Result<Holder, ApiError> {
        self.post_as("/v1/data-update/holder", access, request)
            .await
    }

    async fn submit_data_update(
        &self,
        access: &Secret,
        key: &str,
        request: &Submit,
    ) -> Result<Receipt, ApiError> {
        self.submit(HOME, access, key, request).await
    }

    async fn data_update_history(&self, access: &Secret) -> Result<History, ApiError> {
        let with = |builder: reqwest::RequestBuilder| builder.bearer_auth(access.expose());
        let path = "/v1/data-update/history";
        read(self.send(Method::GET, path, with).await?).await
    }

    async fn correct_data(
        &self,
        access: &Secret,
        key: &str,
        request: &Correct,
    ) -> Result<Taken, ApiError> {
        self.submit("/v1/data-update/correction", access, key, request)
            .await
    }
}
