//! Months that nobody paid.

use super::{Card, Finding, PaidMonth};
use crate::{
    Date, Month,
    due::pu_due_date,
    standing::{Facts, Standing, standing},
};
use std::collections::BTreeSet;

/// From how many unpaid months at the end on an employer counts as having stopped.
const STOPPED_AFTER: u16 = 2;

/// How many unpaid months in a row a self-employed member still owes (official FAQ).
const BPU_ARREARS: u16 = 3;

/// Consecutive months.
#[derive(Clone, Copy)]
struct Run {
    from: Month,
    to: Month,
}

impl Run {
    fn months(self) -> u16 {
        u16::try_from(self.to.since(self.from) + 1).unwrap_or(u16::MAX)
    }

    /// What lies in `window` or after.
    fn within(self, window: Month) -> Option<Self> {
        let from = self.from.max(window);
        (from <= self.to).then_some(Self { from, ..self })
    }

    fn missing(self) -> Finding {
        Finding::Missing {
            from: self.from,
            to: self.to,
            months: self.months(),
        }
    }
}

pub(super) fn unpaid_by_employer(
    card: &Card,
    paid: &[PaidMonth],
    today: Date,
    window: Month,
) -> Vec<Finding> {
    let last_due = last_due(today);
    let found = unpaid(card, paid, last_due).into_iter().filter_map(|run| {
        let employed = card.until.is_none_or(|until| until >= today);
        let stopped = employed && run.to == last_due && run.months() >= STOPPED_AFTER;
        let run = run.within(window)?;
        Some(if stopped {
            Finding::EmployerStopped {
                from: run.from,
                to: run.to,
                months: run.months(),
            }
        } else {
            run.missing()
        })
    });
    found.collect()
}

pub(super) fn unpaid_by_member(
    card: &Card,
    paid: &[PaidMonth],
    today: Date,
    window: Month,
) -> Vec<Finding> {
    // Cover begins with the first payment.
    let (Some(first), Some(last)) = (
        paid.iter().map(|paid| paid.month).min(),
        paid.iter().map(|paid| paid.month).max(),
    ) else {
        return Vec::new();
    };
    let facts = Facts {
        segment: card.segment,
        since: card.since,
        until: card.until,
        last_paid: Some(last),
        bought_until: None,
    };
    let owing = matches!(standing(&facts, today).0, Standing::Arrears { .. });
    let found = unpaid(card, paid, last_due(today)).into_iter();
    found
        .filter(|run| run.from > first && run.months() <= BPU_ARREARS)
        .filter(|run| run.to < last || owing)
        .filter_map(|run| run.within(window))
        .map(Run::missing)
        .collect()
}

/// The runs of months up to `last_due` that the card should have been paid for and was not.
fn unpaid(card: &Card, paid: &[PaidMonth], last_due: Month) -> Vec<Run> {
    let paid: BTreeSet<Month> = paid.iter().map(|paid| paid.month).collect();
    let last = card
        .until
        .map_or(last_due, |until| last_due.min(Month::of(until)));
    let mut runs: Vec<Run> = Vec::new();
    for month in Month::range(Month::of(card.since), last).filter(|month| !paid.contains(month)) {
        match runs.last_mut() {
            Some(run) if run.to.next() == month => run.to = month,
            _ => runs.push(Run {
                from: month,
                to: month,
            }),
        }
    }
    runs
}

/// The newest month whose due day has passed.
fn last_due(today: Date) -> Month {
    let before = Month::of(today).prev();
    if today > pu_due_date(before) {
        before
    } else {
        before.prev()
    }
}
