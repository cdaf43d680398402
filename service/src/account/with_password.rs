use super::{participant::Participant, throttle::AGAIN};
use crate::{App, http::Refusal};
use jmo_wire::{Code, FieldCode, Secret};

/// Checks the password of somebody who is signed in: before what would hand the account over, a
/// phone left lying must not be enough.
///
/// # Errors
/// `invalid_field`, `password_rejected`, `too_many_tries`, `busy`.
pub async fn check(app: &App, participant: &Participant, password: &Secret) -> Result<(), Refusal> {
    match password.expose().chars().count() {
        0 => return Err(Refusal::field("password", FieldCode::Required)),
        129.. => return Err(Refusal::field("password", FieldCode::TooLong)),
        _ => {}
    }
    let _place = app.passwords().place()?;
    let turn = app.passwords().turn().await?;
    AGAIN.count(app, &participant.session_id).await?;
    let (kept,): (String,) = sqlx::query_as("SELECT password_hash FROM account WHERE id = $1")
        .bind(&participant.account_id)
        .fetch_one(app.store().read())
        .await?;
    if !turn.verify(password.clone(), Some(kept)).await? {
        return Err(Refusal::new(Code::PasswordRejected));
    }
    let mut tx = app.store().write().await?;
    AGAIN.forgive(&mut tx, app, &participant.session_id).await?;
    tx.commit().await?;
    Ok(())
}
