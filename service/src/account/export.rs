//! Everything the service holds of a person, as one document (UU 27/2022 Art. 5–7, 13: access to,
//! and a copy of, one's personal data).

use super::{
    change_contact::changed, deletion::pending, device, log, participant::Participant, store,
    with_password,
};
use crate::{App, complaint, data_update, http::Refusal};
use jmo_wire::account::{LogKind, WithPassword};
use serde_json::{Value, json};
use sqlx::AnyConnection;

/// Puts the document together, from one moment.
///
/// # Errors
/// `password_rejected`, `too_many_tries`, `busy`.
pub async fn export(
    app: &App,
    participant: &Participant,
    asked: &WithPassword,
) -> Result<Value, Refusal> {
    with_password::check(app, participant, &asked.password).await?;
    let mut tx = app.store().write().await?;
    let this_one = device::of_session(&mut tx, &participant.session_id).await?;
    let name = this_one.as_ref().map(|device| device.name.as_str());
    let account_id = &participant.account_id;
    log::write(&mut tx, app, account_id, LogKind::Exported, name).await?;
    tx.commit().await?;

    let mut db = app.store().snapshot().await?;
    let (name, number) = store::identity(&mut db, app.keys(), &participant.person_id).await?;
    let contacts = store::contacts(&mut db, app.keys(), account_id).await?;
    let this_one = this_one.map(|device| device.id).unwrap_or_default();
    Ok(json!({
        "made_at": app.clock().now(),
        "person": {
            "name": name,
            "identity_kind": number.kind(),
            "identity_number": number.number(),
            "born_on": born_on(&mut db, &participant.person_id).await?,
        },
        "account": {
            "email": contacts.email.as_ref().map(jmo_rules::Email::as_str),
            "phone": contacts.phone.as_ref().map(jmo_rules::Phone::as_str),
            "changed_contacts": changed(&mut db, app, account_id).await?,
            "deleted_at": pending(&mut db, account_id).await?,
            "consent": consent(&mut db, account_id).await?,
        },
        "devices": device::list(&mut db, app, account_id, &this_one).await?.devices,
        "security_log": log::newest(&mut db, account_id, i64::MAX).await?.entries,
        "complaints": complaint::of_account(&mut db, app.keys(), account_id).await?,
        "data_update": data_update::of_account(&mut db, app, participant).await?,
        "memberships": memberships(&mut db, &participant.person_id).await?,
        "wages": wages(&mut db, &participant.person_id).await?,
        "contributions": contributions(&mut db, &participant.person_id).await?,
        "ledger": ledger(&mut db, &participant.person_id).await?,
        "merges": merges(&mut db, &participant.person_id).await?,
    }))
}

async fn born_on(db: &mut AnyConnection, person_id: &str) -> Result<String, Refusal> {
    let (born_on,): (String,) = sqlx::query_as("SELECT born_on FROM person WHERE id = $1")
        .bind(person_id)
        .fetch_one(db)
        .await?;
    Ok(born_on)
}

async fn consent(db: &mut AnyConnection, account_id: &str) -> Result<Value, Refusal> {
    let (version, at): (Option<String>, Option<i64>) =
        sqlx::query_as("SELECT consent, consented_at FROM account WHERE id = $1")
            .bind(account_id)
            .fetch_one(db)
            .await?;
    Ok(json!({ "version": version, "given_at": at.map(log::instant).transpose()? }))
}

async fn memberships(db: &mut AnyConnection, person_id: &str) -> Result<Vec<Value>, Refusal> {
    type Row = (
        String,
        String,
        Option<String>,
        String,
        String,
        Option<String>,
    );
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT m.kpj, m.segment, e.name, m.programmes, m.since, m.until
         FROM membership m LEFT JOIN employer e ON e.npp = m.npp WHERE m.person_id = $1 ORDER BY m.since, m.kpj",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let documents = rows.into_iter();
    Ok(documents
        .map(|(kpj, segment, employer, programmes, since, until)| {
            json!({
                "kpj": kpj, "segment": parsed(&segment), "employer": employer,
                "programmes": parsed(&programmes), "since": since, "until": until,
            })
        })
        .collect())
}

async fn wages(db: &mut AnyConnection, person_id: &str) -> Result<Vec<Value>, Refusal> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT m.kpj, w.from_month, w.amount FROM wage w
         JOIN membership m ON m.person_id = w.person_id AND m.id = w.membership_id
         WHERE w.person_id = $1 ORDER BY m.kpj, w.from_month",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let documents = rows.into_iter();
    Ok(documents
        .map(|(kpj, from, amount)| json!({ "kpj": kpj, "from": from, "amount": amount }))
        .collect())
}

async fn contributions(db: &mut AnyConnection, person_id: &str) -> Result<Vec<Value>, Refusal> {
    type Row = (String, String, String, i64, i64, i64, i64);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT m.kpj, c.month, c.paid_on, c.wage, c.jht, c.jp, c.total FROM contribution c
         JOIN membership m ON m.person_id = c.person_id AND m.id = c.membership_id
         WHERE c.person_id = $1 ORDER BY m.kpj, c.month, c.event_id",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let documents = rows.into_iter();
    Ok(documents
        .map(|(kpj, month, paid_on, wage, jht, jp, total)| {
            json!({
                "kpj": kpj, "month": month, "paid_on": paid_on,
                "wage": wage, "jht": jht, "jp": jp, "total": total,
            })
        })
        .collect())
}

async fn ledger(db: &mut AnyConnection, person_id: &str) -> Result<Vec<Value>, Refusal> {
    let rows: Vec<(String, String, String, i64)> = sqlx::query_as(
        "SELECT m.kpj, l.kind, l.posted_on, l.amount FROM ledger l
         JOIN membership m ON m.person_id = l.person_id AND m.id = l.membership_id
         WHERE l.person_id = $1 ORDER BY m.kpj, l.posted_on, l.event_id, l.line",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let documents = rows.into_iter();
    Ok(documents
        .map(|(kpj, kind, posted_on, amount)| {
            json!({ "kpj": kpj, "kind": kind, "posted_on": posted_on, "amount": amount })
        })
        .collect())
}

async fn merges(db: &mut AnyConnection, person_id: &str) -> Result<Vec<Value>, Refusal> {
    let rows: Vec<(String, String, i64, i64, Option<i64>)> = sqlx::query_as(
        "SELECT m.kpj, t.kpj, c.amount, g.at, g.undone_at FROM merge g
         JOIN membership t ON t.person_id = g.person_id AND t.id = g.into_id
         JOIN merge_card c ON c.person_id = g.person_id AND c.merge_id = g.id
         JOIN membership m ON m.person_id = c.person_id AND m.id = c.membership_id
         WHERE g.person_id = $1 ORDER BY g.at, g.id, m.kpj",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let documents = rows.into_iter().map(|(kpj, into, amount, at, undone_at)| {
        Ok(json!({
            "kpj": kpj, "into": into, "amount": amount,
            "at": log::instant(at)?, "undone_at": undone_at.map(log::instant).transpose()?,
        }))
    });
    documents.collect()
}

/// What is kept as JSON.
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}
