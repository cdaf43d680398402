//! Another e-mail address or number: a code to the new one, a notice to the old one, and a day to
//! take it back.

use super::{
    challenge::{self, Entered, New, To, channel_of, channel_text},
    contact::Contact,
    device, letters,
    log::{self, instant},
    participant::Participant,
    purpose::Purpose,
    shut_out::{But, shut_out},
    store,
    throttle::UNDO_TRIES,
    with_password,
};
use crate::{App, http::Refusal, outbox};
use jiff::SignedDuration;
use jmo_wire::{
    Code, FieldCode, FieldProblem,
    account::{Challenge, ChangeContact, ChangedContact, Channel, EnterCode, LogKind, UndoContact},
};
use sqlx::{AnyConnection, error::ErrorKind};
use uuid::Uuid;

/// How long the owner of the old contact can take it back.
const UNDO_FOR: SignedDuration = SignedDuration::from_hours(24);
const UNDO: &str = "undo contact";

/// Sends a code to the new contact. One that belongs to another account is told so in its own
/// mailbox, and nowhere else.
///
/// # Errors
/// `invalid_field`, `password_rejected`, `too_many_tries`, `busy`.
pub async fn begin(
    app: &App,
    participant: &Participant,
    asked: &ChangeContact,
) -> Result<Challenge, Refusal> {
    let contact = Contact::of(asked.channel, &asked.contact)
        .map_err(|problem| Refusal::fields(vec![problem]))?;
    with_password::check(app, participant, &asked.password).await?;
    let index = contact.index(app.keys());
    let found = store::find(app, contact.channel(), &index).await?;
    let owner = found.map(|found| found.account_id);
    if owner.as_ref() == Some(&participant.account_id) {
        return Err(Refusal::fields(vec![FieldProblem::new(
            "contact",
            FieldCode::Unchanged,
        )]));
    }
    let counted = contact.counted();
    let new = New {
        purpose: Purpose::ChangeContact,
        account_id: Some(&participant.account_id),
        to: To::new_contact(contact, owner.is_some()),
        device_name: "",
        counted: &counted,
    };
    challenge::begin(app, new).await
}

/// Takes the code: from now on the new contact is the account's.
///
/// # Errors
/// As [`challenge::enter`].
pub async fn confirm(
    app: &App,
    participant: &Participant,
    asked: &EnterCode,
) -> Result<(), Refusal> {
    let gone = || Refusal::new(Code::ChallengeGone);
    let Entered {
        mut tx,
        account_id,
        contact,
        ..
    } = challenge::enter(app, asked, &[Purpose::ChangeContact]).await?;
    let contact = contact.ok_or_else(gone)?;
    if account_id.as_ref() != Some(&participant.account_id) {
        return Err(gone());
    }
    let before = store::contacts(&mut tx, app.keys(), &participant.account_id).await?;
    if let Some(before) = before.at(contact.channel()) {
        keep_before(&mut tx, app, &participant.account_id, &before).await?;
    }
    set(&mut tx, app, &participant.account_id, &contact)
        .await
        .map_err(|taken| taken.unwrap_or_else(gone))?;
    let device = device::of_session(&mut tx, &participant.session_id).await?;
    let name = device.as_ref().map(|device| device.name.as_str());
    log::write(
        &mut tx,
        app,
        &participant.account_id,
        LogKind::ContactChanged,
        name,
    )
    .await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(())
}

/// Remembers the contact that was, and tells its owner how to take it back.
async fn keep_before(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    before: &Contact,
) -> Result<(), Refusal> {
    let id = Uuid::now_v7().to_string();
    let code = super::code::new_undo_code();
    let keys = app.keys();
    let until = app.clock().now().saturating_add(UNDO_FOR);
    let until = until.map_or(i64::MAX, |until| until.as_microsecond());
    sqlx::query(
        "INSERT INTO contact_change (account_id, id, channel, before_index, before_sealed, undo_mac, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(account_id)
    .bind(&id)
    .bind(channel_text(before.channel()))
    .bind(before.index(keys))
    .bind(keys.seal("contact_change.before", &id, before.text().as_bytes()))
    .bind(keys.pepper(UNDO, &format!("{id}:{}", code.expose())))
    .bind(until)
    .execute(&mut *tx)
    .await?;
    let notice = letters::contact_changed(&code);
    outbox::put(tx, app, before.channel(), before.text(), &notice, UNDO_FOR).await?;
    Ok(())
}

/// The owner of the old contact takes it back, with the code from the notice. Everybody is signed
/// out and no device is known any more: whoever changed it may have the password.
///
/// # Errors
/// `code_wrong` for a wrong code and for a contact nobody changed; `too_many_tries`.
pub async fn undo(app: &App, asked: &UndoContact) -> Result<(), Refusal> {
    let contact = Contact::either("contact", &asked.contact)?;
    super::code::check_undo_form(&asked.code)?;
    UNDO_TRIES.count(app, &contact.counted()).await?;
    let rows: Vec<(String, String, Vec<u8>)> = sqlx::query_as(
        "SELECT account_id, id, undo_mac FROM contact_change
         WHERE before_index = $1 AND undone_at IS NULL AND until > $2",
    )
    .bind(contact.index(app.keys()))
    .bind(app.clock().now().as_microsecond())
    .fetch_all(app.store().read())
    .await?;
    let fits = |id: &str, mac: &[u8]| {
        let text = format!("{id}:{}", asked.code.expose());
        app.keys().pepper_matches(UNDO, &text, mac)
    };
    let wrong = || Refusal::new(Code::CodeWrong);
    let (account_id, id, _) = rows
        .into_iter()
        .find(|(_, id, mac)| fits(id, mac))
        .ok_or_else(wrong)?;
    let mut tx = app.store().write().await?;
    take_back(&mut tx, app, &account_id, &id, &contact).await?;
    let reason = "contact taken back";
    shut_out(&mut tx, app, &account_id, But::default(), reason).await?;
    UNDO_TRIES.forgive(&mut tx, app, &contact.counted()).await?;
    tx.commit().await?;
    Ok(())
}

/// The person takes a change back from inside.
///
/// # Errors
/// `not_found` when there is none to take back.
pub async fn undo_own(
    app: &App,
    participant: &Participant,
    channel: Channel,
) -> Result<(), Refusal> {
    let account_id = &participant.account_id;
    let mut tx = app.store().write().await?;
    // The oldest of the day: what the contact was before somebody began to change it.
    let row: Option<(String, Vec<u8>)> = sqlx::query_as(
        "SELECT id, before_sealed FROM contact_change
         WHERE account_id = $1 AND channel = $2 AND undone_at IS NULL AND until > $3 ORDER BY id LIMIT 1",
    )
    .bind(account_id)
    .bind(channel_text(channel))
    .bind(app.clock().now().as_microsecond())
    .fetch_optional(&mut *tx)
    .await?;
    let not_found = || Refusal::new(Code::NotFound);
    let (id, sealed) = row.ok_or_else(not_found)?;
    let text = app
        .keys()
        .open_text("contact_change.before", &id, &sealed)?;
    let before = Contact::read(&text).ok_or_else(|| Refusal::new(Code::Internal))?;
    take_back(&mut tx, app, account_id, &id, &before).await?;
    tx.commit().await?;
    Ok(())
}

async fn take_back(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    id: &str,
    before: &Contact,
) -> Result<(), Refusal> {
    // This change and every later one of the same contact.
    let undone = sqlx::query(
        "UPDATE contact_change SET undone_at = $1
         WHERE account_id = $2 AND channel = $3 AND id >= $4 AND undone_at IS NULL",
    )
    .bind(app.clock().now().as_microsecond())
    .bind(account_id)
    .bind(channel_text(before.channel()))
    .bind(id)
    .execute(&mut *tx)
    .await?;
    if undone.rows_affected() == 0 {
        return Err(Refusal::new(Code::CodeWrong));
    }
    set(tx, app, account_id, before)
        .await
        .map_err(|taken| taken.unwrap_or_else(|| Refusal::new(Code::JoinRefused)))?;
    log::write(tx, app, account_id, LogKind::ContactRestored, None).await?;
    Ok(())
}

/// Writes a contact into an account. The error is none when another account has it by now.
async fn set(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    contact: &Contact,
) -> Result<(), Option<Refusal>> {
    let (sql, column) = match contact {
        Contact::Email(_) => (
            "UPDATE account SET email_index = $1, email_sealed = $2 WHERE id = $3",
            "account.email",
        ),
        Contact::Phone(_) => (
            "UPDATE account SET phone_index = $1, phone_sealed = $2 WHERE id = $3",
            "account.phone",
        ),
    };
    let keys = app.keys();
    let set = sqlx::query(sql)
        .bind(contact.index(keys))
        .bind(keys.seal(column, account_id, contact.text().as_bytes()))
        .bind(account_id)
        .execute(tx)
        .await;
    set.map(drop).map_err(|error| {
        let taken = error
            .as_database_error()
            .is_some_and(|error| error.kind() == ErrorKind::UniqueViolation);
        (!taken).then(|| error.into())
    })
}

/// The changes of an account that can be taken back.
pub(super) async fn changed(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
) -> Result<Vec<ChangedContact>, Refusal> {
    let rows: Vec<(String, String, Vec<u8>, i64)> = sqlx::query_as(
        "SELECT id, channel, before_sealed, until FROM contact_change
         WHERE account_id = $1 AND undone_at IS NULL AND until > $2 ORDER BY id",
    )
    .bind(account_id)
    .bind(app.clock().now().as_microsecond())
    .fetch_all(db)
    .await?;
    let mut changed: Vec<ChangedContact> = Vec::new();
    for (id, channel, sealed, until) in rows {
        let channel = channel_of(&channel);
        if changed.iter().any(|change| change.channel == channel) {
            continue;
        }
        let text = app
            .keys()
            .open_text("contact_change.before", &id, &sealed)?;
        let before = Contact::read(&text).ok_or_else(|| Refusal::new(Code::Internal))?;
        changed.push(ChangedContact {
            channel,
            before_masked: before.masked(),
            until: instant(until)?,
        });
    }
    Ok(changed)
}
