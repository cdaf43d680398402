//! What happened to an account, written where it happens and read by its owner alone.

use crate::{App, http::Refusal};
use jiff::Timestamp;
use jmo_wire::{
    Code,
    account::{LogEntry, LogKind, SecurityLog},
};
use sqlx::AnyConnection;
use uuid::Uuid;

/// How many lines are shown; a copy of everything has them all.
pub const MOST_SHOWN: i64 = 200;

/// Writes a line.
///
/// # Errors
/// When the database fails.
pub async fn write(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    kind: LogKind,
    device_name: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO security_log (account_id, id, at, kind, device_name) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(account_id)
    .bind(Uuid::now_v7().to_string())
    .bind(app.clock().now().as_microsecond())
    .bind(serde_json::to_string(&kind).expect("a name"))
    .bind(device_name)
    .execute(tx)
    .await?;
    Ok(())
}

/// The newest lines, so many at most.
///
/// # Errors
/// When the database fails.
pub async fn newest(
    db: &mut AnyConnection,
    account_id: &str,
    most: i64,
) -> Result<SecurityLog, Refusal> {
    let rows: Vec<(i64, String, Option<String>)> = sqlx::query_as(
        "SELECT at, kind, device_name FROM security_log WHERE account_id = $1 ORDER BY at DESC, id DESC LIMIT $2",
    )
    .bind(account_id)
    .bind(most)
    .fetch_all(db)
    .await?;
    let entries = rows.into_iter().map(|(at, kind, device)| {
        Ok(LogEntry {
            at: instant(at)?,
            kind: serde_json::from_str(&kind).unwrap_or(LogKind::Unknown),
            device,
        })
    });
    Ok(SecurityLog {
        entries: entries.collect::<Result<_, Refusal>>()?,
    })
}

/// A kept instant.
pub(super) fn instant(micros: i64) -> Result<Timestamp, Refusal> {
    Timestamp::from_microsecond(micros).map_err(|_| Refusal::new(Code::Internal))
}
