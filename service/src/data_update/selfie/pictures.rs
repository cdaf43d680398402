use super::check::Shown;
use crate::{App, http::Refusal};
use jmo_wire::data_update::Gesture;
use ring::digest::{SHA256, digest};
use sqlx::AnyConnection;
use uuid::Uuid;

/// Keeps the pictures of a selfie, each sealed for its own row, until a time.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    selfie: &[u8],
    shown: &Shown,
    keep_until: i64,
) -> Result<(), Refusal> {
    let evidence = shown.evidence.iter();
    let evidence = evidence.map(|(gesture, bytes)| (name(*gesture), bytes));
    for (kind, bytes) in std::iter::once(("selfie", &shown.picture)).chain(evidence) {
        let id = Uuid::now_v7().to_string();
        sqlx::query(
            "INSERT INTO picture (id, account_id, selfie, kind, keep_until, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&id)
        .bind(account_id)
        .bind(selfie)
        .bind(kind)
        .bind(keep_until)
        .bind(app.keys().seal("picture", &id, bytes))
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Keeps the pictures of a selfie until another time.
///
/// # Errors
/// When the database fails.
pub async fn keep_until(
    tx: &mut AnyConnection,
    selfie: &[u8],
    keep_until: i64,
) -> Result<(), Refusal> {
    sqlx::query("UPDATE picture SET keep_until = $1 WHERE selfie = $2")
        .bind(keep_until)
        .bind(selfie)
        .execute(tx)
        .await?;
    Ok(())
}

/// Remembers that an account has sent these pictures, and answers whether one came before.
///
/// # Errors
/// When the database fails.
pub async fn seen_before(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    pictures: &[&[u8]],
) -> Result<bool, Refusal> {
    let mut before = false;
    for bytes in pictures {
        let noted = sqlx::query(
            "INSERT INTO picture_seen (account_id, mac, seen_at) VALUES ($1, $2, $3) ON CONFLICT (account_id, mac) DO NOTHING",
        )
        .bind(account_id)
        .bind(mac(app, bytes))
        .bind(app.clock().now().as_microsecond())
        .execute(&mut *tx)
        .await?;
        before |= noted.rows_affected() == 0;
    }
    Ok(before)
}

/// The keyed digest of a picture: who has the database and the picture cannot tell that it was sent.
fn mac(app: &App, bytes: &[u8]) -> Vec<u8> {
    let digest = crate::keys::hex(digest(&SHA256, bytes).as_ref());
    app.keys().pepper("picture", &digest)
}

fn name(gesture: Gesture) -> &'static str {
    match gesture {
        Gesture::Blink => "blink",
        Gesture::Smile => "smile",
        Gesture::OpenMouth => "open_mouth",
        Gesture::TurnLeft => "turn_left",
        Gesture::TurnRight => "turn_right",
        Gesture::Unknown => "unknown",
    }
}
