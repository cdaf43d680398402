//! A forgotten password, a forgotten account: the code goes to contacts on record, and until it is
//! entered everybody gets the same answer in the same time.

use super::{
    challenge::{self, New, To},
    contact::Contact,
    device, join, letters, log, new_password, proof,
    purpose::Purpose,
    recovery, session,
    shut_out::{But, shut_out},
    store,
};
use crate::{App, http::Refusal, outbox};
use jiff::SignedDuration;
use jmo_rules::{IdentityNumber, Kpj};
use jmo_wire::{
    Code, FieldProblem, Secret,
    account::{Challenge, FindAccount, ForgotPassword, LogKind, ResetPassword, Session},
};
use sqlx::AnyConnection;

/// Sends a code for a new password to the contact somebody signs in with, if it and the card are
/// one person's.
///
/// # Errors
/// `invalid_field`, `too_many_tries`.
pub async fn forgot_password(app: &App, asked: &ForgotPassword) -> Result<Challenge, Refusal> {
    let contact = Contact::login(&asked.login);
    let kpj = read_kpj(&asked.kpj);
    let (contact, kpj) = match (contact, kpj) {
        (Ok(contact), Ok(kpj)) => (contact, kpj),
        (Ok(_), Err(problem)) => return Err(Refusal::fields(vec![problem])),
        (Err(refusal), kpj) => return Err(refusal.and(kpj.err().into_iter().collect())),
    };
    let index = contact.index(app.keys());
    let row: Option<(String,)> = sqlx::query_as(
        "SELECT a.id FROM account a JOIN membership m ON m.person_id = a.person_id
         WHERE (a.email_index = $1 OR a.phone_index = $1) AND m.kpj = $2",
    )
    .bind(&index)
    .bind(kpj.as_str())
    .fetch_optional(app.store().read())
    .await?;
    let account_id = row.map(|(id,)| id);
    let counted = contact.counted();
    let new = New {
        purpose: Purpose::Reset,
        account_id: account_id.as_deref(),
        to: To::Contact(contact),
        device_name: "",
        counted: &counted,
    };
    challenge::begin(app, new).await
}

/// Sends a code for a new password to every contact on record, if number and card are one
/// person's who has an account.
///
/// # Errors
/// `invalid_field`, `too_many_tries`.
pub async fn find_account(app: &App, asked: &FindAccount) -> Result<Challenge, Refusal> {
    let number = IdentityNumber::parse(asked.kind, asked.number.expose())
        .map_err(|error| FieldProblem::new("number", error));
    let (number, kpj) = match (number, read_kpj(&asked.kpj)) {
        (Ok(number), Ok(kpj)) => (number, kpj),
        (number, kpj) => {
            let problems = number.err().into_iter().chain(kpj.err()).collect();
            return Err(Refusal::fields(problems));
        }
    };
    let row: Option<(String,)> = sqlx::query_as(
        "SELECT a.id FROM person p JOIN membership m ON m.person_id = p.id
         JOIN account a ON a.person_id = p.id WHERE p.nik_index = $1 AND m.kpj = $2",
    )
    .bind(app.keys().index("person.nik", &number.to_text()))
    .bind(kpj.as_str())
    .fetch_optional(app.store().read())
    .await?;
    let account_id = row.map(|(id,)| id);
    let counted = format!("person:{}", number.to_text());
    let new = New {
        purpose: Purpose::Reset,
        account_id: account_id.as_deref(),
        to: To::Everywhere,
        device_name: "",
        counted: &counted,
    };
    challenge::begin(app, new).await
}

/// Sets a new password and signs in; every other session ends.
///
/// # Errors
/// `proof_gone`, `invalid_field`, `busy`.
pub async fn reset(app: &App, asked: &ResetPassword) -> Result<Session, Refusal> {
    let _place = app.passwords().place()?;
    let account_id = {
        let mut db = app.store().read().acquire().await?;
        let proven = proof::look(&mut db, app, &asked.proof_token, Purpose::Reset).await?;
        let gone = || Refusal::new(Code::ProofGone);
        let account_id = proven.account_id.ok_or_else(gone)?;
        check_new(
            &mut db,
            app,
            &account_id,
            &asked.password,
            &asked.device_name,
        )
        .await?;
        account_id
    };
    let password_hash = new_password::hash(app, &asked.password).await?;
    let mut tx = app.store().write().await?;
    proof::spend(&mut tx, app, &asked.proof_token, Purpose::Reset).await?;
    let session = take_over(
        &mut tx,
        app,
        &account_id,
        &password_hash,
        &asked.device_name,
        LogKind::PasswordReset,
    )
    .await?;
    if recovery::cancel_all(&mut tx, app, &account_id).await? {
        let device = Some(asked.device_name.trim());
        log::write(
            &mut tx,
            app,
            &account_id,
            LogKind::RecoveryCancelled,
            device,
        )
        .await?;
    }
    tell(&mut tx, app, &account_id, &letters::password_changed()).await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(session)
}

/// Checks a new password of an account, and the name of the device it is set on.
pub(super) async fn check_new(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
    password: &Secret,
    device_name: &str,
) -> Result<(), Refusal> {
    let (_, name) = store::owner(db, account_id).await?;
    let contacts = store::contacts(db, app.keys(), account_id).await?.all();
    let mut known = vec![name.as_str(), "jmo", "jamsostek", "bpjs"];
    known.extend(contacts.iter().map(Contact::text));
    let problems: Vec<_> = new_password::check("password", password, &known)
        .err()
        .into_iter()
        .chain(join::text_problem("device_name", device_name, 80))
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::fields(problems))
    }
}

/// The account is its owner's again: a new password, nobody else signed in or about to be, no device
/// known but this one.
pub(super) async fn take_over(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    password_hash: &str,
    device_name: &str,
    kind: LogKind,
) -> Result<Session, Refusal> {
    new_password::set(tx, account_id, password_hash).await?;
    shut_out(tx, app, account_id, But::default(), "password set anew").await?;
    let name = device_name.trim();
    let (device, token) = device::remember(tx, app, account_id, name).await?;
    log::write(tx, app, account_id, kind, Some(name)).await?;
    let contacts = store::contacts(tx, app.keys(), account_id).await?.all();
    let mut session = session::begin(tx, app, &device, Some(token)).await?;
    session.login = contacts.first().map(|contact| contact.text().to_owned());
    Ok(session)
}

/// Writes to every contact of an account.
pub(crate) async fn tell(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    text: &jmo_wire::Text,
) -> Result<(), Refusal> {
    let contacts = store::contacts(tx, app.keys(), account_id).await?;
    for to in contacts.all() {
        let life = SignedDuration::from_hours(72);
        outbox::put(tx, app, to.channel(), to.text(), text, life).await?;
    }
    Ok(())
}

fn read_kpj(typed: &Secret) -> Result<Kpj, FieldProblem> {
    let kpj = typed.expose().parse();
    kpj.map_err(|error: jmo_rules::KpjError| FieldProblem::new("kpj", error))
}
