use super::super::{
    SetUpError,
    set_up::{host, is_here},
};
use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, Mechanism},
    client::{AsyncSmtpConnection, TlsParameters},
    extension::ClientId,
};
use percent_encoding::percent_decode_str;
use url::Url;

/// A mail server and how to reach it. `Debug` shows no password.
pub struct Server {
    host: String,
    port: u16,
    tls: Tls,
    login: Option<Credentials>,
    hello: ClientId,
    is_here: bool,
}

enum Tls {
    /// In clear: a relay on this machine or in a closed network.
    None,
    /// Begun in clear, and given up when the server will not encrypt.
    Required(TlsParameters),
    /// From the first byte.
    Wrapped(TlsParameters),
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server")
            .field("host", &self.host)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

impl Server {
    /// Reads a server's address; `hello` is how we introduce ourselves.
    pub fn parse(address: &str, hello: &str) -> Result<Self, SetUpError> {
        let url = Url::parse(address).map_err(|_| SetUpError::SmtpUrl)?;
        let host = host(&url).ok_or(SetUpError::SmtpUrl)?.to_owned();
        let parameters =
            || TlsParameters::new(host.clone()).map_err(|error| SetUpError::Tls(error.to_string()));
        let (tls, port) = match (url.scheme(), url.query()) {
            ("smtps", None) => (Tls::Wrapped(parameters()?), 465),
            ("smtp", Some("tls=required")) => (Tls::Required(parameters()?), 587),
            ("smtp", None) => (Tls::None, 25),
            _ => return Err(SetUpError::SmtpUrl),
        };
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            (user, Some(password)) if !user.is_empty() => {
                Some(Credentials::new(decoded(user)?, decoded(password)?))
            }
            _ => return Err(SetUpError::SmtpUrl),
        };
        if !matches!(url.path(), "" | "/") {
            return Err(SetUpError::SmtpUrl);
        }
        let is_here = is_here(&url);
        if login.is_some() && matches!(tls, Tls::None) && !is_here {
            return Err(SetUpError::SmtpPassword);
        }
        Ok(Self {
            port: url.port().unwrap_or(port),
            hello: ClientId::Domain(hello.to_owned()),
            host,
            tls,
            login,
            is_here,
        })
    }

    /// Whether it runs on this machine.
    pub fn is_here(&self) -> bool {
        self.is_here
    }

    /// A new line to it, encrypted and signed in as it should be.
    pub async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let address = (self.host.as_str(), self.port);
        let wrapped = match &self.tls {
            Tls::Wrapped(parameters) => Some(parameters.clone()),
            Tls::None | Tls::Required(_) => None,
        };
        let mut line =
            AsyncSmtpConnection::connect_tokio1(address, None, &self.hello, wrapped, None).await?;
        if let Tls::Required(parameters) = &self.tls {
            line.starttls(parameters.clone(), &self.hello).await?;
        }
        if let Some(login) = &self.login {
            line.auth(&[Mechanism::Plain, Mechanism::Login], login)
                .await?;
        }
        Ok(line)
    }
}

fn decoded(text: &str) -> Result<String, SetUpError> {
    let text = percent_decode_str(text).decode_utf8();
    Ok(text.map_err(|_| SetUpError::SmtpUrl)?.into_owned())
}
