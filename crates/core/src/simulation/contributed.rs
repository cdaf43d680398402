//! What a statement tells of the months that were paid.

use jiff::civil::Date;
use jmo_rules::{Month, Rupiah, limits::jp_cap};
use jmo_wire::{
    membership::{Membership, Programme},
    statement::{Statement, StatementCard, StatementEntry, StatementLine},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn lines(statement: &Statement) -> impl Iterator<Item = &StatementLine> {
    statement.years.iter().flat_map(|year| &year.lines)
}

/// The month a line is a contribution for, and the wage it was reported with.
fn contribution(line: &StatementLine) -> Option<(Month, Rupiah)> {
    match line.entry {
        StatementEntry::Contribution { month, wage, .. } => Some((month, wage)),
        _ => None,
    }
}

/// The months that were paid among the last `most` before this one.
pub(super) fn last(statement: &Statement, most: i64, today: Date) -> BTreeSet<Month> {
    let now = Month::of(today);
    let first = now.plus(-i32::try_from(most).unwrap_or(i32::MAX));
    lines(statement)
        .filter_map(contribution)
        .map(|(month, _)| month)
        .filter(|month| (first..now).contains(month))
        .collect()
}

/// The most of them without a gap.
pub(super) fn in_a_row(months: &BTreeSet<Month>) -> u32 {
    let (mut longest, mut run) = (0, 0);
    let mut before = None;
    for month in months {
        run = if before == Some(month.prev()) {
            run + 1
        } else {
            1
        };
        longest = longest.max(run);
        before = Some(*month);
    }
    longest
}

/// The years paid to JP, from the cards that follow it: how many months, and the mean of their
/// wages.
pub(super) fn pension_years(
    statement: &Statement,
    membership: &Membership,
    most: usize,
) -> Option<Value> {
    let mut months: BTreeMap<Month, i64> = BTreeMap::new();
    for line in lines(statement) {
        let card = statement.cards.get(usize::from(line.card));
        if let (Some(card), Some((month, wage))) = (card, contribution(line))
            && follows_pension(membership, card)
        {
            // Of two contributions for one month the larger wage counts.
            let had = months.entry(month).or_default();
            *had = (*had).max(wage.get());
        }
    }
    let mut years: BTreeMap<i16, Vec<i64>> = BTreeMap::new();
    for (month, wage) in &months {
        // Before JP began no cap is on record.
        if jp_cap(*month).is_ok() {
            years.entry(month.year()).or_default().push(*wage);
        }
    }
    let rows = years.iter().map(|(year, wages)| {
        let count = i64::try_from(wages.len()).unwrap_or(12);
        json!({ "year": year, "months": count, "wage": wages.iter().sum::<i64>() / count })
    });
    newest(rows.collect(), most)
}

fn follows_pension(membership: &Membership, card: &StatementCard) -> bool {
    membership
        .cards
        .iter()
        .any(|known| known.kpj == card.kpj && known.programmes.contains(&Programme::Jp))
}

/// The claims that were paid out, by day.
pub(super) fn claims(statement: &Statement, most: usize) -> Option<Value> {
    let mut days: BTreeMap<Date, i64> = BTreeMap::new();
    for line in lines(statement) {
        if line.entry == StatementEntry::Claim {
            *days.entry(line.on).or_default() -= line.amount.get();
        }
    }
    let rows = days
        .iter()
        .map(|(on, gross)| json!({ "on": on, "gross": gross }));
    newest(rows.collect(), most)
}

/// The newest of them, as many as a list takes; nothing of none.
fn newest(mut rows: Vec<Value>, most: usize) -> Option<Value> {
    rows.drain(..rows.len().saturating_sub(most));
    (!rows.is_empty()).then_some(Value::Array(rows))
}
