use super::{Likeness, Looked, Template, check::Shown, pictures};
use crate::{
    App,
    account::{new_token, sent_hash, token_hash},
    http::Refusal,
    keys::hex,
};
use jiff::Timestamp;
use jmo_wire::{Code, FieldCode, Secret, data_update::ReviewReason};
use sqlx::AnyConnection;

const DAY: i64 = 86_400_000_000;
/// How long a selfie can be submitted, and its pictures wait for that.
const GOOD_FOR: i64 = 7 * DAY;
/// How long the pictures of one that was submitted are kept as evidence.
const EVIDENCE_FOR: i64 = 30 * DAY;

/// A selfie that was not refused and is not submitted yet.
pub struct Kept {
    hash: Vec<u8>,
    pub reasons: Vec<ReviewReason>,
    template: Option<Template>,
}

/// Keeps a selfie with its pictures; answers its token and until when it is good.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    shown: &Shown,
    looked: &Looked,
    reasons: &[ReviewReason],
) -> Result<(Secret, Timestamp), Refusal> {
    let token = new_token();
    let hash = token_hash(&token);
    let now = app.clock().now().as_microsecond();
    let template = looked.template.as_ref().map(|template| {
        let row = hex(&hash);
        app.keys()
            .seal("selfie.template", &row, &template.to_bytes())
    });
    sqlx::query(
        "INSERT INTO selfie (token_hash, account_id, taken_at, good_until, reasons, template_sealed) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&hash)
    .bind(account_id)
    .bind(now)
    .bind(now + GOOD_FOR)
    .bind(serde_json::to_string(reasons).map_err(|_| internal())?)
    .bind(template)
    .execute(&mut *tx)
    .await?;
    pictures::keep(tx, app, account_id, &hash, shown, now + GOOD_FOR).await?;
    let until = Timestamp::from_microsecond(now + GOOD_FOR).map_err(|_| internal())?;
    Ok((token, until))
}

/// Finds a selfie by the token its owner has.
///
/// # Errors
/// Refuses the field `selfie` when it is another's, was submitted, or is too old.
pub async fn find(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
    token: &str,
) -> Result<Kept, Refusal> {
    let gone = || Refusal::field("selfie", FieldCode::SelfieGone);
    let hash = sent_hash(&Secret::new(token)).ok_or_else(gone)?;
    let row: Option<(String, Option<Vec<u8>>)> = sqlx::query_as(
        "SELECT reasons, template_sealed FROM selfie
         WHERE token_hash = $1 AND account_id = $2 AND good_until > $3 AND submitted_with IS NULL",
    )
    .bind(&hash)
    .bind(account_id)
    .bind(app.clock().now().as_microsecond())
    .fetch_optional(db)
    .await?;
    let (reasons, template) = row.ok_or_else(gone)?;
    Ok(Kept {
        reasons: serde_json::from_str(&reasons).map_err(|_| internal())?,
        template: open(app, "selfie.template", &hex(&hash), template)?,
        hash,
    })
}

/// How a selfie compares with the enrolled face; none when no face is enrolled.
///
/// # Errors
/// When the database fails.
pub async fn likeness(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
    selfie: &Kept,
) -> Result<Option<Likeness>, Refusal> {
    like_enrolled(db, app, account_id, selfie.template.as_ref()).await
}

/// How a face compares with the enrolled one; none when no face is enrolled.
///
/// # Errors
/// When the database fails.
pub async fn like_enrolled(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
    template: Option<&Template>,
) -> Result<Option<Likeness>, Refusal> {
    let row: Option<(Option<Vec<u8>>,)> =
        sqlx::query_as("SELECT template_sealed FROM face_reference WHERE account_id = $1")
            .bind(account_id)
            .fetch_optional(db)
            .await?;
    let Some((sealed,)) = row else {
        return Ok(None);
    };
    let enrolled = open(app, "face_reference.template", account_id, sealed)?;
    Ok(Some(Likeness::of(template, enrolled.as_ref())))
}

/// Notes which update a selfie was submitted with: no other can take it.
///
/// # Errors
/// When the database fails.
pub async fn submit(
    tx: &mut AnyConnection,
    app: &App,
    selfie: &Kept,
    update_id: &str,
) -> Result<(), Refusal> {
    sqlx::query("UPDATE selfie SET submitted_with = $1 WHERE token_hash = $2")
        .bind(update_id)
        .bind(&selfie.hash)
        .execute(&mut *tx)
        .await?;
    let until = app.clock().now().as_microsecond() + EVIDENCE_FOR;
    pictures::keep_until(tx, &selfie.hash, until).await
}

/// Makes the face of an update the one later faces are compared with, unless there is one already
/// that can be compared.
///
/// # Errors
/// When the database fails.
pub async fn enrol(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    update_id: &str,
) -> Result<(), Refusal> {
    let row: Option<(Vec<u8>, Option<Vec<u8>>)> = sqlx::query_as(
        "SELECT token_hash, template_sealed FROM selfie WHERE account_id = $1 AND submitted_with = $2",
    )
    .bind(account_id)
    .bind(update_id)
    .fetch_optional(&mut *tx)
    .await?;
    let Some((hash, sealed)) = row else {
        return Ok(());
    };
    let template = open(app, "selfie.template", &hex(&hash), sealed)?;
    let template = template.map(|template| {
        app.keys()
            .seal("face_reference.template", account_id, &template.to_bytes())
    });
    sqlx::query(
        "INSERT INTO face_reference (account_id, enrolled_at, template_sealed) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET enrolled_at = excluded.enrolled_at, template_sealed = excluded.template_sealed
         WHERE face_reference.template_sealed IS NULL",
    )
    .bind(account_id)
    .bind(app.clock().now().as_microsecond())
    .bind(template)
    .execute(tx)
    .await?;
    Ok(())
}

/// Throws away every selfie of an account that was not submitted, with its pictures.
///
/// # Errors
/// When the database fails.
pub async fn discard(tx: &mut AnyConnection, account_id: &str) -> Result<(), Refusal> {
    for sql in [
        "DELETE FROM picture WHERE account_id = $1 AND selfie IN (SELECT token_hash FROM selfie WHERE account_id = $1 AND submitted_with IS NULL)",
        "DELETE FROM selfie WHERE account_id = $1 AND submitted_with IS NULL",
    ] {
        sqlx::query(sql).bind(account_id).execute(&mut *tx).await?;
    }
    Ok(())
}

fn open(
    app: &App,
    column: &str,
    row: &str,
    sealed: Option<Vec<u8>>,
) -> Result<Option<Template>, Refusal> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let bytes = app.keys().open_bytes(column, row, &sealed)?;
    Template::from_bytes(&bytes).map(Some).ok_or_else(internal)
}

fn internal() -> Refusal {
    Refusal::new(Code::Internal)
}
