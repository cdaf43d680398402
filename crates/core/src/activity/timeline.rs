use jiff::Timestamp;
use jmo_wire::activity::{Activity, ActivityPage, ActivityQuery};
use serde::{Deserialize, Serialize};

/// The most that is kept.
const MOST: usize = 1000;
/// The most on a page, as the service has it.
const PAGE: usize = 50;
/// What a cursor of ours begins with; the service's are letters.
const OURS: &str = "kept:";

/// What was seen of the timeline: one stretch of it, from the newest on and without a gap. What
/// was seen beyond a gap is not kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Timeline {
    entries: Vec<Seen>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Seen {
    entry: Activity,
    /// The service's time when it said so.
    as_of: Timestamp,
    /// The service's cursor for what follows, where a page of it ended. The last entry of a
    /// stretch that ends before the timeline does always has one.
    next: Option<String>,
}

impl Timeline {
    /// Whether a cursor is ours.
    pub fn wrote(cursor: &str) -> bool {
        cursor.starts_with(OURS)
    }

    /// Puts a page of everything, the one at `cursor`, where it belongs: in the place of what was
    /// kept there. What was kept after it stays if the page ends where it begins. Answers whether
    /// the page belongs to the stretch.
    pub fn splice(&mut self, cursor: Option<&str>, page: &ActivityPage, as_of: Timestamp) -> bool {
        let Some(from) = self.place(cursor) else {
            return false;
        };
        let overtaken = self
            .entries
            .get(from)
            .is_some_and(|kept| as_of < kept.as_of);
        // A page of nothing that is followed by something says nothing.
        let says_nothing = page.entries.is_empty() && page.next.is_some();
        if overtaken || says_nothing {
            return false;
        }
        let before = self.entries.split_off(from);
        let last = page.entries.last().filter(|_| page.next.is_some());
        let meets = last.and_then(|last| before.iter().position(|kept| kept.entry.id == last.id));
        for entry in &page.entries {
            self.entries.retain(|kept| kept.entry.id != entry.id);
            self.entries.push(Seen {
                entry: entry.clone(),
                as_of,
                next: None,
            });
        }
        if let Some(last) = self.entries.last_mut() {
            last.next.clone_from(&page.next);
        }
        if let Some(meets) = meets {
            let after = before.into_iter().skip(meets + 1);
            let after = after.filter(|kept| page.entries.iter().all(|new| new.id != kept.entry.id));
            self.entries.extend(after);
        }
        self.shorten();
        true
    }

    /// The page of what is kept that a query asks for, and since when it is known at least; none
    /// when nobody knows what follows its cursor. Its `next` is ours while more is kept, and then
    /// the service's.
    pub fn page(&self, query: &ActivityQuery) -> Option<(ActivityPage, Option<Timestamp>)> {
        let from = self.place(query.cursor.as_deref())?;
        let mut entries = Vec::new();
        let mut next = self.entries.last().and_then(|last| last.next.clone());
        let mut until = self.entries.len();
        for (at, kept) in self.entries.iter().enumerate().skip(from) {
            if !query.admits(&kept.entry) {
                continue;
            }
            if entries.len() == PAGE {
                next = entries
                    .last()
                    .map(|last: &Activity| format!("{OURS}{}", last.id));
                until = at;
                break;
            }
            entries.push(kept.entry.clone());
        }
        let oldest = self.entries[..until].iter().map(|kept| kept.as_of).min();
        Some((ActivityPage { entries, next }, oldest))
    }

    /// Where the page of a cursor begins in the stretch.
    fn place(&self, cursor: Option<&str>) -> Option<usize> {
        let Some(cursor) = cursor else {
            return Some(0);
        };
        let is_before = |kept: &Seen| match cursor.strip_prefix(OURS) {
            Some(id) => kept.entry.id == id,
            None => kept.next.as_deref() == Some(cursor),
        };
        let before = self.entries.iter().position(is_before)?;
        Some(before + 1)
    }

    /// Keeps no more than [`MOST`], and ends where a page of the service's did.
    fn shorten(&mut self) {
        if self.entries.len() > MOST {
            self.entries.truncate(MOST);
            while self.entries.last().is_some_and(|last| last.next.is_none()) {
                self.entries.pop();
            }
        }
    }
}
