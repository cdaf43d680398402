use super::{
    HttpApi,
    answer::{fetched, read},
};
use async_trait::async_trait;
use jmo_core::ports::{Api, ApiError, Fetched, Known};
use jmo_wire::{
    Secret,
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
use reqwest::{Method, Response, header::IF_NONE_MATCH};
use serde::{Serialize, de::DeserializeOwned};

impl HttpApi {
    /// Sends JSON, from nobody or from who is signed in.
    pub(super) async fn send_json<B: Serialize + Sync>(
        &self,
        path: &str,
        access: Option<&Secret>,
        body: &B,
    ) -> Result<Response, ApiError> {
        let with = |request: reqwest::RequestBuilder| {
            let request = request.json(body);
            match access {
                Some(access) => request.bearer_auth(access.expose()),
                None => request,
            }
        };
        self.send(Method::POST, path, with).await
    }

    /// From nobody, for an answer.
    pub(super) async fn post<B: Serialize + Sync, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
    ) -> Result<T, ApiError> {
        read(self.send_json(path, None, body).await?).await
    }

    /// From who is signed in, for an answer.
    pub(super) async fn post_as<B: Serialize + Sync, T: DeserializeOwned>(
        &self,
        path: &str,
        access: &Secret,
        body: &B,
    ) -> Result<T, ApiError> {
        read(self.send_json(path, Some(access), body).await?).await
    }

    /// For no answer but that it was done.
    pub(super) async fn tell<B: Serialize + Sync>(
        &self,
        path: &str,
        access: Option<&Secret>,
        body: &B,
    ) -> Result<(), ApiError> {
        self.send_json(path, access, body).await.map(drop)
    }

    pub(super) async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<T>, ApiError> {
        let with = |request: reqwest::RequestBuilder| {
            let request = request.bearer_auth(access.expose());
            match &known.0 {
                Some(etag) => request.header(IF_NONE_MATCH, etag),
                None => request,
            }
        };
        fetched(self.send(Method::GET, path, with).await?).await
    }
}

#[async_trait]
impl Api for HttpApi {
    async fn sign_in(&self, request: &SignIn) -> Result<SignInAnswer, ApiError> {
        self.post("/v1/account/sign-in", request).await
    }

    async fn enter_code(&self, request: &EnterCode) -> Result<Session, ApiError> {
        self.post("/v1/account/code", request).await
    }

    async fn resend_code(&self, request: &ResendCode) -> Result<Challenge, ApiError> {
        self.post("/v1/account/code/resend", request).await
    }

    async fn refresh(&self, request: &Refresh) -> Result<Session, ApiError> {
        self.post("/v1/account/refresh", request).await
    }

    async fn sign_out(&self, request: &Refresh) -> Result<(), ApiError> {
        self.tell("/v1/account/sign-out", None, request).await
    }

    async fn account(&self, access: &Secret, known: &Known) -> Result<Fetched<Account>, ApiError> {
        self.get("/v1/account", access, known).await
    }

    async fn devices(&self, access: &Secret, known: &Known) -> Result<Fetched<Devices>, ApiError> {
        self.get("/v1/account/devices", access, known).await
    }

    async fn security_log(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<SecurityLog>, ApiError> {
        self.get("/v1/account/log", access, known).await
    }

    async fn membership(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<Membership>, ApiError> {
        self.get("/v1/membership", access, known).await
    }

    async fn balance(&self, access: &Secret, known: &Known) -> Result<Fetched<Balance>, ApiError> {
        self.get("/v1/balance", access, known).await
    }

    async fn statement(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<Statement>, ApiError> {
        self.get("/v1/balance/statement", access, known).await
    }

    async fn verify_statement(&self, request: &VerifyStatement) -> Result<Verified, ApiError> {
        self.post("/v1/balance/statement/verify", request).await
    }

    async fn activity(
        &self,
        access: &Secret,
        query: &ActivityQuery,
    ) -> Result<Fetched<ActivityPage>, ApiError> {
        let with =
            |request: reqwest::RequestBuilder| request.query(query).bearer_auth(access.expose());
        fetched(self.send(Method::GET, "/v1/activity", with).await?).await
    }

    async fn preview_merge(
        &self,
        access: &Secret,
        request: &PreviewMerge,
    ) -> Result<MergePreview, ApiError> {
        self.post_as("/v1/membership/merge/preview", access, request)
            .await
    }

    async fn merge(&self, access: &Secret, request: &Merge) -> Result<(), ApiError> {
        self.tell("/v1/membership/merge", Some(access), request)
            .await
    }

    async fn undo_merge(&self, access: &Secret, request: &UndoMerge) -> Result<(), ApiError> {
        self.tell("/v1/membership/merge/undo", Some(access), request)
            .await
    }

    async fn card(&self, access: &Secret, known: &Known) -> Result<Fetched<CardHolder>, ApiError> {
        self.get("/v1/card", access, known).await
    }

    async fn status(&self) -> Result<Fetched<ServiceStatus>, ApiError> {
        fetched(
            self.send(Method::GET, "/v1/status", |request| request)
                .await?,
        )
        .await
    }
}
