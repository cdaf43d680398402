//! What is wrong with a card's contributions: months not paid, paid on less than the wage, an
//! employer who stopped, a wage that fell.

mod finding;
mod months;
mod wages;

pub use finding::Finding;

use crate::{Date, Month, Rupiah, Segment};

/// How many months back is looked at unless said otherwise.
pub const DEFAULT_MONTHS: u16 = 24;

/// A month that was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidMonth {
    /// The contribution month.
    pub month: Month,
    /// The wage reported for it.
    pub wage: Rupiah,
    /// What was paid for JHT, employer and worker together.
    pub jht: Rupiah,
    /// What was paid for all programmes.
    pub total: Rupiah,
    /// The day of the payment.
    pub paid_on: Date,
}

/// A card and what was paid for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card<'a> {
    /// The kind of membership.
    pub segment: Segment,
    /// The first day.
    pub since: Date,
    /// The last day, once reported.
    pub until: Option<Date>,
    /// Whether the card saves for old age (JHT), so that those payments can be checked.
    pub jht: bool,
    /// What was paid, in any order. A month paid in parts may come several times.
    pub paid: &'a [PaidMonth],
}

/// What is wrong with a card on `today` (WIB), the worst first, in the last `months` months.
///
/// * Wage earners: months that are due and not paid, JHT paid on less than the reported wage, an
///   employer who stopped paying, a reported wage that fell and did not recover.
/// * The self-employed: unpaid months that still count. Once cover has lapsed, three unpaid months
///   in a row, nothing more is owed for them.
/// * Migrant and construction workers: nothing, their period was paid for at once.
#[must_use]
pub fn watch(card: &Card, today: Date, months: u16) -> Vec<Finding> {
    let paid: Vec<PaidMonth> = card
        .paid
        .iter()
        .filter(|paid| paid.paid_on <= today)
        .copied()
        .collect();
    let window = Month::of(today).plus(-i32::from(months));
    let mut findings = match card.segment {
        Segment::Pu => {
            let mut findings = months::unpaid_by_employer(card, &paid, today, window);
            if card.jht {
                findings.extend(wages::underpaid(&paid, window));
            }
            findings.extend(wages::dropped(&paid, window));
            findings
        }
        Segment::Bpu => months::unpaid_by_member(card, &paid, today, window),
        Segment::Pmi | Segment::Construction => Vec::new(),
    };
    findings.sort_by_key(|finding| (finding.rank(), finding.first_month()));
    findings
}
