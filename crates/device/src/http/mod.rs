//! The service over HTTP.

mod account_api;
mod address;
mod answer;
mod api;
mod data_update_api;
mod service_time;

pub use address::AddressError;

use address::check;
use answer::refusal;
use jmo_core::ports::ApiError;
use jmo_wire::{Code, TIME_HEADER};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, redirect};
use service_time::ServiceTime;
use std::{
    sync::{Once, OnceLock},
    time::Duration,
};
use url::Url;

/// A thin network gets time; a dead one is found out.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(6);
const ANSWER_TIMEOUT: Duration = Duration::from_secs(15);

#[derive(Debug)]
struct Patience {
    connect: Duration,
    answer: Duration,
}

/// Speaks to the service at one address.
#[derive(Debug)]
pub struct HttpApi {
    /// Built by the first request: the roots it trusts take longer to read than a screen to paint.
    client: OnceLock<Client>,
    patience: Patience,
    agent: String,
    base: Url,
    time: ServiceTime,
}

impl HttpApi {
    /// Prepares to speak to the service at `address`; nothing is sent yet.
    ///
    /// # Errors
    /// When the address is not HTTPS (plain HTTP is for this machine only) or has more than an
    /// origin.
    pub fn new(address: &str, version: &str) -> Result<Self, AddressError> {
        Self::with_timeouts(address, version, CONNECT_TIMEOUT, ANSWER_TIMEOUT)
    }

    /// As [`HttpApi::new`], with other patience.
    ///
    /// # Errors
    /// As [`HttpApi::new`].
    pub fn with_timeouts(
        address: &str,
        version: &str,
        connect: Duration,
        answer: Duration,
    ) -> Result<Self, AddressError> {
        Ok(Self {
            client: OnceLock::new(),
            patience: Patience { connect, answer },
            agent: format!("jmo/{version}"),
            base: check(address)?,
            time: ServiceTime::default(),
        })
    }

    fn client(&self) -> Result<&Client, ApiError> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let client = self.build().map_err(|error| {
            tracing::error!(%error, "nothing can be asked of any service");
            ApiError::Offline
        })?;
        Ok(self.client.get_or_init(|| client))
    }

    fn build(&self) -> reqwest::Result<Client> {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // Fails only when another one is installed, which serves as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let mut client = Client::builder();
        if self.base.scheme() == "http" {
            // Plain HTTP is for this machine only; a proxy would carry it off in clear.
            client = client.no_proxy();
        }
        client
            .user_agent(&self.agent)
            .connect_timeout(self.patience.connect)
            .timeout(self.patience.answer)
            // Our service never redirects; hotel networks do.
            .redirect(redirect::Policy::none())
            .build()
    }

    /// Sends a request and answers with what came back, if it came from our service.
    ///
    /// The request says the service's time as this device knows it; when the device was wrong (it
    /// slept, somebody turned the clock) it learns better and asks once more. The refused request
    /// had no effect, so asking again is safe for every address.
    async fn send(
        &self,
        method: Method,
        path: &str,
        with: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<Response, ApiError> {
        let client = self.client()?;
        let once = async || {
            let url = self.base.join(path).map_err(|_| ApiError::Garbled)?;
            let mut request = with(client.request(method.clone(), url));
            if let Some(now) = self.time.now() {
                request = request.header(TIME_HEADER, now.to_string());
            }
            let response = request.send().await.map_err(|error| trouble(&error))?;
            self.time.learn(response.headers());
            Ok(response)
        };
        let response = once().await?;
        if response.status() != StatusCode::BAD_REQUEST {
            return success(response).await;
        }
        match refusal(response).await {
            ApiError::Refused(problem) if problem.code == Code::ClockSkewed => {
                success(once().await?).await
            }
            error => Err(error),
        }
    }
}

async fn success(response: Response) -> Result<Response, ApiError> {
    let status = response.status();
    if status.is_success() || status == StatusCode::NOT_MODIFIED {
        Ok(response)
    } else {
        Err(refusal(response).await)
    }
}

fn trouble(error: &reqwest::Error) -> ApiError {
    if error.is_timeout() && !error.is_connect() {
        ApiError::Slow
    } else if error.is_decode() {
        ApiError::Garbled
    } else {
        ApiError::Offline
    }
}
