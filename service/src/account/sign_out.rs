use super::{session::end, token::token_hash};
use crate::{App, http::Refusal};
use jmo_wire::account::Refresh;

/// Ends the session a refresh token belongs to. The answer is the same for a token nobody knows:
/// who signs out wants to be out, and nobody learns from it.
///
/// # Errors
/// When the database fails; the session then still lives.
pub async fn sign_out(app: &App, asked: &Refresh) -> Result<(), Refusal> {
    let mut tx = app.store().write().await?;
    let row: Option<(String,)> =
        sqlx::query_as("SELECT id FROM session WHERE refresh_hash = $1 OR previous_hash = $1")
            .bind(token_hash(&asked.refresh_token))
            .fetch_optional(&mut *tx)
            .await?;
    if let Some((id,)) = row {
        end(&mut tx, &id, "signed out", app.clock().now()).await?;
        tx.commit().await?;
    }
    Ok(())
}
