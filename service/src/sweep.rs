//! What nobody needs any more is deleted: counted tries, old sign-ins, sent messages, sessions
//! that are over, accounts whose owners wanted it.

use crate::{
    App, StoreError,
    account::{GONE_AFTER_SECONDS, delete_due},
};
use std::time::Duration;

const DAY: i64 = 86_400_000_000;

/// What is swept, and after how many microseconds. Each is a transaction of its own: nobody waits
/// for the writer longer than one of them takes.
const SWEPT: [(&str, i64); 12] = [
    (
        "DELETE FROM throttle WHERE last_at < $1 AND blocked_until < $1",
        DAY,
    ),
    (
        "DELETE FROM challenge WHERE expires_at < $1",
        DAY + GONE_AFTER_SECONDS * 1_000_000,
    ),
    ("DELETE FROM outbox WHERE sent_at < $1", 30 * DAY),
    ("DELETE FROM contact_change WHERE until < $1", 30 * DAY),
    ("DELETE FROM recovery WHERE ends_at < $1", 30 * DAY),
    ("DELETE FROM security_log WHERE at < $1", 730 * DAY),
    // Each picture knows until when it is kept.
    ("DELETE FROM picture WHERE keep_until <= $1", 0),
    ("DELETE FROM correction_document WHERE keep_until <= $1", 0),
    ("DELETE FROM picture_seen WHERE seen_at <= $1", 30 * DAY),
    (
        "DELETE FROM selfie_attempt WHERE begun_at <= $1 AND expires_at <= $1",
        DAY,
    ),
    // What was enrolled of one that was submitted has a place of its own.
    (
        "DELETE FROM selfie WHERE good_until <= $1 AND (submitted_with IS NULL
            OR submitted_with NOT IN (SELECT id FROM data_update WHERE state = 'in_review'))",
        0,
    ),
    // Its refresh tokens go with it.
    (
        "DELETE FROM session WHERE ended_at < $1 OR refresh_expires_at < $1",
        30 * DAY,
    ),
];

/// Sweeps once.
///
/// # Errors
/// When the database fails; what was swept before stays swept.
pub async fn sweep(app: &App) -> Result<(), StoreError> {
    let now = app.clock().now().as_microsecond();
    for (sql, age) in SWEPT {
        let mut tx = app.store().write().await?;
        sqlx::query(sql).bind(now - age).execute(&mut *tx).await?;
        tx.commit().await?;
    }
    app.networks().sweep();
    delete_due(app).await
}

/// Sweeps every hour, for ever.
pub async fn sweep_hourly(app: App) {
    loop {
        if let Err(error) = sweep(&app).await {
            tracing::warn!(%error, "not swept; in an hour again");
        }
        tokio::time::sleep(Duration::from_secs(3_600)).await;
    }
}
