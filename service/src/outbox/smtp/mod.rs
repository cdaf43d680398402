//! Mail over SMTP.

mod server;

use super::{Message, Messenger, NotDelivered, SetUpError};
use async_trait::async_trait;
use lettre::{
    Address,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error,
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Rcpt},
    },
};
use server::Server;
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The same for every message: subjects are shown on locked screens and written into the logs of
/// every server on the way, so nothing of a message may stand in one.
const SUBJECT: &str = "JMO: pesan untuk Anda (a message for you)";
/// How long a line is kept for the next message; servers hang up after some minutes.
const KEPT: Duration = Duration::from_secs(30);

/// Hands messages to a mail server.
///
/// It keeps its own lines: a line is put back only after a conversation that ended well. One whose
/// sender lost patience is never used again, for the answer still on its way would be taken for
/// the next message's.
pub struct Smtp {
    server: Server,
    from: Mailbox,
    lines: Mutex<Vec<(Instant, AsyncSmtpConnection)>>,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}

impl Smtp {
    /// Prepares to send through the server at `url` in the name of `from`; nothing is sent yet.
    ///
    /// # Errors
    /// See [`SetUpError`].
    pub fn new(url: &str, from: &str) -> Result<Self, SetUpError> {
        let from: Mailbox = from.parse().map_err(|_| SetUpError::SmtpFrom)?;
        Ok(Self {
            server: Server::parse(url, from.email.domain())?,
            from,
            lines: Mutex::default(),
        })
    }

    /// Whether the server runs on this machine.
    pub fn is_here(&self) -> bool {
        self.server.is_here()
    }

    /// A conversation that has begun. A kept line may be dead by now; the first word shows it and
    /// has no effect yet, so a new line may say it again.
    async fn begin(&self) -> Result<AsyncSmtpConnection, Error> {
        let from = || Mail::new(Some(self.from.email.clone()), Vec::new());
        if let Some(mut line) = self.kept()
            && line.command(from()).await.is_ok()
        {
            return Ok(line);
        }
        let mut line = self.server.connect().await?;
        line.command(from()).await?;
        Ok(line)
    }

    fn kept(&self) -> Option<AsyncSmtpConnection> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.retain(|(since, _)| since.elapsed() < KEPT);
        lines.pop().map(|(_, line)| line)
    }

    fn keep(&self, line: AsyncSmtpConnection) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.push((Instant::now(), line));
    }

    /// The letter as it goes over the line, with the dot that ends it.
    fn letter(&self, message: &Message, to: &Address) -> Result<String, NotDelivered> {
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let letter = lettre::Message::builder()
            .message_id(Some(format!("<{}@jmo>", message.id)))
            .date_now()
            .from(self.from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(SUBJECT)
            // So that nobody's holiday notice answers it.
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(message.text.clone());
        let letter = letter
            .ok()
            .and_then(|it| String::from_utf8(it.formatted()).ok());
        let letter = letter.ok_or_else(|| NotDelivered::Never("cannot be written".to_owned()))?;
        Ok(letter.replace("\r\n.", "\r\n..") + "\r\n.\r\n")
    }
}

#[async_trait]
impl Messenger for Smtp {
    async fn deliver(&self, message: &Message) -> Result<(), NotDelivered> {
        let to: Result<Address, _> = message.to.parse();
        let to = to.map_err(|_| NotDelivered::Never("not a mail address".to_owned()))?;
        let letter = self.letter(message, &to)?;
        // What is refused up to here is refused to us, not to this address.
        let mut line = self.begin().await.map_err(|error| later(&error))?;
        let rcpt = Rcpt::new(to, Vec::new());
        line.command(rcpt).await.map_err(|error| refused(&error))?;
        line.command(Data).await.map_err(|error| refused(&error))?;
        // In one piece: lettre's own `message` writes the last dot apart, and the network then
        // holds it back for 40 ms.
        line.command(letter)
            .await
            .map_err(|error| refused(&error))?;
        self.keep(line);
        Ok(())
    }
}

fn refused(error: &Error) -> NotDelivered {
    if error.is_permanent() {
        NotDelivered::Never(said(error))
    } else {
        later(error)
    }
}

fn later(error: &Error) -> NotDelivered {
    NotDelivered::later(said(error))
}

/// Of a server's answer only the number: its words like to repeat the address.
fn said(error: &Error) -> String {
    match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_response() => "the mail server's answer makes no sense".to_owned(),
        None => format!("no conversation with the mail server: {error}"),
    }
}
