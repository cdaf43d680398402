use super::{device, log, session::end, token::sent_hash};
use crate::{App, http::Refusal};
use jmo_wire::account::{LogKind, Refresh};

/// Ends the session a refresh token belongs to. The answer is the same for a token nobody knows:
/// who signs out wants to be out, and nobody learns from it.
///
/// # Errors
/// When the database fails; the session then still lives.
pub async fn sign_out(app: &App, asked: &Refresh) -> Result<(), Refusal> {
    let Some(hash) = sent_hash(&asked.refresh_token) else {
        return Ok(());
    };
    // Made-up tokens must not cost a turn at the writer.
    let row: Option<(String,)> = sqlx::query_as(
        "SELECT session_id FROM refresh_token WHERE token_hash = $1 AND state <> 'spent'",
    )
    .bind(hash)
    .fetch_optional(app.store().read())
    .await?;
    if let Some((id,)) = row {
        let mut tx = app.store().write().await?;
        let lived = end(&mut tx, &id, "signed out", app.clock().now()).await?;
        let device = device::of_session(&mut tx, &id).await?;
        // Repeated, it is no event.
        if let Some(device) = device.filter(|_| lived) {
            let name = Some(device.name.as_str());
            log::write(&mut tx, app, &device.account_id, LogKind::SignedOut, name).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
