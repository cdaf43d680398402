use super::{
    session::{Pair, end},
    store,
    token::token_hash,
};
use crate::{App, http::Refusal};
use jmo_wire::{
    Code,
    account::{Refresh, Session},
};
use sqlx::AnyConnection;

struct Found {
    id: String,
    account_id: String,
    /// The newest refresh token's hash.
    newest: Vec<u8>,
    /// The one before it, still good: its successor was never used.
    previous: Option<Vec<u8>>,
    expires_at: i64,
    ended: bool,
}

/// Buys the next pair of tokens.
///
/// A token stays good until its successor is first used: an answer that was lost, or an app
/// killed before it could save, must not sign an honest person out. Only a token whose successor
/// *was* used, or that was itself replaced unused, coming back is theft, and ends the session.
///
/// # Errors
/// `session_ended` when the token is unknown, over, or stolen.
pub async fn refresh(app: &App, asked: &Refresh) -> Result<Session, Refusal> {
    let hash = token_hash(&asked.refresh_token);
    let now = app.clock().now();
    let mut tx = app.store().write().await?;
    let Some(found) = find(&mut tx, &hash).await? else {
        if let Some(session_id) = spent(&mut tx, &hash).await? {
            end(&mut tx, &session_id, "refresh token used twice", now).await?;
            tx.commit().await?;
            tracing::warn!(
                session_id,
                "a spent refresh token came back; the session is ended"
            );
        }
        return Err(Refusal::new(Code::SessionEnded));
    };
    if found.ended || found.expires_at <= now.as_microsecond() {
        return Err(Refusal::new(Code::SessionEnded));
    }
    let (kept, retired) = if found.newest == hash {
        (&found.newest, found.previous.as_ref())
    } else {
        (&hash, Some(&found.newest))
    };
    if let Some(retired) = retired {
        sqlx::query("INSERT INTO spent_refresh (token_hash, session_id) VALUES ($1, $2)")
            .bind(retired)
            .bind(&found.id)
            .execute(&mut *tx)
            .await?;
    }
    let pair = Pair::new(now);
    sqlx::query(
        "UPDATE session SET access_hash = $1, access_expires_at = $2, refresh_hash = $3, refresh_expires_at = $4, previous_hash = $5
         WHERE id = $6",
    )
    .bind(token_hash(&pair.access))
    .bind(pair.access_expires_at)
    .bind(token_hash(&pair.refresh))
    .bind(pair.refresh_expires_at)
    .bind(kept)
    .bind(&found.id)
    .execute(&mut *tx)
    .await?;
    let (_, name) = store::owner(&mut tx, &found.account_id).await?;
    tx.commit().await?;
    Ok(pair.answer(found.account_id, name, None))
}

async fn find(tx: &mut AnyConnection, hash: &[u8]) -> Result<Option<Found>, sqlx::Error> {
    type Row = (String, String, Vec<u8>, Option<Vec<u8>>, i64, Option<i64>);
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, account_id, refresh_hash, previous_hash, refresh_expires_at, ended_at
         FROM session WHERE refresh_hash = $1 OR previous_hash = $1",
    )
    .bind(hash)
    .fetch_optional(tx)
    .await?;
    Ok(row.map(
        |(id, account_id, newest, previous, expires_at, ended_at)| Found {
            id,
            account_id,
            newest,
            previous,
            expires_at,
            ended: ended_at.is_some(),
        },
    ))
}

async fn spent(tx: &mut AnyConnection, hash: &[u8]) -> Result<Option<String>, sqlx::Error> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT session_id FROM spent_refresh WHERE token_hash = $1")
            .bind(hash)
            .fetch_optional(tx)
            .await?;
    Ok(row.map(|(session_id,)| session_id))
}
