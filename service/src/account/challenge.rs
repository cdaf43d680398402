//! A code on its way: sent once more when asked, entered once, dead after five minutes.

use super::{
    code::{check_form, new_code},
    device, session, store,
    throttle::CODES,
    token::{new_token, sent_hash, token_hash},
};
use crate::{App, http::Refusal, outbox};
use jiff::{SignedDuration, Timestamp};
use jmo_wire::{
    Code, FieldCode, Secret,
    account::{Challenge, Channel, EnterCode, ResendCode, Session},
};
use sqlx::AnyConnection;

const LIFE_SECONDS: i64 = 300;
const MAX_TRIES: i64 = 5;
const MAX_SENT: i64 = 5;
/// What the code is for; a code for one purpose is worthless for another.
const PURPOSE: &str = "sign-in on a new device";

/// Begins a sign-in on a new device: makes a code and puts it into the outbox.
///
/// # Errors
/// `too_many_tries` when too many codes were asked for.
pub async fn begin(
    app: &App,
    account_id: &str,
    first: Channel,
    device_name: &str,
) -> Result<Challenge, Refusal> {
    CODES.count(app, account_id).await?;
    let token = new_token();
    let hash = token_hash(&token);
    let now = app.clock().now();
    let mut tx = app.store().write().await?;
    let contacts = store::contacts(&mut tx, app.keys(), account_id).await?;
    let channels = contacts.channels();
    let channel = if channels.contains(&first) {
        first
    } else {
        *channels.first().unwrap_or(&first)
    };
    let (code, sent_to) = prepare(&contacts, channel)?;
    sqlx::query(
        "INSERT INTO challenge (token_hash, account_id, purpose, device_name, channel, code_mac, expires_at, resend_at, tries, sent)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1)",
    )
    .bind(&hash)
    .bind(account_id)
    .bind(PURPOSE)
    .bind(device_name)
    .bind(channel_text(channel))
    .bind(code_mac(app, &hash, &code))
    .bind(seconds_after(now, LIFE_SECONDS))
    .bind(seconds_after(now, resend_seconds(1)))
    .execute(&mut *tx)
    .await?;
    put(&mut tx, app, channel, &sent_to.0, &code).await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(describe(token, channel, sent_to.1, channels, 1))
}

/// Sends a new code, perhaps another way. The old one is worthless from then on.
///
/// # Errors
/// `too_soon` before the wait is over; `challenge_gone` after five codes, an hour, or a sign-in.
pub async fn resend(app: &App, asked: &ResendCode) -> Result<Challenge, Refusal> {
    let now = app.clock().now();
    let hash = known(app, &asked.challenge_token, now).await?;
    let mut tx = app.store().write().await?;
    let open = find(&mut tx, &hash, now).await?;
    // First: nobody should wait for a code that will never be sent.
    if open.sent >= MAX_SENT {
        return Err(Refusal::new(Code::ChallengeGone));
    }
    if now.as_microsecond() < open.resend_at {
        let left = (open.resend_at - now.as_microsecond()) / 1_000_000 + 1;
        return Err(Refusal::wait(
            Code::TooSoon,
            u32::try_from(left).unwrap_or(u32::MAX),
        ));
    }
    let contacts = store::contacts(&mut tx, app.keys(), &open.account_id).await?;
    let channels = contacts.channels();
    let channel = asked.channel.unwrap_or(open.channel);
    let (code, sent_to) = prepare(&contacts, channel)?;
    let sent = open.sent + 1;
    let renewed = sqlx::query(
        "UPDATE challenge SET channel = $1, code_mac = $2, expires_at = $3, resend_at = $4, tries = 0, sent = $5
         WHERE token_hash = $6 AND closed_at IS NULL AND sent = $7",
    )
    .bind(channel_text(channel))
    .bind(code_mac(app, &hash, &code))
    .bind(seconds_after(now, LIFE_SECONDS))
    .bind(seconds_after(now, resend_seconds(sent)))
    .bind(sent)
    .bind(&hash)
    .bind(open.sent)
    .execute(&mut *tx)
    .await?;
    if renewed.rows_affected() != 1 {
        return Err(Refusal::new(Code::ChallengeGone));
    }
    put(&mut tx, app, channel, &sent_to.0, &code).await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(describe(
        asked.challenge_token.clone(),
        channel,
        sent_to.1,
        channels,
        sent,
    ))
}

/// Takes a code. The right one remembers the device and begins its session.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_exhausted`, `challenge_gone`.
pub async fn enter(app: &App, asked: &EnterCode) -> Result<Session, Refusal> {
    check_form(&asked.code)?;
    let now = app.clock().now();
    let hash = known(app, &asked.challenge_token, now).await?;
    let mut tx = app.store().write().await?;
    let open = find(&mut tx, &hash, now).await?;
    if open.tries >= MAX_TRIES {
        return Err(Refusal::new(Code::CodeExhausted));
    }
    if open.expires_at <= now.as_microsecond() {
        return Err(Refusal::new(Code::CodeExpired));
    }
    if !app
        .keys()
        .pepper_matches(PURPOSE, &code_text(&hash, &asked.code), &open.code_mac)
    {
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
    CODES.forgive(&mut tx, app, &open.account_id).await?;
    let (device, token) =
        device::remember(&mut tx, app, &open.account_id, &open.device_name).await?;
    let session = session::begin(&mut tx, app, &device, Some(token)).await?;
    tx.commit().await?;
    Ok(session)
}

struct Open {
    account_id: String,
    device_name: String,
    channel: Channel,
    code_mac: Vec<u8>,
    expires_at: i64,
    resend_at: i64,
    tries: i64,
    sent: i64,
}

/// An hour after its last code expired a challenge is over, used or not.
pub(crate) const GONE_AFTER_SECONDS: i64 = 3600;

/// The hash of a challenge's token. Looked up before anything else: made-up tokens must not cost a
/// turn at the writer.
async fn known(app: &App, token: &Secret, now: Timestamp) -> Result<Vec<u8>, Refusal> {
    let hash = sent_hash(token).ok_or_else(|| Refusal::new(Code::ChallengeGone))?;
    find(&mut *app.store().read().acquire().await?, &hash, now).await?;
    Ok(hash)
}

async fn find(tx: &mut AnyConnection, hash: &[u8], now: Timestamp) -> Result<Open, Refusal> {
    type Row = (
        String,
        String,
        String,
        Vec<u8>,
        i64,
        i64,
        i64,
        i64,
        Option<i64>,
    );
    let row: Option<Row> = sqlx::query_as(
        "SELECT account_id, device_name, channel, code_mac, expires_at, resend_at, tries, sent, closed_at
         FROM challenge WHERE token_hash = $1",
    )
    .bind(hash)
    .fetch_optional(tx)
    .await?;
    let gone = || Refusal::new(Code::ChallengeGone);
    let (account_id, device_name, channel, code_mac, expires_at, resend_at, tries, sent, closed_at) =
        row.ok_or_else(gone)?;
    if closed_at.is_some() || now.as_microsecond() > expires_at + GONE_AFTER_SECONDS * 1_000_000 {
        return Err(gone());
    }
    let channel = if channel == "sms" {
        Channel::Sms
    } else {
        Channel::Email
    };
    Ok(Open {
        account_id,
        device_name,
        channel,
        code_mac,
        expires_at,
        resend_at,
        tries,
        sent,
    })
}

type Address = (String, String);

fn prepare(contacts: &store::Contacts, channel: Channel) -> Result<(Secret, Address), Refusal> {
    let address = contacts
        .address(channel)
        .ok_or_else(|| Refusal::field("channel", FieldCode::Malformed))?;
    Ok((new_code(), address))
}

async fn put(
    tx: &mut AnyConnection,
    app: &App,
    channel: Channel,
    to: &str,
    code: &Secret,
) -> Result<(), sqlx::Error> {
    let life = SignedDuration::from_secs(LIFE_SECONDS);
    outbox::put(tx, app, channel, to, &outbox::sign_in_code(code), life).await
}

fn describe(
    token: Secret,
    channel: Channel,
    sent_to: String,
    channels: Vec<Channel>,
    sent: i64,
) -> Challenge {
    Challenge {
        challenge_token: token,
        channel,
        sent_to,
        channels,
        expires_in: u32::try_from(LIFE_SECONDS).unwrap_or(u32::MAX),
        resend_in: u32::try_from(resend_seconds(sent)).unwrap_or(u32::MAX),
    }
}

/// A minute, then twice as long each time.
fn resend_seconds(sent: i64) -> i64 {
    60 << (sent - 1).clamp(0, 4)
}

fn code_text(challenge: &[u8], code: &Secret) -> String {
    let challenge: String = challenge.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{challenge}:{}", code.expose())
}

fn code_mac(app: &App, challenge: &[u8], code: &Secret) -> Vec<u8> {
    app.keys().pepper(PURPOSE, &code_text(challenge, code))
}

fn channel_text(channel: Channel) -> &'static str {
    if channel == Channel::Sms {
        "sms"
    } else {
        "email"
    }
}

fn seconds_after(now: Timestamp, seconds: i64) -> i64 {
    now.as_microsecond() + seconds * 1_000_000
}
