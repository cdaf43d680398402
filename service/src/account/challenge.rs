//! A code on its way: sent once more when asked, entered once, dead after five minutes.

use super::{
    code::{check_form, new_code},
    contact::Contact,
    letters,
    purpose::Purpose,
    store,
    throttle::CODES,
    token::{new_token, sent_hash, token_hash},
};
use crate::{App, Keys, http::Refusal, keys::hex, outbox};
use jiff::{SignedDuration, Timestamp};
use jmo_wire::{
    Code, FieldCode, Secret,
    account::{Challenge, Channel, EnterCode, ResendCode},
};
use sqlx::{Any, AnyConnection, Transaction};

const LIFE_SECONDS: i64 = 300;
const MAX_TRIES: i64 = 5;
const MAX_SENT: i64 = 5;
/// An hour after its last code expired a challenge is over, used or not.
pub(crate) const GONE_AFTER_SECONDS: i64 = 3600;
/// What an account's contacts are at most; a code that goes to all of them is written this often,
/// so that nobody learns from the time how many there are, or whether any.
const CONTACTS: usize = 2;

/// Where a code goes.
#[derive(Clone, Debug)]
pub enum To {
    /// To one of the account's contacts; the person may choose another.
    Account(Channel),
    /// To all of the account's contacts, which are not shown.
    Everywhere,
    /// To a contact somebody typed.
    Contact(Contact),
    /// Nowhere: the typed contact gets this message instead. Whoever asked sees a code on its way.
    Instead(Contact, jmo_wire::Text),
}

impl To {
    /// To a contact that is to become an account's. One that is another's hears so in its own mailbox,
    /// and nobody else learns it.
    pub fn new_contact(contact: Contact, taken: bool) -> Self {
        if taken {
            Self::Instead(contact, letters::has_account())
        } else {
            Self::Contact(contact)
        }
    }
}

/// A code about to be made.
#[derive(Clone, Debug)]
pub struct New<'a> {
    pub purpose: Purpose,
    /// Whose; none: nobody's, and then the code goes nowhere unless it goes to a typed contact.
    pub account_id: Option<&'a str>,
    pub to: To,
    pub device_name: &'a str,
    /// What is counted, so that no mailbox is flooded.
    pub counted: &'a str,
}

/// Makes a code and puts it into the outbox.
///
/// # Errors
/// `too_many_tries` when too many codes were asked for.
pub async fn begin(app: &App, new: New<'_>) -> Result<Challenge, Refusal> {
    CODES.count(app, new.counted).await?;
    let token = new_token();
    let hash = token_hash(&token);
    let now = app.clock().now();
    let mut tx = app.store().write().await?;
    let contacts = contacts_of(&mut tx, app, new.account_id).await?;
    let channel = match &new.to {
        To::Account(first) => contacts.channel_or_first(*first),
        To::Everywhere => Channel::Unknown,
        To::Contact(contact) | To::Instead(contact, _) => contact.channel(),
    };
    let decoy = match &new.to {
        To::Instead(..) => true,
        To::Contact(_) => new.purpose == Purpose::Reset && new.account_id.is_none(),
        To::Account(_) | To::Everywhere => new.account_id.is_none(),
    };
    let contact = match &new.to {
        To::Contact(contact) | To::Instead(contact, _) => Some(contact.clone()),
        To::Account(_) | To::Everywhere => None,
    };
    let open = Open {
        purpose: new.purpose,
        account_id: new.account_id.map(str::to_owned),
        contact,
        channel,
        device_name: new.device_name.to_owned(),
        code_mac: Vec::new(),
        decoy,
        expires_at: seconds_after(now, LIFE_SECONDS),
        resend_at: 0,
        tries: 0,
        sent: 1,
    };
    let code = new_code();
    sqlx::query(
        "INSERT INTO challenge (token_hash, purpose, account_id, contact_sealed, channel, device_name, code_mac, decoy, expires_at, resend_at, tries, sent)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 1)",
    )
    .bind(&hash)
    .bind(new.purpose.name())
    .bind(new.account_id)
    .bind(open.contact.as_ref().map(|contact| seal(app.keys(), &hash, contact)))
    .bind(channel_text(channel))
    .bind(new.device_name)
    .bind(code_mac(app, new.purpose, &hash, &code))
    .bind(i64::from(decoy))
    .bind(open.expires_at)
    .bind(seconds_after(now, resend_seconds(1)))
    .execute(&mut *tx)
    .await?;
    match &new.to {
        To::Instead(contact, text) => {
            let life = SignedDuration::from_hours(24);
            outbox::put(&mut tx, app, contact.channel(), contact.text(), text, life).await?;
        }
        _ => open.send(&mut tx, app, &contacts, &code).await?,
    }
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(open.describe(token, &contacts))
}

/// Sends a new code, perhaps another way. The old one is worthless from then on.
///
/// # Errors
/// `too_soon` before the wait is over; `challenge_gone` after five codes, an hour, or its use.
pub async fn resend(app: &App, asked: &ResendCode) -> Result<Challenge, Refusal> {
    let now = app.clock().now();
    let hash = known(app, &asked.challenge_token, now).await?;
    let mut tx = app.store().write().await?;
    let mut open = find(&mut tx, app.keys(), &hash, now).await?;
    // First: nobody should wait for a code that will never be sent.
    if open.sent >= MAX_SENT {
        return Err(Refusal::new(Code::ChallengeGone));
    }
    if now.as_microsecond() < open.resend_at {
        let left = (open.resend_at - now.as_microsecond()) / 1_000_000 + 1;
        let left = u32::try_from(left).unwrap_or(u32::MAX);
        return Err(Refusal::wait(Code::TooSoon, left));
    }
    let contacts = contacts_of(&mut tx, app, open.account_id.as_deref()).await?;
    if let Some(channel) = asked.channel {
        if !open.channels(&contacts).contains(&channel) {
            return Err(Refusal::field("channel", FieldCode::Malformed));
        }
        open.channel = channel;
    }
    let (before, code) = (open.sent, new_code());
    open.sent += 1;
    let renewed = sqlx::query(
        "UPDATE challenge SET channel = $1, code_mac = $2, expires_at = $3, resend_at = $4, tries = 0, sent = $5
         WHERE token_hash = $6 AND closed_at IS NULL AND sent = $7",
    )
    .bind(channel_text(open.channel))
    .bind(code_mac(app, open.purpose, &hash, &code))
    .bind(seconds_after(now, LIFE_SECONDS))
    .bind(seconds_after(now, resend_seconds(open.sent)))
    .bind(open.sent)
    .bind(&hash)
    .bind(before)
    .execute(&mut *tx)
    .await?;
    if renewed.rows_affected() != 1 {
        return Err(Refusal::new(Code::ChallengeGone));
    }
    open.send(&mut tx, app, &contacts, &code).await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(open.describe(asked.challenge_token.clone(), &contacts))
}

/// A code that was right, in the transaction that used it up.
#[derive(Debug)]
pub struct Entered {
    pub tx: Transaction<'static, Any>,
    /// The challenge's hash.
    pub hash: Vec<u8>,
    pub account_id: Option<String>,
    pub contact: Option<Contact>,
    pub device_name: String,
}

/// Takes a code for one of some purposes. What the right one leads to happens in the same
/// transaction, which the caller commits.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_exhausted`, `challenge_gone`.
pub async fn enter(app: &App, asked: &EnterCode, purposes: &[Purpose]) -> Result<Entered, Refusal> {
    check_form(&asked.code)?;
    let now = app.clock().now();
    let hash = known(app, &asked.challenge_token, now).await?;
    let mut tx = app.store().write().await?;
    let open = find(&mut tx, app.keys(), &hash, now).await?;
    if !purposes.contains(&open.purpose) {
        return Err(Refusal::new(Code::ChallengeGone));
    }
    if open.tries >= MAX_TRIES {
        return Err(Refusal::new(Code::CodeExhausted));
    }
    if open.expires_at <= now.as_microsecond() {
        return Err(Refusal::new(Code::CodeExpired));
    }
    let text = code_text(&hash, &asked.code);
    let fits = app
        .keys()
        .pepper_matches(open.purpose.name(), &text, &open.code_mac);
    if !fits || open.decoy {
        let tries: Option<(i64,)> = sqlx::query_as(
            "UPDATE challenge SET tries = tries + 1
             WHERE token_hash = $1 AND closed_at IS NULL AND tries < $2 RETURNING tries",
        )
        .bind(&hash)
        .bind(MAX_TRIES)
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        let last = tries.is_none_or(|(tries,)| tries >= MAX_TRIES);
        return Err(Refusal::new(if last {
            Code::CodeExhausted
        } else {
            Code::CodeWrong
        }));
    }
    let closed = sqlx::query(
        "UPDATE challenge SET closed_at = $1
         WHERE token_hash = $2 AND closed_at IS NULL AND tries < $3 AND code_mac = $4",
    )
    .bind(now.as_microsecond())
    .bind(&hash)
    .bind(MAX_TRIES)
    .bind(&open.code_mac)
    .execute(&mut *tx)
    .await?;
    if closed.rows_affected() != 1 {
        return Err(Refusal::new(Code::ChallengeGone));
    }
    Ok(Entered {
        tx,
        hash,
        account_id: open.account_id,
        contact: open.contact,
        device_name: open.device_name,
    })
}

/// Closes whatever is open for an account: a code on its way, or the proof of one, must not let
/// somebody in again who was just shut out.
pub async fn close_all(
    tx: &mut AnyConnection,
    account_id: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE challenge SET closed_at = COALESCE(closed_at, $1), proof_used_at = COALESCE(proof_used_at, $1)
         WHERE account_id = $2",
    )
    .bind(now.as_microsecond())
    .bind(account_id)
    .execute(tx)
    .await?;
    Ok(())
}

struct Open {
    purpose: Purpose,
    account_id: Option<String>,
    contact: Option<Contact>,
    /// Unknown: to all contacts.
    channel: Channel,
    device_name: String,
    code_mac: Vec<u8>,
    decoy: bool,
    expires_at: i64,
    resend_at: i64,
    tries: i64,
    sent: i64,
}

impl Open {
    /// The channels the person may choose from.
    fn channels(&self, contacts: &store::Contacts) -> Vec<Channel> {
        match &self.contact {
            Some(contact) => vec![contact.channel()],
            None if self.channel == Channel::Unknown => Vec::new(),
            None => contacts.channels(),
        }
    }

    /// Puts the code into the outbox; a decoy's goes nowhere and costs the same.
    async fn send(
        &self,
        tx: &mut AnyConnection,
        app: &App,
        contacts: &store::Contacts,
        code: &Secret,
    ) -> Result<(), Refusal> {
        let text = letters::code(self.purpose, code);
        let life = SignedDuration::from_secs(LIFE_SECONDS);
        let targets: Vec<Contact> = match (&self.contact, self.channel) {
            (Some(contact), _) => vec![contact.clone()],
            (None, Channel::Unknown) => contacts.all(),
            (None, channel) => contacts.at(channel).into_iter().collect(),
        };
        let everywhere = self.contact.is_none() && self.channel == Channel::Unknown;
        let wanted = if everywhere { CONTACTS } else { 1 };
        for at in 0..wanted {
            match targets.get(at).filter(|_| !self.decoy) {
                Some(to) => outbox::put(tx, app, to.channel(), to.text(), &text, life).await?,
                None => outbox::put_nowhere(tx, app, &text).await?,
            }
        }
        Ok(())
    }

    fn describe(&self, token: Secret, contacts: &store::Contacts) -> Challenge {
        let masked = match (&self.contact, self.channel) {
            (Some(contact), _) => Some(contact.masked()),
            (None, channel) => contacts.at(channel).map(|contact| contact.masked()),
        };
        Challenge {
            challenge_token: token,
            channel: self.channel,
            sent_to: masked,
            channels: self.channels(contacts),
            expires_in: u32::try_from(LIFE_SECONDS).unwrap_or(u32::MAX),
            resend_in: u32::try_from(resend_seconds(self.sent)).unwrap_or(u32::MAX),
        }
    }
}

/// The contacts of an account; nobody has none.
async fn contacts_of(
    tx: &mut AnyConnection,
    app: &App,
    account_id: Option<&str>,
) -> Result<store::Contacts, Refusal> {
    match account_id {
        Some(id) => store::contacts(tx, app.keys(), id).await,
        None => Ok(store::Contacts::default()),
    }
}

/// The hash of a challenge's token. Looked up before anything else: made-up tokens must not cost a
/// turn at the writer.
async fn known(app: &App, token: &Secret, now: Timestamp) -> Result<Vec<u8>, Refusal> {
    let hash = sent_hash(token).ok_or_else(|| Refusal::new(Code::ChallengeGone))?;
    let mut db = app.store().read().acquire().await?;
    find(&mut db, app.keys(), &hash, now).await?;
    Ok(hash)
}

async fn find(
    db: &mut AnyConnection,
    keys: &Keys,
    hash: &[u8],
    now: Timestamp,
) -> Result<Open, Refusal> {
    #[derive(sqlx::FromRow)]
    struct Row {
        purpose: String,
        account_id: Option<String>,
        contact_sealed: Option<Vec<u8>>,
        channel: String,
        device_name: String,
        code_mac: Vec<u8>,
        decoy: i64,
        expires_at: i64,
        resend_at: i64,
        tries: i64,
        sent: i64,
        closed_at: Option<i64>,
    }
    let gone = || Refusal::new(Code::ChallengeGone);
    let row: Option<Row> = sqlx::query_as(
        "SELECT purpose, account_id, contact_sealed, channel, device_name, code_mac, decoy, expires_at, resend_at, tries, sent, closed_at
         FROM challenge WHERE token_hash = $1",
    )
    .bind(hash)
    .fetch_optional(db)
    .await?;
    let row = row.ok_or_else(gone)?;
    let over = row.expires_at + GONE_AFTER_SECONDS * 1_000_000;
    if row.closed_at.is_some() || now.as_microsecond() > over {
        return Err(gone());
    }
    let contact = match row.contact_sealed {
        Some(sealed) => Some(open_contact(keys, hash, &sealed)?),
        None => None,
    };
    Ok(Open {
        purpose: Purpose::read(&row.purpose).ok_or_else(gone)?,
        account_id: row.account_id,
        contact,
        channel: channel_of(&row.channel),
        device_name: row.device_name,
        code_mac: row.code_mac,
        decoy: row.decoy != 0,
        expires_at: row.expires_at,
        resend_at: row.resend_at,
        tries: row.tries,
        sent: row.sent,
    })
}

fn seal(keys: &Keys, hash: &[u8], contact: &Contact) -> Vec<u8> {
    keys.seal("challenge.contact", &hex(hash), contact.text().as_bytes())
}

/// The contact of a challenge's row.
pub(super) fn open_contact(keys: &Keys, hash: &[u8], sealed: &[u8]) -> Result<Contact, Refusal> {
    let text = keys.open_text("challenge.contact", &hex(hash), sealed)?;
    Contact::read(&text).ok_or_else(|| Refusal::new(Code::Internal))
}

/// A minute, then twice as long each time.
fn resend_seconds(sent: i64) -> i64 {
    60 << (sent - 1).clamp(0, 4)
}

fn code_text(challenge: &[u8], code: &Secret) -> String {
    format!("{}:{}", hex(challenge), code.expose())
}

fn code_mac(app: &App, purpose: Purpose, challenge: &[u8], code: &Secret) -> Vec<u8> {
    app.keys()
        .pepper(purpose.name(), &code_text(challenge, code))
}

/// A channel as it is kept.
pub(super) fn channel_text(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Sms => "sms",
        Channel::Unknown => "all",
    }
}

/// Reads what [`channel_text`] wrote.
pub(super) fn channel_of(text: &str) -> Channel {
    match text {
        "email" => Channel::Email,
        "sms" => Channel::Sms,
        _ => Channel::Unknown,
    }
}

fn seconds_after(now: Timestamp, seconds: i64) -> i64 {
    now.as_microsecond() + seconds * 1_000_000
}
