//! Wages reported, and whether JHT was paid on them.

use super::{Finding, PaidMonth};
use crate::{Month, Rounding, Rupiah, contribution::jht_rates};
use std::collections::BTreeMap;

/// How much a month may be short: a rounding.
const TOLERANCE: i64 = 1;

/// One month with all its payments.
#[derive(Clone, Copy)]
struct Reported {
    wage: Rupiah,
    jht: Rupiah,
}

pub(super) fn underpaid(paid: &[PaidMonth], window: Month) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (month, reported) in by_month(paid, window) {
        let Some(due) = jht_on(reported.wage, month) else {
            continue;
        };
        if due.get() - reported.jht.get() <= TOLERANCE {
            continue;
        }
        if let Some(Finding::Underpaid {
            to,
            months,
            expected,
            found,
            ..
        }) = findings.last_mut()
            && to.next() == month
        {
            *to = month;
            *months += 1;
            *expected = [*expected, due].iter().sum();
            *found = [*found, reported.jht].iter().sum();
        } else {
            findings.push(Finding::Underpaid {
                from: month,
                to: month,
                months: 1,
                expected: due,
                found: reported.jht,
            });
        }
    }
    findings
}

/// The fall from the highest wage that was reported twice running to the last one, unless that is
/// the highest. What was reported once is a correction or a slip more often than a wage \[D\].
pub(super) fn dropped(paid: &[PaidMonth], window: Month) -> Option<Finding> {
    let months = by_month(paid, window);
    let (_, last) = months.last_key_value()?;
    let next = months.values().skip(1);
    let twice = months.values().zip(next);
    let highest = twice.map(|(one, other)| one.wage.min(other.wage)).max()?;
    let (month, _) = months
        .iter()
        .rev()
        .take_while(|(_, reported)| reported.wage < highest)
        .last()?;
    Some(Finding::WageDropped {
        month: *month,
        from: highest,
        to: last.wage,
    })
}

/// What employer and worker owe together; `None` before the rates begin.
fn jht_on(wage: Rupiah, month: Month) -> Option<Rupiah> {
    let rates = jht_rates(month).ok()?.value;
    let share = |rate: crate::Rate| rate.of(wage.max(Rupiah::ZERO), Rounding::HalfUp);
    Some([share(rates.employer), share(rates.worker)].iter().sum())
}

/// Several payments for a month count together; the wage is the one reported last.
fn by_month(paid: &[PaidMonth], window: Month) -> BTreeMap<Month, Reported> {
    let mut paid: Vec<&PaidMonth> = paid.iter().filter(|paid| paid.month >= window).collect();
    paid.sort_by_key(|paid| paid.paid_on);
    let mut months: BTreeMap<Month, Reported> = BTreeMap::new();
    for paid in paid {
        let month = months.entry(paid.month).or_insert(Reported {
            wage: paid.wage,
            jht: Rupiah::ZERO,
        });
        month.wage = paid.wage;
        month.jht = [month.jht, paid.jht].iter().sum();
    }
    months
}
