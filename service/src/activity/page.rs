use super::{
    entry::Entry,
    filter::Filter,
    position::{Bound, Position, Source},
    source,
};
use crate::{App, account::Participant, http::Refusal};
use jmo_wire::{
    FieldCode,
    activity::{ActivityPage, ActivityQuery},
};

/// Events on a page.
const PAGE: usize = 50;

/// Reads a page of what happened.
///
/// # Errors
/// `invalid_field` for a cursor that is not this person's, a kind nobody knows, a text too long.
pub async fn read(
    app: &App,
    participant: &Participant,
    asked: &ActivityQuery,
) -> Result<ActivityPage, Refusal> {
    let filter = Filter::read(asked)?;
    let person_id = &participant.person_id;
    let after = match &asked.cursor {
        None => None,
        Some(cursor) => Some(
            Position::read(app.keys(), person_id, cursor)
                .ok_or_else(|| Refusal::field("cursor", FieldCode::Malformed))?,
        ),
    };
    // One more than a page tells that there is a next one. What is filtered is read to its end: a
    // life is a few hundred months.
    let most = if filter.takes_all() {
        i64::try_from(PAGE).unwrap_or(i64::MAX) + 1
    } else {
        i64::MAX
    };
    let bound = |source| {
        after
            .as_ref()
            .map_or(Bound::NONE, |after| after.bound(source))
    };
    let mut db = app.store().snapshot().await?;
    let mut entries: Vec<Entry> = Vec::new();
    if filter.concerns(Source::Message) {
        let account_id = &participant.account_id;
        entries.extend(source::messages(&mut db, account_id, bound(Source::Message), most).await?);
    }
    if filter.concerns(Source::Merge) {
        entries.extend(source::merges(&mut db, person_id, bound(Source::Merge)).await?);
    }
    if filter.concerns(Source::Posting) {
        entries.extend(source::postings(&mut db, person_id, bound(Source::Posting), most).await?);
    }
    if filter.concerns(Source::Contribution) {
        let bound = bound(Source::Contribution);
        entries.extend(source::contributions(&mut db, person_id, bound, most).await?);
    }
    db.commit().await?;
    entries.retain(|entry| filter.takes(entry));
    entries.sort_by(|one, other| one.position.order().cmp(&other.position.order()));
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let last = entries.last().filter(|_| more);
    Ok(ActivityPage {
        next: last.map(|last| last.position.cursor(app.keys(), person_id)),
        entries: entries.into_iter().map(Entry::told).collect(),
    })
}
