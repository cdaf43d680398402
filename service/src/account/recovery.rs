//! Both contacts are lost: whoever knows everything about the person gets in after a waiting time,
//! in which every known contact is told and the owner can object.

use super::{
    contact::Contact,
    face_check::FaceVerdict,
    forgotten::{check_new, take_over, tell},
    identity::{Claimed, check},
    letters, log, new_password, proof,
    purpose::Purpose,
    token::{new_token, sent_hash, token_hash},
};
use crate::{App, http::Refusal, keys::hex, outbox};
use jiff::{SignedDuration, Timestamp};
use jmo_wire::{
    Code,
    account::{BeginRecovery, FinishRecovery, LogKind, Recovery, Session},
};
use sqlx::{AnyConnection, error::ErrorKind};

/// How long the owner has to object. A face that was compared says more than data that leaked.
fn waiting(face: FaceVerdict) -> SignedDuration {
    match face {
        FaceVerdict::Matches => SignedDuration::from_hours(24),
        FaceVerdict::NotCompared => SignedDuration::from_hours(72),
    }
}

/// How long a recovery can be finished.
const OPEN_FOR: SignedDuration = SignedDuration::from_hours(24 * 14);

/// Begins a recovery. The answer is the same whether the data are right or not.
///
/// # Errors
/// `proof_gone`, `invalid_field`, `too_many_tries`.
pub async fn begin(app: &App, asked: &BeginRecovery) -> Result<Recovery, Refusal> {
    let claimed = Claimed::read(&asked.identity, app.clock().today())?;
    {
        let mut db = app.store().read().acquire().await?;
        proof::look(&mut db, app, &asked.proof_token, Purpose::Recovery).await?;
    }
    let account_id = account_of(app, &claimed).await?;
    let face = app.face_check().verdict(account_id.as_deref()).await;
    let now = app.clock().now();
    let ready_at = after(now, waiting(face));
    let ends_at = after(ready_at, OPEN_FOR);
    let token = new_token();
    let hash = token_hash(&token);

    let mut tx = app.store().write().await?;
    let proven = proof::spend(&mut tx, app, &asked.proof_token, Purpose::Recovery).await?;
    let gone = || Refusal::new(Code::ProofGone);
    let contact = proven.contact.ok_or_else(gone)?;
    let text = contact.text().as_bytes();
    sqlx::query(
        "INSERT INTO recovery (token_hash, account_id, contact_sealed, ready_at, ends_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&hash)
    .bind(&account_id)
    .bind(app.keys().seal("recovery.contact", &hex(&hash), text))
    .bind(ready_at.as_microsecond())
    .bind(ends_at.as_microsecond())
    .execute(&mut *tx)
    .await?;
    let notice = letters::recovery_begun(ready_at);
    if let Some(account_id) = &account_id {
        log::write(&mut tx, app, account_id, LogKind::RecoveryBegun, None).await?;
        tell(&mut tx, app, account_id, &notice).await?;
    } else {
        outbox::put_nowhere(&mut tx, app, &notice).await?;
        outbox::put_nowhere(&mut tx, app, &notice).await?;
    }
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(Recovery {
        recovery_token: token,
        ready_at,
        ends_at,
    })
}

/// Finishes a recovery: the new contact and the new password take the place of the old ones.
///
/// # Errors
/// `too_soon` before the waiting time is over; `recovery_gone` when it was cancelled, is over, or
/// the data were not right; `invalid_field`, `busy`.
pub async fn finish(app: &App, asked: &FinishRecovery) -> Result<Session, Refusal> {
    let _place = app.passwords().place()?;
    let gone = || Refusal::new(Code::RecoveryGone);
    let hash = sent_hash(&asked.recovery_token).ok_or_else(gone)?;
    let now = app.clock().now();
    let (account_id, contact) = {
        let mut db = app.store().read().acquire().await?;
        let open = find(&mut db, app, &hash, now).await?;
        let account_id = open.account_id.ok_or_else(gone)?;
        check_new(
            &mut db,
            app,
            &account_id,
            &asked.password,
            &asked.device_name,
        )
        .await?;
        (account_id, open.contact)
    };
    let password_hash = new_password::hash(app, &asked.password).await?;
    let mut tx = app.store().write().await?;
    let closed = sqlx::query(
        "UPDATE recovery SET closed_at = $1 WHERE token_hash = $2 AND closed_at IS NULL",
    )
    .bind(now.as_microsecond())
    .bind(&hash)
    .execute(&mut *tx)
    .await?;
    if closed.rows_affected() != 1 {
        return Err(gone());
    }
    // Whoever else waits for it began before it changed hands.
    cancel_all(&mut tx, app, &account_id).await?;
    tell(&mut tx, app, &account_id, &letters::recovered()).await?;
    replace_contacts(&mut tx, app, &account_id, &contact).await?;
    let session = take_over(
        &mut tx,
        app,
        &account_id,
        &password_hash,
        &asked.device_name,
        LogKind::Recovered,
    )
    .await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(session)
}

/// The owner objects.
///
/// # Errors
/// When the database fails.
pub async fn cancel(app: &App, account_id: &str, device: Option<&str>) -> Result<(), Refusal> {
    let mut tx = app.store().write().await?;
    if cancel_all(&mut tx, app, account_id).await? {
        log::write(&mut tx, app, account_id, LogKind::RecoveryCancelled, device).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Ends every recovery of an account; whether there was one.
pub(super) async fn cancel_all(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
) -> Result<bool, Refusal> {
    let ended = sqlx::query(
        "UPDATE recovery SET closed_at = $1 WHERE account_id = $2 AND closed_at IS NULL",
    )
    .bind(app.clock().now().as_microsecond())
    .bind(account_id)
    .execute(tx)
    .await?;
    Ok(ended.rows_affected() > 0)
}

/// When the soonest recovery of an account can be finished, if there is one.
pub(super) async fn pending(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
) -> Result<Option<Timestamp>, Refusal> {
    let row: (Option<i64>,) = sqlx::query_as(
        "SELECT MIN(ready_at) FROM recovery WHERE account_id = $1 AND closed_at IS NULL AND ends_at > $2",
    )
    .bind(account_id)
    .bind(app.clock().now().as_microsecond())
    .fetch_one(db)
    .await?;
    row.0.map(log::instant).transpose()
}

/// Whose account it is, if everything that was said is right.
async fn account_of(app: &App, claimed: &Claimed) -> Result<Option<String>, Refusal> {
    // How somebody takes part is not asked here: they may have changed since.
    let checked = match check(app, claimed, None).await {
        Ok(checked) => checked,
        // Withdrawn by the registry: the same answer as for everyone.
        Err(refusal) if refusal.is(Code::JoinRefused) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    // Asked in any case, for the time it takes.
    let row: Option<(String,)> = sqlx::query_as("SELECT id FROM account WHERE person_id = $1")
        .bind(checked.person_id.unwrap_or_default())
        .fetch_optional(app.store().read())
        .await?;
    Ok(row.map(|(id,)| id))
}

/// The lost contacts must not open the account any more.
async fn replace_contacts(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    contact: &Contact,
) -> Result<(), Refusal> {
    let keys = app.keys();
    let sealed = |column| keys.seal(column, account_id, contact.text().as_bytes());
    let (email, phone) = match contact {
        Contact::Email(_) => (Some((contact.index(keys), sealed("account.email"))), None),
        Contact::Phone(_) => (None, Some((contact.index(keys), sealed("account.phone")))),
    };
    let (email_index, email_sealed) = email.unzip();
    let (phone_index, phone_sealed) = phone.unzip();
    // Nor be taken back.
    sqlx::query(
        "UPDATE contact_change SET undone_at = $1 WHERE account_id = $2 AND undone_at IS NULL",
    )
    .bind(app.clock().now().as_microsecond())
    .bind(account_id)
    .execute(&mut *tx)
    .await?;
    let replaced = sqlx::query(
        "UPDATE account SET email_index = $1, email_sealed = $2, phone_index = $3, phone_sealed = $4 WHERE id = $5",
    )
    .bind(email_index)
    .bind(email_sealed)
    .bind(phone_index)
    .bind(phone_sealed)
    .bind(account_id)
    .execute(tx)
    .await;
    replaced.map(drop).map_err(|error| {
        let taken = error
            .as_database_error()
            .is_some_and(|error| error.kind() == ErrorKind::UniqueViolation);
        if taken {
            Refusal::new(Code::RecoveryGone)
        } else {
            error.into()
        }
    })
}

struct Open {
    account_id: Option<String>,
    contact: Contact,
}

async fn find(
    db: &mut AnyConnection,
    app: &App,
    hash: &[u8],
    now: Timestamp,
) -> Result<Open, Refusal> {
    type Row = (Option<String>, Vec<u8>, i64, i64, Option<i64>);
    let gone = || Refusal::new(Code::RecoveryGone);
    let row: Option<Row> = sqlx::query_as(
        "SELECT account_id, contact_sealed, ready_at, ends_at, closed_at FROM recovery WHERE token_hash = $1",
    )
    .bind(hash)
    .fetch_optional(db)
    .await?;
    let (account_id, sealed, ready_at, ends_at, closed_at) = row.ok_or_else(gone)?;
    let now = now.as_microsecond();
    if closed_at.is_some() || ends_at <= now {
        return Err(gone());
    }
    if now < ready_at {
        let left = u32::try_from((ready_at - now) / 1_000_000 + 1).unwrap_or(u32::MAX);
        return Err(Refusal::wait(Code::TooSoon, left));
    }
    let text = app
        .keys()
        .open_text("recovery.contact", &hex(hash), &sealed)?;
    let contact = Contact::read(&text).ok_or_else(|| Refusal::new(Code::Internal))?;
    Ok(Open {
        account_id,
        contact,
    })
}

fn after(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(Timestamp::MAX)
}
