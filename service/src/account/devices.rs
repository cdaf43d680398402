use super::{device, log, participant::Participant, session};
use crate::{App, http::Refusal};
use jmo_wire::{
    Code,
    account::{Devices, EndDevices, LogKind},
};

/// The devices of an account.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, participant: &Participant) -> Result<Devices, Refusal> {
    let mut db = app.store().snapshot().await?;
    let this_one = device::of_session(&mut db, &participant.session_id).await?;
    let this_one = this_one.map(|device| device.id).unwrap_or_default();
    device::list(&mut db, app, &participant.account_id, &this_one).await
}

/// Signs a device out and forgets it: one, or all but the one that asks.
///
/// # Errors
/// `not_found` for a device that is not the account's.
pub async fn end(
    app: &App,
    participant: &Participant,
    asked: &EndDevices,
) -> Result<Devices, Refusal> {
    let account_id = &participant.account_id;
    let now = app.clock().now();
    let mut tx = app.store().write().await?;
    let this_one = device::of_session(&mut tx, &participant.session_id).await?;
    let name = this_one.as_ref().map(|device| device.name.clone());
    match &asked.device {
        Some(id) => {
            let gone = sqlx::query("DELETE FROM device WHERE account_id = $1 AND id = $2")
                .bind(account_id)
                .bind(id)
                .execute(&mut *tx)
                .await?;
            if gone.rows_affected() == 0 {
                return Err(Refusal::new(Code::NotFound));
            }
            sqlx::query(
                "UPDATE session SET ended_at = $1, end_reason = 'ended from another device'
                 WHERE account_id = $2 AND device_id = $3 AND ended_at IS NULL",
            )
            .bind(now.as_microsecond())
            .bind(account_id)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        }
        None => {
            let session_id = Some(participant.session_id.as_str());
            let reason = "ended from another device";
            session::end_all(&mut tx, account_id, session_id, reason, now).await?;
            let device_id = this_one.as_ref().map(|device| device.id.as_str());
            device::forget_all(&mut tx, account_id, device_id).await?;
        }
    }
    log::write(
        &mut tx,
        app,
        account_id,
        LogKind::DeviceEnded,
        name.as_deref(),
    )
    .await?;
    tx.commit().await?;
    list(app, participant).await
}
