//! What was last seen of an account. It outlives an expired session (the same person comes back to
//! it) and is gone with a sign-out.

use crate::{
    ports::{ApiError, Fetched, Known},
    view::{Source, Trouble, View},
};
use jiff::Timestamp;
use jmo_wire::{account::Account, balance::Balance, membership::Membership};

/// One kept answer.
#[derive(Clone, Debug)]
pub(crate) struct Kept<T> {
    content: T,
    etag: Option<String>,
    as_of: Timestamp,
}

/// Everything kept of one account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saved {
    pub account: Option<Kept<Account>>,
    pub membership: Option<Kept<Membership>>,
    pub balance: Option<Kept<Balance>>,
}

/// Which kept answer is meant.
pub(crate) type Slot<T> = fn(&mut Saved) -> &mut Option<Kept<T>>;

/// What to tell the service of a kept answer.
pub(crate) fn known<T>(kept: Option<&Kept<T>>) -> Known {
    Known(kept.and_then(|kept| kept.etag.clone()))
}

/// The view of what is kept, as it is.
pub(crate) fn show<T: Clone>(kept: Option<&Kept<T>>, trouble: Option<Trouble>) -> View<T> {
    View {
        content: kept.map(|kept| kept.content.clone()),
        as_of: kept.map(|kept| kept.as_of),
        source: Source::Saved,
        trouble,
    }
}

/// Takes what a fetch brought and shows it. A failed fetch changes nothing that is kept.
pub(crate) fn take<T: Clone>(
    slot: &mut Option<Kept<T>>,
    fetched: Result<Fetched<T>, ApiError>,
) -> View<T> {
    match fetched {
        Err(error) => show(slot.as_ref(), Some(Trouble::from(&error))),
        Ok(Fetched { content, etag, at }) => {
            match (content, slot.as_mut()) {
                (Some(content), _) => {
                    *slot = Some(Kept {
                        content,
                        etag,
                        as_of: at,
                    })
                }
                (None, Some(kept)) => kept.as_of = at,
                // "As before" to somebody who has nothing: not an answer of our service.
                (None, None) => return show(None, Some(Trouble::Garbled)),
            }
            View {
                source: Source::Live,
                ..show(slot.as_ref(), None)
            }
        }
    }
}
