//! That a code was entered, shown once to the request it was entered for.

use super::{
    challenge::{Entered, enter, open_contact},
    contact::Contact,
    purpose::Purpose,
    throttle::CODES,
    token::{new_token, sent_hash, token_hash},
};
use crate::{App, http::Refusal};
use jmo_wire::{
    Code, Secret,
    account::{EnterCode, Proof},
};
use sqlx::AnyConnection;

/// Long enough to fill in a form with the card in the other hand.
const LIFE_SECONDS: i64 = 3600;

/// What was proven.
#[derive(Clone, Debug)]
pub struct Proven {
    /// To whose account the code belonged.
    pub account_id: Option<String>,
    /// The contact that received it.
    pub contact: Option<Contact>,
}

/// Takes a code and answers a proof.
///
/// # Errors
/// As [`enter`].
pub async fn prove(app: &App, asked: &EnterCode) -> Result<Proof, Refusal> {
    let purposes = [Purpose::Join, Purpose::Reset, Purpose::Recovery];
    let Entered {
        mut tx,
        hash,
        account_id,
        ..
    } = enter(app, asked, &purposes).await?;
    let token = new_token();
    let until = app.clock().now().as_microsecond() + LIFE_SECONDS * 1_000_000;
    sqlx::query(
        "UPDATE challenge SET proof_hash = $1, proof_expires_at = $2 WHERE token_hash = $3",
    )
    .bind(token_hash(&token))
    .bind(until)
    .bind(&hash)
    .execute(&mut *tx)
    .await?;
    if let Some(account_id) = account_id {
        CODES.forgive(&mut tx, app, &account_id).await?;
    }
    tx.commit().await?;
    Ok(Proof {
        proof_token: token,
        expires_in: u32::try_from(LIFE_SECONDS).unwrap_or(u32::MAX),
    })
}

/// Looks at a proof; it stays good.
///
/// # Errors
/// `proof_gone` when it is unknown, used, too old, or was made for another purpose.
pub async fn look(
    db: &mut AnyConnection,
    app: &App,
    token: &Secret,
    purpose: Purpose,
) -> Result<Proven, Refusal> {
    read(db, app, token, purpose)
        .await
        .map(|(_, proven)| proven)
}

/// Uses a proof up.
///
/// # Errors
/// As [`look`].
pub async fn spend(
    tx: &mut AnyConnection,
    app: &App,
    token: &Secret,
    purpose: Purpose,
) -> Result<Proven, Refusal> {
    let (hash, proven) = read(tx, app, token, purpose).await?;
    let spent = sqlx::query(
        "UPDATE challenge SET proof_used_at = $1 WHERE token_hash = $2 AND proof_used_at IS NULL",
    )
    .bind(app.clock().now().as_microsecond())
    .bind(&hash)
    .execute(tx)
    .await?;
    if spent.rows_affected() == 1 {
        Ok(proven)
    } else {
        Err(Refusal::new(Code::ProofGone))
    }
}

async fn read(
    db: &mut AnyConnection,
    app: &App,
    token: &Secret,
    purpose: Purpose,
) -> Result<(Vec<u8>, Proven), Refusal> {
    type Row = (Vec<u8>, Option<String>, Option<Vec<u8>>);
    let gone = || Refusal::new(Code::ProofGone);
    let row: Option<Row> = sqlx::query_as(
        "SELECT token_hash, account_id, contact_sealed FROM challenge
         WHERE proof_hash = $1 AND purpose = $2 AND proof_used_at IS NULL AND proof_expires_at > $3",
    )
    .bind(sent_hash(token).ok_or_else(gone)?)
    .bind(purpose.name())
    .bind(app.clock().now().as_microsecond())
    .fetch_optional(db)
    .await?;
    let (hash, account_id, sealed) = row.ok_or_else(gone)?;
    let contact = match sealed {
        Some(sealed) => Some(open_contact(app.keys(), &hash, &sealed)?),
        None => None,
    };
    Ok((
        hash,
        Proven {
            account_id,
            contact,
        },
    ))
}
