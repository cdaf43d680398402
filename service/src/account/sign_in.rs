use super::{
    challenge::{self, New, To},
    contact::Contact,
    device, log,
    purpose::Purpose,
    session, store,
    throttle::{CODES, PASSWORD},
};
use crate::{App, http::Refusal, keys::hex};
use jmo_wire::{
    Code, FieldCode, FieldProblem,
    account::{EnterCode, LogKind, Session, SignIn, SignInAnswer},
};

/// Signs in: at once on a device that proved itself before, with a code on a new one.
///
/// A wrong password and an unknown login take the same steps, the same time and give the same
/// answer.
///
/// # Errors
/// `invalid_field`, `sign_in_rejected`, `too_many_tries`, `busy`.
pub async fn sign_in(app: &App, asked: SignIn) -> Result<SignInAnswer, Refusal> {
    let login = check(&asked)?;
    let _place = app.passwords().place()?;
    let index = login.index(app.keys());
    let found = store::find(app, login.channel(), &index).await?;
    let device = match &asked.device_token {
        Some(token) => device::find(app, token).await?,
        None => None,
    };
    let device = device.filter(|device| {
        found
            .as_ref()
            .is_some_and(|found| found.account_id == device.account_id)
    });

    let counted = counted_key(&index, device.as_ref());
    // First the turn: who is told `busy` has not tried anything.
    let turn = app.passwords().turn().await?;
    PASSWORD.count(app, &counted).await?;
    let kept = found.as_ref().map(|found| found.password_hash.clone());
    let fits = turn.verify(asked.password, kept).await?;
    let Some(found) = found.filter(|_| fits) else {
        return Err(Refusal::new(Code::SignInRejected));
    };

    let mut tx = app.store().write().await?;
    PASSWORD.forgive(&mut tx, app, &counted).await?;
    if let Some(device) = device {
        device::used(&mut tx, app, &device.id).await?;
        log::write(
            &mut tx,
            app,
            &device.account_id,
            LogKind::SignedIn,
            Some(&device.name),
        )
        .await?;
        let session = session::begin(&mut tx, app, &device, None).await?;
        tx.commit().await?;
        return Ok(SignInAnswer::Session { session });
    }
    tx.commit().await?;
    let new = New {
        purpose: Purpose::SignIn,
        account_id: Some(&found.account_id),
        to: To::Account(login.channel()),
        device_name: asked.device_name.trim(),
        counted: &found.account_id,
    };
    let challenge = challenge::begin(app, new).await?;
    Ok(SignInAnswer::Code { challenge })
}

/// Takes the code of a sign-in. The right one remembers the device and begins its session.
///
/// # Errors
/// `code_wrong`, `code_expired`, `code_exhausted`, `challenge_gone`.
pub async fn enter_code(app: &App, asked: &EnterCode) -> Result<Session, Refusal> {
    let mut entered = challenge::enter(app, asked, &[Purpose::SignIn]).await?;
    let gone = || Refusal::new(Code::ChallengeGone);
    let account_id = entered.account_id.ok_or_else(gone)?;
    let tx = &mut entered.tx;
    CODES.forgive(tx, app, &account_id).await?;
    let name = &entered.device_name;
    let (device, token) = device::remember(tx, app, &account_id, name).await?;
    log::write(tx, app, &account_id, LogKind::NewDevice, Some(name)).await?;
    let session = session::begin(tx, app, &device, Some(token)).await?;
    entered.tx.commit().await?;
    Ok(session)
}

fn check(asked: &SignIn) -> Result<Contact, Refusal> {
    let mut fields = Vec::new();
    for (path, text, most) in [
        ("password", asked.password.expose(), 128),
        ("device_name", asked.device_name.trim(), 80),
    ] {
        let code = match text.chars().count() {
            0 => FieldCode::Required,
            length if length > most => FieldCode::TooLong,
            // Kept and shown; and a NUL is nothing every database can keep.
            _ if path == "device_name" && text.chars().any(char::is_control) => {
                FieldCode::Malformed
            }
            _ => continue,
        };
        fields.push(FieldProblem {
            path: path.to_owned(),
            code,
        });
    }
    match Contact::login(&asked.login) {
        Ok(login) if fields.is_empty() => Ok(login),
        Ok(_) => Err(Refusal::fields(fields)),
        Err(refusal) => Err(refusal.and(fields)),
    }
}

fn counted_key(index: &[u8], device: Option<&device::Device>) -> String {
    format!(
        "{}:{}",
        hex(index),
        device.map_or("new", |device| &device.id)
    )
}
