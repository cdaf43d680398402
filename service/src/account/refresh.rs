use super::{
    device,
    forgotten::tell,
    letters, log,
    session::{Pair, end},
    store,
    token::{sent_hash, token_hash},
};
use crate::{App, http::Refusal};
use jmo_wire::{
    Code, Secret,
    account::{LogKind, Refresh, Session},
};
use sqlx::AnyConnection;

/// Unused successors a session may have at a time. Each is one answer that was lost, or came late.
const MOST_FRESH: i64 = 4;

struct Found {
    session_id: String,
    account_id: String,
    state: String,
}

/// Buys the next pair of tokens.
///
/// A token stays good until one of its successors is first used: an answer that was lost, an app
/// killed before it could save, or a request that arrived twice must not sign an honest person
/// out. So a token that comes again while its successors are all unused buys one more, and those
/// bought before stay good as well, the newest [`MOST_FRESH`] of them. The first of them to be
/// used makes its siblings and their parent worthless. A worthless token coming back is theft, and
/// ends the session.
///
/// Of the access tokens only the newest works: whoever holds an older one hears
/// `session_expired` and refreshes.
///
/// # Errors
/// `session_ended` when the token is unknown, over, or stolen.
pub async fn refresh(app: &App, asked: &Refresh) -> Result<Session, Refusal> {
    let ended = || Refusal::new(Code::SessionEnded);
    let hash = sent_hash(&asked.refresh_token).ok_or_else(ended)?;
    let now = app.clock().now();
    // Made-up tokens must not cost a turn at the writer.
    let found = find(&mut *app.store().read().acquire().await?, &hash).await?;
    let found = found.ok_or_else(ended)?;

    let mut tx = app.store().write().await?;
    let pair = Pair::new(now);
    if !prolong(&mut tx, &found.session_id, &pair, now.as_microsecond()).await? {
        return Err(ended());
    }
    // Again: the session's row is ours until the commit, and so are its tokens.
    let found = find(&mut tx, &hash).await?.ok_or_else(ended)?;
    match found.state.as_str() {
        "fresh" => use_up(&mut tx, &found.session_id, &hash).await?,
        "used" => {}
        _ => {
            let session_id = found.session_id;
            end(&mut tx, &session_id, "refresh token used twice", now).await?;
            let account_id = &found.account_id;
            log::write(&mut tx, app, account_id, LogKind::TokenStolen, None).await?;
            tell(&mut tx, app, account_id, &letters::token_stolen()).await?;
            tx.commit().await?;
            app.outbox().notify_one();
            tracing::warn!(
                session_id,
                "a spent refresh token came back; the session is ended"
            );
            return Err(ended());
        }
    }
    keep(&mut tx, &found.session_id, &pair.refresh).await?;
    retire(&mut tx, &found.session_id).await?;
    sqlx::query("UPDATE session SET access_hash = $1, access_expires_at = $2 WHERE id = $3")
        .bind(token_hash(&pair.access))
        .bind(pair.access_expires_at)
        .bind(&found.session_id)
        .execute(&mut *tx)
        .await?;
    looked(&mut tx, app, &found).await?;
    let (_, name) = store::owner(&mut tx, &found.account_id).await?;
    tx.commit().await?;
    Ok(pair.answer(found.account_id, name, None))
}

/// Writes down that the data was looked at, once a day for each session: an access token lives for
/// minutes, so whoever looks refreshes.
async fn looked(tx: &mut AnyConnection, app: &App, found: &Found) -> Result<(), sqlx::Error> {
    let today = app.clock().today().to_string();
    let first = sqlx::query(
        "UPDATE session SET looked_on = $1 WHERE id = $2 AND (looked_on IS NULL OR looked_on <> $1)",
    )
    .bind(&today)
    .bind(&found.session_id)
    .execute(&mut *tx)
    .await?;
    if first.rows_affected() == 0 {
        return Ok(());
    }
    let device = device::of_session(tx, &found.session_id).await?;
    if let Some(device) = &device {
        device::used(tx, app, &device.id).await?;
    }
    let name = device.as_ref().map(|device| device.name.as_str());
    log::write(tx, app, &found.account_id, LogKind::Looked, name).await
}

/// Gives a session one more refresh token.
pub async fn keep(
    tx: &mut AnyConnection,
    session_id: &str,
    token: &Secret,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO refresh_token (session_id, number, token_hash, state)
         SELECT $1, COALESCE(MAX(number), 0) + 1, $2, 'fresh' FROM refresh_token WHERE session_id = $1",
    )
    .bind(session_id)
    .bind(token_hash(token))
    .execute(tx)
    .await?;
    Ok(())
}

/// Lets a living session live on; false when it is over. From then on the session's row belongs to
/// the transaction.
async fn prolong(
    tx: &mut AnyConnection,
    session_id: &str,
    pair: &Pair,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let prolonged = sqlx::query(
        "UPDATE session SET refresh_expires_at = $1
         WHERE id = $2 AND ended_at IS NULL AND refresh_expires_at > $3",
    )
    .bind(pair.refresh_expires_at)
    .bind(session_id)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(prolonged.rows_affected() == 1)
}

/// The first use of a token: its parent and its siblings are worthless from now on.
async fn use_up(tx: &mut AnyConnection, session_id: &str, hash: &[u8]) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE refresh_token SET state = CASE WHEN token_hash = $1 THEN 'used' ELSE 'spent' END
         WHERE session_id = $2 AND state <> 'spent'",
    )
    .bind(hash)
    .bind(session_id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Makes the unused successors before the newest [`MOST_FRESH`] worthless: one token repeated for
/// ever must not buy any number of good ones. Successors of one token are numbered without a gap.
async fn retire(tx: &mut AnyConnection, session_id: &str) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE refresh_token SET state = 'spent'
         WHERE session_id = $1 AND state = 'fresh' AND number <= (
             SELECT MAX(number) FROM refresh_token WHERE session_id = $1) - $2",
    )
    .bind(session_id)
    .bind(MOST_FRESH)
    .execute(tx)
    .await?;
    Ok(())
}

async fn find(db: &mut AnyConnection, hash: &[u8]) -> Result<Option<Found>, sqlx::Error> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "SELECT s.id, s.account_id, t.state
         FROM refresh_token t JOIN session s ON s.id = t.session_id WHERE t.token_hash = $1",
    )
    .bind(hash)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(session_id, account_id, state)| Found {
        session_id,
        account_id,
        state,
    }))
}
