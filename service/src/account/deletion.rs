//! An account goes when its owner says so: thirty days later, so that a mistake or a thief can be
//! undone. Membership and contributions stay; the law keeps them (UU 24/2011).

use super::{device, forgotten::tell, letters, log, participant::Participant, with_password};
use crate::{App, StoreError, http::Refusal};
use jiff::{SignedDuration, Timestamp};
use jmo_wire::account::{Deletion, LogKind, WithPassword};
use sqlx::AnyConnection;

const GRACE: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Asks for deletion. Asking again changes nothing.
///
/// # Errors
/// `password_rejected`, `too_many_tries`, `busy`.
pub async fn ask(
    app: &App,
    participant: &Participant,
    asked: &WithPassword,
) -> Result<Deletion, Refusal> {
    with_password::check(app, participant, &asked.password).await?;
    let account_id = &participant.account_id;
    let at = app.clock().now().saturating_add(GRACE);
    let at = at.unwrap_or(Timestamp::MAX).as_microsecond();
    let mut tx = app.store().write().await?;
    let asked_now =
        sqlx::query("UPDATE account SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL")
            .bind(at)
            .bind(account_id)
            .execute(&mut *tx)
            .await?;
    if asked_now.rows_affected() == 1 {
        write(&mut tx, app, participant, LogKind::DeletionAsked).await?;
        tell(&mut tx, app, account_id, &letters::deletion_asked()).await?;
    }
    let at = pending(&mut tx, account_id).await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(Deletion {
        deleted_at: at.unwrap_or(Timestamp::MAX),
    })
}

/// Takes it back.
///
/// # Errors
/// When the database fails.
pub async fn cancel(app: &App, participant: &Participant) -> Result<(), Refusal> {
    let mut tx = app.store().write().await?;
    let cancelled = sqlx::query(
        "UPDATE account SET deleted_at = NULL WHERE id = $1 AND deleted_at IS NOT NULL",
    )
    .bind(&participant.account_id)
    .execute(&mut *tx)
    .await?;
    if cancelled.rows_affected() == 1 {
        write(&mut tx, app, participant, LogKind::DeletionCancelled).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn write(
    tx: &mut AnyConnection,
    app: &App,
    participant: &Participant,
    kind: LogKind,
) -> Result<(), Refusal> {
    let device = device::of_session(tx, &participant.session_id).await?;
    let name = device.as_ref().map(|device| device.name.as_str());
    Ok(log::write(tx, app, &participant.account_id, kind, name).await?)
}

/// When an account will be gone, if that was asked for.
pub(super) async fn pending(
    db: &mut AnyConnection,
    account_id: &str,
) -> Result<Option<Timestamp>, Refusal> {
    let (at,): (Option<i64>,) = sqlx::query_as("SELECT deleted_at FROM account WHERE id = $1")
        .bind(account_id)
        .fetch_one(db)
        .await?;
    at.map(log::instant).transpose()
}

/// Everything of the accounts whose time has come, each in a transaction of its own.
///
/// # Errors
/// When the database fails; what was deleted before stays deleted.
pub(crate) async fn delete_due(app: &App) -> Result<(), StoreError> {
    let due: Vec<(String,)> = sqlx::query_as("SELECT id FROM account WHERE deleted_at <= $1")
        .bind(app.clock().now().as_microsecond())
        .fetch_all(app.store().read())
        .await?;
    // Refresh tokens go with their sessions. A complaint stays, nobody's; cards stay merged. What was
    // submitted is the membership's; drafts, pictures and the face go.
    const STEPS: [&str; 18] = [
        "DELETE FROM correction_document WHERE number IN (SELECT number FROM complaint WHERE account_id = $1)",
        "DELETE FROM data_update_draft WHERE account_id = $1",
        "DELETE FROM selfie_attempt WHERE account_id = $1",
        "DELETE FROM picture WHERE account_id = $1",
        "DELETE FROM picture_seen WHERE account_id = $1",
        "DELETE FROM selfie WHERE account_id = $1",
        "DELETE FROM face_reference WHERE account_id = $1",
        "DELETE FROM idempotent WHERE account_id = $1",
        "UPDATE data_update SET account_id = NULL WHERE account_id = $1",
        "UPDATE merge SET account_id = NULL WHERE person_id = (SELECT person_id FROM account WHERE id = $1)",
        "UPDATE complaint SET account_id = NULL WHERE account_id = $1",
        "DELETE FROM challenge WHERE account_id = $1",
        "DELETE FROM session WHERE account_id = $1",
        "DELETE FROM device WHERE account_id = $1",
        "DELETE FROM contact_change WHERE account_id = $1",
        "DELETE FROM recovery WHERE account_id = $1",
        "DELETE FROM security_log WHERE account_id = $1",
        "DELETE FROM account WHERE id = $1",
    ];
    for (account_id,) in due {
        let mut tx = app.store().write().await?;
        for sql in STEPS {
            sqlx::query(sql).bind(&account_id).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        tracing::info!(account_id, "an account was deleted at its owner's wish");
    }
    Ok(())
}
