use super::{
    device::Device,
    refresh, store,
    token::{new_token, token_hash},
};
use crate::App;
use jiff::{SignedDuration, Timestamp};
use jmo_wire::{Secret, account::Session};
use sqlx::AnyConnection;
use uuid::Uuid;

/// How long an access token works.
pub const ACCESS_LIFE: SignedDuration = SignedDuration::from_mins(15);
/// How long a session lives without being used.
pub const REFRESH_LIFE: SignedDuration = SignedDuration::from_hours(24 * 90);

/// A fresh pair of tokens and when they end.
pub struct Pair {
    pub access: Secret,
    pub access_expires_at: i64,
    pub refresh: Secret,
    pub refresh_expires_at: i64,
}

impl Pair {
    pub fn new(now: Timestamp) -> Self {
        let after = |life: SignedDuration| {
            now.as_microsecond() + i64::try_from(life.as_micros()).unwrap_or(i64::MAX)
        };
        Self {
            access: new_token(),
            access_expires_at: after(ACCESS_LIFE),
            refresh: new_token(),
            refresh_expires_at: after(REFRESH_LIFE),
        }
    }

    /// The pair as the app gets it.
    pub fn answer(self, account_id: String, name: String, device_token: Option<Secret>) -> Session {
        Session {
            access_token: self.access,
            access_expires_in: u32::try_from(ACCESS_LIFE.as_secs()).unwrap_or(u32::MAX),
            refresh_token: self.refresh,
            device_token,
            login: None,
            account_id,
            name,
        }
    }
}

/// Begins a session on a device.
pub async fn begin(
    tx: &mut AnyConnection,
    app: &App,
    device: &Device,
    device_token: Option<Secret>,
) -> Result<Session, sqlx::Error> {
    let now = app.clock().now();
    let pair = Pair::new(now);
    let (person_id, name) = store::owner(tx, &device.account_id).await?;
    let id = Uuid::now_v7().to_string();
    sqlx::query(
        "INSERT INTO session (id, account_id, person_id, device_id, access_hash, access_expires_at, refresh_expires_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&id)
    .bind(&device.account_id)
    .bind(&person_id)
    .bind(&device.id)
    .bind(token_hash(&pair.access))
    .bind(pair.access_expires_at)
    .bind(pair.refresh_expires_at)
    .bind(now.as_microsecond())
    .execute(&mut *tx)
    .await?;
    refresh::keep(tx, &id, &pair.refresh).await?;
    Ok(pair.answer(device.account_id.clone(), name, device_token))
}

/// Ends a session for good; one that has ended stays as it is. Answers whether it lived.
pub async fn end(
    tx: &mut AnyConnection,
    id: &str,
    reason: &str,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let ended = sqlx::query(
        "UPDATE session SET ended_at = $1, end_reason = $2 WHERE id = $3 AND ended_at IS NULL",
    )
    .bind(now.as_microsecond())
    .bind(reason)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// Ends the sessions of an account: all, or all but one.
pub async fn end_all(
    tx: &mut AnyConnection,
    account_id: &str,
    but: Option<&str>,
    reason: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE session SET ended_at = $1, end_reason = $2 WHERE account_id = $3 AND id <> $4 AND ended_at IS NULL",
    )
    .bind(now.as_microsecond())
    .bind(reason)
    .bind(account_id)
    .bind(but.unwrap_or_default())
    .execute(tx)
    .await?;
    Ok(())
}
