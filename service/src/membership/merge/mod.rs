//! Cards merged. A merge is a record beside the ledger, never a movement in it: each card keeps what
//! came in on it, so nothing can be lost and undoing is exact.

mod letters;
mod plan;
mod store;

pub use store::in_force;

use crate::{
    App,
    account::{Participant, tell},
    http::Refusal,
};
use jmo_wire::{
    Code, FieldCode,
    membership::{Merge, MergePreview, PreviewMerge, UndoMerge},
};
use plan::Plan;

/// What merging would do.
///
/// # Errors
/// `invalid_field`, `card_not_yours`.
pub async fn preview(
    app: &App,
    participant: &Participant,
    asked: &PreviewMerge,
) -> Result<MergePreview, Refusal> {
    plan::check_shape(&asked.cards, &asked.into)?;
    let mut db = app.store().snapshot().await?;
    let plan = Plan::read(&mut db, &participant.person_id, &asked.cards, &asked.into).await?;
    db.commit().await?;
    plan.check(app.clock().today())?;
    Ok(MergePreview {
        preview: plan.token(app.keys()),
        total: plan.total().ok_or_else(|| Refusal::new(Code::Internal))?,
        into: plan.into.shown(),
        cards: plan.cards.iter().map(plan::Card::shown).collect(),
    })
}

/// Merges what a preview was consented to, and tells the person. Asked twice, also from two devices
/// at once, it merges once.
///
/// # Errors
/// `invalid_field`, `card_not_yours`; `out_of_date` when it would no longer do what the preview
/// said.
pub async fn merge(app: &App, participant: &Participant, asked: &Merge) -> Result<(), Refusal> {
    plan::check_shape(&asked.cards, &asked.into)?;
    if asked.preview.is_empty() {
        return Err(Refusal::field("preview", FieldCode::Required));
    }
    let person_id = &participant.person_id;
    let mut tx = app.store().write().await?;
    let plan = Plan::read(&mut tx, person_id, &asked.cards, &asked.into).await?;
    if store::is_done(&mut tx, person_id, &plan, &asked.preview).await? {
        return Ok(());
    }
    if !app.keys().same(&asked.preview, &plan.token(app.keys())) {
        return Err(Refusal::new(Code::OutOfDate));
    }
    plan.check(app.clock().today())?;
    store::write(&mut tx, app, participant, &plan, &asked.preview).await?;
    let letter = letters::merged(plan.cards.len(), &asked.into);
    tell(&mut tx, app, &participant.account_id, &letter).await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(())
}

/// Undoes a merge, and tells the person. One that was undone stays so.
///
/// # Errors
/// `not_found` when the person has no such merge.
pub async fn undo(app: &App, participant: &Participant, asked: &UndoMerge) -> Result<(), Refusal> {
    let person_id = &participant.person_id;
    let mut tx = app.store().write().await?;
    let into = store::into(&mut tx, person_id, &asked.id).await?;
    let into = into.ok_or_else(|| Refusal::new(Code::NotFound))?;
    if store::undo(&mut tx, app, person_id, &asked.id).await? {
        tell(
            &mut tx,
            app,
            &participant.account_id,
            &letters::undone(&into),
        )
        .await?;
        tx.commit().await?;
        app.outbox().notify_one();
    }
    Ok(())
}
