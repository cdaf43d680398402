use super::{
    log::instant,
    token::{new_token, sent_hash, token_hash},
};
use crate::{App, http::Refusal};
use jiff::SignedDuration;
use jmo_wire::{Secret, account::Devices};
use sqlx::AnyConnection;
use uuid::Uuid;

/// After this long without use a device proves itself again.
const STALE_AFTER: SignedDuration = SignedDuration::from_hours(24 * 90);

/// A device that once proved itself with a code.
#[derive(Clone, Debug)]
pub struct Device {
    pub id: String,
    pub account_id: String,
    pub name: String,
}

/// Whose device a token names, if any; not one that was long unused.
pub async fn find(app: &App, token: &Secret) -> Result<Option<Device>, sqlx::Error> {
    let Some(hash) = sent_hash(token) else {
        return Ok(None);
    };
    let row: Option<(String, String, String)> = sqlx::query_as(
        "SELECT id, account_id, name FROM device
         WHERE token_hash = $1 AND COALESCE(last_used_at, created_at) > $2",
    )
    .bind(hash)
    .bind(app.clock().now().as_microsecond() - micros(STALE_AFTER))
    .fetch_optional(app.store().read())
    .await?;
    Ok(row.map(|(id, account_id, name)| Device {
        id,
        account_id,
        name,
    }))
}

/// Remembers a device and gives it its token.
pub async fn remember(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    name: &str,
) -> Result<(Device, Secret), sqlx::Error> {
    let device = Device {
        id: Uuid::now_v7().to_string(),
        account_id: account_id.to_owned(),
        name: name.to_owned(),
    };
    let token = new_token();
    sqlx::query("INSERT INTO device (account_id, id, token_hash, name, created_at, last_used_at) VALUES ($1, $2, $3, $4, $5, $5)")
        .bind(&device.account_id)
        .bind(&device.id)
        .bind(token_hash(&token))
        .bind(name)
        .bind(app.clock().now().as_microsecond())
        .execute(tx)
        .await?;
    Ok((device, token))
}

/// A device was used just now.
pub async fn used(tx: &mut AnyConnection, app: &App, device_id: &str) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE device SET last_used_at = $1 WHERE id = $2")
        .bind(app.clock().now().as_microsecond())
        .bind(device_id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Devices of an account are no longer known: one of them, or all but one.
pub async fn forget_all(
    tx: &mut AnyConnection,
    account_id: &str,
    but: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM device WHERE account_id = $1 AND id <> $2")
        .bind(account_id)
        .bind(but.unwrap_or_default())
        .execute(tx)
        .await?;
    Ok(())
}

/// The device of a session.
pub async fn of_session(
    db: &mut AnyConnection,
    session_id: &str,
) -> Result<Option<Device>, sqlx::Error> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "SELECT d.id, d.account_id, d.name FROM session s JOIN device d ON d.id = s.device_id WHERE s.id = $1",
    )
    .bind(session_id)
    .fetch_optional(db)
    .await?;
    Ok(row.map(|(id, account_id, name)| Device {
        id,
        account_id,
        name,
    }))
}

/// The devices of an account, the one that asks first, then the latest used.
pub async fn list(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
    this_one: &str,
) -> Result<Devices, Refusal> {
    let rows: Vec<(String, String, i64, i64, i64)> = sqlx::query_as(
        "SELECT d.id, d.name, d.created_at, COALESCE(d.last_used_at, d.created_at),
             (SELECT COUNT(*) FROM session s WHERE s.account_id = d.account_id AND s.device_id = d.id
              AND s.ended_at IS NULL AND s.refresh_expires_at > $2)
         FROM device d WHERE d.account_id = $1
         ORDER BY CASE WHEN d.id = $3 THEN 0 ELSE 1 END, COALESCE(d.last_used_at, d.created_at) DESC, d.id",
    )
    .bind(account_id)
    .bind(app.clock().now().as_microsecond())
    .bind(this_one)
    .fetch_all(db)
    .await?;
    let devices = rows
        .into_iter()
        .map(|(id, name, since, last_used, sessions)| {
            Ok(jmo_wire::account::Device {
                this_one: id == this_one,
                id,
                name,
                since: instant(since)?,
                last_used: instant(last_used)?,
                signed_in: sessions > 0,
            })
        });
    Ok(Devices {
        devices: devices.collect::<Result<_, Refusal>>()?,
    })
}

fn micros(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}
