use super::selfie;
use crate::{App, account::Participant, http::Refusal};
use jiff::Timestamp;
use jmo_rules::data_update::{Answers, StageId};
use jmo_wire::{
    Code, FieldCode,
    data_update::{Draft, DraftSaved, SaveDraft},
};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

const MOST_FIELDS: usize = 40;
const LONGEST_NAME: usize = 40;
const LONGEST_TEXT: usize = 300;

/// What is sealed of a draft.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    flow_version: u32,
    stage: StageId,
    answers: Answers,
}

/// Keeps what was typed so far, as it was typed. Sent again it is kept already.
///
/// # Errors
/// `out_of_date` when another device saved in between; `invalid_field`.
pub async fn save(
    app: &App,
    participant: &Participant,
    asked: SaveDraft,
) -> Result<DraftSaved, Refusal> {
    if asked.flow_version == 0 {
        return Err(Refusal::field("flow_version", FieldCode::Malformed));
    }
    check(&asked.answers)?;
    let account_id = &participant.account_id;
    let content = Content {
        flow_version: asked.flow_version,
        stage: asked.stage,
        answers: asked.answers,
    };
    let mut tx = app.store().write().await?;
    let kept = row(&mut tx, app, account_id).await?;
    let (last, current) = kept.as_ref().map_or((0, 0), |kept| {
        let current = kept.content.as_ref().map_or(0, |_| kept.revision);
        (kept.revision, current)
    });
    if let Some(kept) = kept.filter(|kept| kept.content.as_ref() == Some(&content)) {
        return Ok(DraftSaved {
            revision: unsigned(kept.revision)?,
            saved_at: kept.saved_at,
        });
    }
    if asked.revision != unsigned(current)? {
        return Err(Refusal::new(Code::OutOfDate));
    }
    let (revision, saved_at) = (last + 1, app.clock().now());
    let plain = serde_json::to_vec(&content).map_err(|_| Refusal::new(Code::Internal))?;
    sqlx::query(
        "INSERT INTO data_update_draft (account_id, revision, saved_at, content_sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id) DO UPDATE SET revision = excluded.revision, saved_at = excluded.saved_at, content_sealed = excluded.content_sealed",
    )
    .bind(account_id)
    .bind(revision)
    .bind(saved_at.as_microsecond())
    .bind(app.keys().seal("data_update_draft.content", account_id, &plain))
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(DraftSaved {
        revision: unsigned(revision)?,
        saved_at,
    })
}

/// Forgets the draft, and every selfie that was not submitted.
///
/// # Errors
/// When the database fails.
pub async fn discard(app: &App, participant: &Participant) -> Result<(), Refusal> {
    let mut tx = app.store().write().await?;
    forget(&mut tx, &participant.account_id).await?;
    selfie::discard(&mut tx, &participant.account_id).await?;
    tx.commit().await?;
    Ok(())
}

/// Forgets the draft. Its revision stays: a device that still has the old one must not take a new
/// one for it.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut AnyConnection, account_id: &str) -> Result<(), Refusal> {
    sqlx::query("UPDATE data_update_draft SET content_sealed = NULL WHERE account_id = $1")
        .bind(account_id)
        .execute(tx)
        .await?;
    Ok(())
}

/// The draft of an account, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn of(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
) -> Result<Option<Draft>, Refusal> {
    let Some(kept) = row(db, app, account_id).await? else {
        return Ok(None);
    };
    let revision = unsigned(kept.revision)?;
    Ok(kept.content.map(|content| Draft {
        flow_version: content.flow_version,
        revision,
        stage: content.stage,
        answers: content.answers,
        saved_at: kept.saved_at,
    }))
}

/// Whether answers can be kept at all: so many, so long, and no more is asked of them.
///
/// # Errors
/// Refuses the field `answers`.
pub fn check(answers: &Answers) -> Result<(), Refusal> {
    let long = |(name, text): (&str, &str)| {
        name.chars().count() > LONGEST_NAME || text.chars().count() > LONGEST_TEXT
    };
    if answers.len() > MOST_FIELDS || answers.iter().any(long) {
        Err(Refusal::field("answers", FieldCode::TooLong))
    } else {
        Ok(())
    }
}

struct Kept {
    revision: i64,
    saved_at: Timestamp,
    /// None once it was discarded or submitted.
    content: Option<Content>,
}

async fn row(db: &mut AnyConnection, app: &App, account_id: &str) -> Result<Option<Kept>, Refusal> {
    let row: Option<(i64, i64, Option<Vec<u8>>)> = sqlx::query_as(
        "SELECT revision, saved_at, content_sealed FROM data_update_draft WHERE account_id = $1",
    )
    .bind(account_id)
    .fetch_optional(db)
    .await?;
    let Some((revision, saved_at, sealed)) = row else {
        return Ok(None);
    };
    let open = |sealed: Vec<u8>| -> Result<Content, Refusal> {
        let text = app
            .keys()
            .open_text("data_update_draft.content", account_id, &sealed)?;
        serde_json::from_str(&text).map_err(|_| Refusal::new(Code::Internal))
    };
    Ok(Some(Kept {
        revision,
        saved_at: Timestamp::from_microsecond(saved_at)
            .map_err(|_| Refusal::new(Code::Internal))?,
        content: sealed.map(open).transpose()?,
    }))
}

fn unsigned(revision: i64) -> Result<u64, Refusal> {
    u64::try_from(revision).map_err(|_| Refusal::new(Code::Internal))
}
