use super::{
    device,
    forgotten::{check_new, tell},
    letters, log, new_password,
    participant::Participant,
    shut_out::{But, shut_out},
    with_password,
};
use crate::{App, http::Refusal};
use jmo_wire::{
    FieldCode,
    account::{ChangePassword, LogKind},
};

/// Changes the password. Every other session ends and no other device is known any more; this one
/// stays.
///
/// # Errors
/// `invalid_field`, `password_rejected`, `too_many_tries`, `busy`.
pub async fn change_password(
    app: &App,
    participant: &Participant,
    asked: &ChangePassword,
) -> Result<(), Refusal> {
    let account_id = &participant.account_id;
    let device = {
        let mut db = app.store().read().acquire().await?;
        device::of_session(&mut db, &participant.session_id).await?
    };
    let name = device.as_ref().map_or("-", |device| device.name.as_str());
    {
        let mut db = app.store().read().acquire().await?;
        check_new(&mut db, app, account_id, &asked.new_password, name)
            .await
            .map_err(|refusal| refusal.rename("password", "new_password"))?;
    }
    with_password::check(app, participant, &asked.password).await?;
    if asked.password == asked.new_password {
        return Err(Refusal::field("new_password", FieldCode::Unchanged));
    }
    let password_hash = new_password::hash(app, &asked.new_password).await?;
    let mut tx = app.store().write().await?;
    new_password::set(&mut tx, account_id, &password_hash).await?;
    let but = But {
        session_id: Some(&participant.session_id),
        device_id: device.as_ref().map(|device| device.id.as_str()),
    };
    shut_out(&mut tx, app, account_id, but, "password changed").await?;
    log::write(
        &mut tx,
        app,
        account_id,
        LogKind::PasswordChanged,
        Some(name),
    )
    .await?;
    tell(&mut tx, app, account_id, &letters::password_changed()).await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(())
}
