//! What was last seen of an account, and the lock before it. It outlives an expired session (the same person comes back to
//! it) and is gone with a sign-out.

use crate::{
    activity::Timeline,
    data_update::KeptDraft,
    kept::parse,
    lock::KeptLock,
    ports::{ApiError, Fetched, Known},
    view::{Source, Trouble, View},
};
use jiff::Timestamp;
use jmo_vault::Vault;
use jmo_wire::{
    account::{Account, Devices, SecurityLog},
    balance::Balance,
    card::CardHolder,
    data_update::DataUpdate,
    membership::Membership,
    statement::Statement,
};
use serde::{Deserialize, Serialize};

/// One kept answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Answer<T> {
    pub content: T,
    pub etag: Option<String>,
    pub as_of: Timestamp,
}

/// Everything kept of one account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saved {
    pub account: Option<Answer<Account>>,
    pub membership: Option<Answer<Membership>>,
    pub balance: Option<Answer<Balance>>,
    pub statement: Option<Answer<Statement>>,
    pub activity: Option<Answer<Timeline>>,
    pub card: Option<Answer<CardHolder>>,
    pub devices: Option<Answer<Devices>>,
    pub security_log: Option<Answer<SecurityLog>>,
    pub data_update: Option<Answer<DataUpdate>>,
    pub draft: Option<KeptDraft>,
    pub lock: Option<KeptLock>,
}

impl Saved {
    /// What a vault holds of an account.
    pub fn load(vault: &Vault) -> Self {
        Self {
            account: parse(vault, ACCOUNT.name),
            membership: parse(vault, MEMBERSHIP.name),
            balance: parse(vault, BALANCE.name),
            statement: parse(vault, STATEMENT.name),
            activity: parse(vault, ACTIVITY.name),
            card: parse(vault, CARD.name),
            devices: parse(vault, DEVICES.name),
            security_log: parse(vault, SECURITY_LOG.name),
            data_update: parse(vault, DATA_UPDATE.name),
            draft: parse(vault, KeptDraft::RECORD),
            lock: KeptLock::load(vault),
        }
    }
}

/// Which answer is meant, and the name it is kept under.
#[derive(Clone, Copy)]
pub(crate) struct Slot<T> {
    pub name: &'static str,
    pub of: fn(&mut Saved) -> &mut Option<Answer<T>>,
}

/// Who is signed in.
pub(crate) const ACCOUNT: Slot<Account> = Slot {
    name: "account",
    of: |saved| &mut saved.account,
};
/// Cards and programmes.
pub(crate) const MEMBERSHIP: Slot<Membership> = Slot {
    name: "membership",
    of: |saved| &mut saved.membership,
};
/// The JHT balance.
pub(crate) const BALANCE: Slot<Balance> = Slot {
    name: "balance",
    of: |saved| &mut saved.balance,
};

/// The yearly statement.
pub(crate) const STATEMENT: Slot<Statement> = Slot {
    name: "statement",
    of: |saved| &mut saved.statement,
};

/// What happened.
pub(crate) const ACTIVITY: Slot<Timeline> = Slot {
    name: "activity",
    of: |saved| &mut saved.activity,
};

/// The digital card.
pub(crate) const CARD: Slot<CardHolder> = Slot {
    name: "card",
    of: |saved| &mut saved.card,
};

/// The devices that may sign in without a code.
pub(crate) const DEVICES: Slot<Devices> = Slot {
    name: "devices",
    of: |saved| &mut saved.devices,
};

/// What happened to the account.
pub(crate) const SECURITY_LOG: Slot<SecurityLog> = Slot {
    name: "security_log",
    of: |saved| &mut saved.security_log,
};

/// Pengkinian Data.
pub(crate) const DATA_UPDATE: Slot<DataUpdate> = Slot {
    name: "data_update",
    of: |saved| &mut saved.data_update,
};

/// What to tell the service of a kept answer.
pub(crate) fn known<T>(kept: Option<&Answer<T>>) -> Known {
    Known(kept.and_then(|kept| kept.etag.clone()))
}

/// The view of what is kept, as it is.
pub(crate) fn show<T: Clone>(kept: Option<&Answer<T>>, trouble: Option<Trouble>) -> View<T> {
    View {
        content: kept.map(|kept| kept.content.clone()),
        as_of: kept.map(|kept| kept.as_of),
        source: Source::Saved,
        trouble,
    }
}

/// Takes what a fetch brought and shows it. A failed fetch changes nothing that is kept.
pub(crate) fn take<T: Clone>(
    slot: &mut Option<Answer<T>>,
    fetched: Result<Fetched<T>, ApiError>,
) -> View<T> {
    match fetched {
        Err(error) => show(slot.as_ref(), Some(Trouble::from(&error))),
        Ok(Fetched { content, etag, at }) => {
            match (content, slot.as_mut()) {
                // An answer that was overtaken by a newer one.
                (_, Some(kept)) if at < kept.as_of => {}
                (Some(content), _) => {
                    *slot = Some(Answer {
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
