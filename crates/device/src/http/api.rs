use super::{
    HttpApi,
    answer::{fetched, read},
};
use async_trait::async_trait;
use jmo_core::ports::{Api, ApiError, Fetched, Known};
use jmo_wire::{
    Secret,
    account::{Account, Challenge, EnterCode, Refresh, ResendCode, Session, SignIn, SignInAnswer},
    balance::Balance,
    card::CardHolder,
    membership::Membership,
    status::ServiceStatus,
};
use reqwest::{Method, header::IF_NONE_MATCH};
use serde::{Serialize, de::DeserializeOwned};

impl HttpApi {
    async fn post<B: Serialize + Sync, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
    ) -> Result<T, ApiError> {
        read(
            self.send(Method::POST, path, |request| request.json(body))
                .await?,
        )
        .await
    }

    async fn get<T: DeserializeOwned>(
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
        let with = |builder: reqwest::RequestBuilder| builder.json(request);
        self.send(Method::POST, "/v1/account/sign-out", with)
            .await
            .map(drop)
    }

    async fn account(&self, access: &Secret, known: &Known) -> Result<Fetched<Account>, ApiError> {
        self.get("/v1/account", access, known).await
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
