//! RSJHT: every posting, year by year, with a code that proves each year's closing balance.

mod code;
mod store;
mod verify;
mod years;

pub use verify::verify;

use super::store::read as read_balance;
use crate::{App, http::Refusal};
use jmo_wire::{Code, statement::Statement};

/// A person's statement of every year, from the first posting to today.
///
/// # Errors
/// When the database fails, or its postings do not add up to the balance: such a statement is not
/// given.
pub async fn read(app: &App, person_id: &str) -> Result<Statement, Refusal> {
    let internal = || Refusal::new(Code::Internal);
    let mut db = app.store().snapshot().await?;
    let (name, cards) = store::cards(&mut db, person_id).await?;
    let lines = store::lines(&mut db, person_id, &cards).await?;
    let balance = read_balance(&mut *db, person_id).await?;
    db.commit().await?;
    let years = years::years(lines, app.clock().today()).ok_or_else(internal)?;
    let closing = years.last().map(|year| year.closing).unwrap_or_default();
    if closing != balance.total {
        tracing::error!("a statement does not add up to its balance");
        return Err(internal());
    }
    Ok(Statement {
        name,
        cards: cards.into_iter().map(|(_, card)| card).collect(),
        years: years
            .into_iter()
            .map(|mut year| {
                year.verification = code::of(app.keys(), person_id, &code::Stated::by(&year));
                year
            })
            .collect(),
    })
}
