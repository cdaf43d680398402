use std::net::IpAddr;
use url::Url;

/// Why the ways out cannot be used as they were set up. Never holds what was set: an address may
/// have a password in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetUpError {
    /// Variables that must be there are not.
    #[error("mail and SMS need {0}, which the environment does not have (docs/OPERATIONS.md)")]
    Missing(String),
    /// Not the address of a mail server.
    #[error(
        "JMO_SMTP_URL must be smtps://user:password@host:465, smtp://user:password@host:587?tls=required or smtp://host:25"
    )]
    SmtpUrl,
    /// Anyone on the way could read the password.
    #[error(
        "JMO_SMTP_URL has a password and no encryption: use smtps:// or add ?tls=required, except on this machine"
    )]
    SmtpPassword,
    /// Not a mail address.
    #[error("JMO_SMTP_FROM must be a mail address such as JMO <no-reply@jmo.example>")]
    SmtpFrom,
    /// The certificates of this machine cannot be used.
    #[error("encrypted mail cannot be prepared: {0}")]
    Tls(String),
    /// Not the address of a gateway, or one that anyone on the way could read along with.
    #[error("JMO_SMS_URL must be https (http on this machine only), without a user or password")]
    SmsUrl,
    /// Not a key, or one that can be guessed.
    #[error("JMO_SMS_KEY must be at least 32 random bytes in hex")]
    SmsKey,
    /// The HTTP client cannot be built.
    #[error("the SMS gateway cannot be spoken to: {0}")]
    Http(String),
    /// Sample data must not reach real people.
    #[error("a sandbox sends to this machine only: {0} leads elsewhere")]
    Elsewhere(&'static str),
}

/// The host of an address, an IPv6 one without its brackets.
pub(super) fn host(url: &Url) -> Option<&str> {
    let host = url.host_str()?;
    Some(host.trim_start_matches('[').trim_end_matches(']'))
}

/// Whether an address leads to this machine.
pub(super) fn is_here(url: &Url) -> bool {
    host(url).is_some_and(|host| {
        host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    })
}
