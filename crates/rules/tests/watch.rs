//! What is wrong with a card: a punctual history has no findings, and each fault is found alone.

use jmo_rules::{
    Date, Month, Rounding, Rupiah, Segment,
    contribution::jht_rates,
    due::pu_due_date,
    watch::{Card, DEFAULT_MONTHS, Finding, PaidMonth, watch},
};
use proptest::prelude::*;

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn jht_on(wage: i64, month: Month) -> Rupiah {
    let rates = jht_rates(month).expect("a rate").value;
    let of = |rate: jmo_rules::Rate| rate.of(Rupiah(wage), Rounding::HalfUp);
    [of(rates.employer), of(rates.worker)].iter().sum()
}

/// Paid in full and on time.
fn paid(month: Month, wage: i64) -> PaidMonth {
    let jht = jht_on(wage, month);
    PaidMonth {
        month,
        wage: Rupiah(wage),
        jht,
        total: jht,
        paid_on: pu_due_date(month),
    }
}

fn history(from: &str, to: &str, wage: i64) -> Vec<PaidMonth> {
    let months = Month::range(month(from), month(to));
    months.map(|month| paid(month, wage)).collect()
}

fn card(segment: Segment, since: Date, paid: &[PaidMonth]) -> Card<'_> {
    Card {
        segment,
        since,
        until: None,
        jht: true,
        paid,
    }
}

fn findings(paid: &[PaidMonth], today: &str) -> Vec<Finding> {
    let card = card(Segment::Pu, day("2025-01-15"), paid);
    watch(&card, day(today), DEFAULT_MONTHS)
}

fn missing(from: &str, to: &str, months: u16) -> Finding {
    Finding::Missing {
        from: month(from),
        to: month(to),
        months,
    }
}

#[test]
fn a_month_is_missing_from_the_day_after_it_was_due() {
    let paid = history("2025-01", "2026-09", 5_000_000);
    assert_eq!(findings(&paid, "2026-11-15"), []);
    let october = missing("2026-10", "2026-10", 1);
    assert_eq!(findings(&paid, "2026-11-16"), [october]);
}

#[test]
fn two_months_at_the_end_mean_the_employer_stopped() {
    let paid = history("2025-01", "2026-08", 5_000_000);
    assert_eq!(
        findings(&paid, "2026-11-21"),
        [Finding::EmployerStopped {
            from: month("2026-09"),
            to: month("2026-10"),
            months: 2,
        }]
    );
}

#[test]
fn an_employer_who_never_paid_stopped_too() {
    assert_eq!(
        findings(&[], "2025-04-01"),
        [Finding::EmployerStopped {
            from: month("2025-01"),
            to: month("2025-02"),
            months: 2,
        }]
    );
}

#[test]
fn whoever_is_reported_as_left_owes_nothing_after_that() {
    let paid = history("2025-01", "2026-06", 5_000_000);
    let left = |until: &str| Card {
        until: Some(day(until)),
        ..card(Segment::Pu, day("2025-01-15"), &paid)
    };
    let today = day("2026-11-21");
    assert_eq!(watch(&left("2026-06-30"), today, DEFAULT_MONTHS), []);
    assert_eq!(
        watch(&left("2026-08-12"), today, DEFAULT_MONTHS),
        [missing("2026-07", "2026-08", 2)]
    );
    // A last day that is still to come has not ended anything yet.
    let stopped = watch(&left("2026-12-31"), today, DEFAULT_MONTHS);
    assert!(matches!(
        stopped[..],
        [Finding::EmployerStopped { months: 4, .. }]
    ));
}

#[test]
fn gaps_between_paid_months_are_merged_into_ranges() {
    let mut paid = history("2025-01", "2026-10", 5_000_000);
    let gone = ["2025-03", "2025-04", "2025-05", "2025-09"].map(month);
    paid.retain(|paid| !gone.contains(&paid.month));
    assert_eq!(
        findings(&paid, "2026-11-21"),
        [
            missing("2025-03", "2025-05", 3),
            missing("2025-09", "2025-09", 1)
        ]
    );
}

#[test]
fn underpaid_months_are_merged_with_what_was_expected_and_found() {
    let mut paid = history("2025-01", "2026-10", 5_000_000);
    for short in &mut paid[3..6] {
        short.jht = jht_on(4_000_000, short.month);
    }
    paid[8].jht = Rupiah(0);
    let underpaid = |from, to, months, expected, found| Finding::Underpaid {
        from: month(from),
        to: month(to),
        months,
        expected: Rupiah(expected),
        found: Rupiah(found),
    };
    assert_eq!(
        findings(&paid, "2026-11-21"),
        [
            underpaid("2025-04", "2025-06", 3, 855_000, 684_000),
            underpaid("2025-09", "2025-09", 1, 285_000, 0),
        ]
    );
}

#[test]
fn a_rupiah_of_rounding_is_not_underpaid() {
    let mut paid = history("2025-01", "2026-10", 4_999_999);
    for month in &mut paid {
        month.jht = Rupiah(month.jht.get() - 1);
    }
    assert_eq!(findings(&paid, "2026-11-21"), []);
    paid[0].jht = Rupiah(paid[0].jht.get() - 1);
    assert_eq!(findings(&paid, "2026-11-21").len(), 1);
}

#[test]
fn a_month_paid_in_parts_counts_together() {
    let mut paid = history("2025-01", "2026-10", 5_000_000);
    let rest = PaidMonth {
        jht: Rupiah(85_000),
        paid_on: day("2026-11-20"),
        ..paid[20]
    };
    paid[20].jht = Rupiah(200_000);
    paid.push(rest);
    assert_eq!(findings(&paid, "2026-11-21"), []);
    // The rest had not come in yet.
    assert_eq!(findings(&paid, "2026-11-19").len(), 1);
}

#[test]
fn without_jht_there_is_nothing_to_underpay() {
    let mut paid = history("2025-01", "2026-10", 5_000_000);
    for month in &mut paid {
        month.jht = Rupiah::ZERO;
    }
    let card = Card {
        jht: false,
        ..card(Segment::Pu, day("2025-01-15"), &paid)
    };
    assert_eq!(watch(&card, day("2026-11-21"), DEFAULT_MONTHS), []);
}

#[test]
fn a_lower_wage_is_found_until_it_recovers() {
    let mut paid = history("2025-01", "2026-06", 5_000_000);
    paid.extend(history("2026-07", "2026-10", 4_000_000));
    let dropped = |to| Finding::WageDropped {
        month: month("2026-07"),
        from: Rupiah(5_000_000),
        to: Rupiah(to),
    };
    assert_eq!(findings(&paid, "2026-11-21"), [dropped(4_000_000)]);
    paid[21] = self::paid(month("2026-10"), 4_500_000);
    assert_eq!(findings(&paid, "2026-11-21"), [dropped(4_500_000)]);
    paid[21] = self::paid(month("2026-10"), 5_000_000);
    assert_eq!(findings(&paid, "2026-11-21"), []);
}

#[test]
fn what_was_reported_once_is_no_wage_to_fall_from() {
    let mut paid = history("2025-01", "2026-10", 5_000_000);
    paid[10] = self::paid(month("2025-11"), 9_000_000);
    assert_eq!(findings(&paid, "2026-11-21"), []);
    paid[11] = self::paid(month("2025-12"), 9_000_000);
    let dropped = Finding::WageDropped {
        month: month("2026-01"),
        from: Rupiah(9_000_000),
        to: Rupiah(5_000_000),
    };
    assert_eq!(findings(&paid, "2026-11-21"), [dropped]);
}

#[test]
fn the_worst_comes_first() {
    let mut paid = history("2025-01", "2025-12", 5_000_000);
    paid.extend(history("2026-01", "2026-08", 4_000_000));
    paid[3].jht = Rupiah::ZERO;
    paid.remove(5);
    let codes: Vec<String> = findings(&paid, "2026-11-21")
        .iter()
        .map(|finding| serde_json::to_value(finding).expect("json")["code"].to_string())
        .collect();
    let expected = ["employer_stopped", "missing", "underpaid", "wage_dropped"];
    assert_eq!(codes, expected.map(|code| format!("\"{code}\"")));
}

#[test]
fn only_the_months_asked_for_are_looked_at() {
    let mut paid = history("2020-01", "2026-10", 5_000_000);
    paid.retain(|paid| paid.month != month("2024-10"));
    let card = card(Segment::Pu, day("2020-01-01"), &paid);
    let today = day("2026-11-21");
    assert_eq!(watch(&card, today, DEFAULT_MONTHS), []);
    assert_eq!(watch(&card, today, 25), [missing("2024-10", "2024-10", 1)]);
}

// Self-employed

fn own(paid: &[PaidMonth], today: &str) -> Vec<Finding> {
    let card = card(Segment::Bpu, day("2025-01-15"), paid);
    watch(&card, day(today), DEFAULT_MONTHS)
}

#[test]
fn the_self_employed_miss_months_while_they_are_insured() {
    let paid = history("2025-01", "2026-08", 3_000_000);
    let missed = missing("2026-09", "2026-10", 2);
    assert_eq!(own(&paid, "2026-11-21"), [missed]);
    assert_eq!(own(&paid, "2026-11-30"), [missed]);
    // Lapsed: nothing is owed any more.
    assert_eq!(own(&paid, "2026-12-01"), []);
    assert_eq!(own(&[], "2026-12-01"), []);
}

#[test]
fn a_gap_after_which_cover_had_lapsed_is_not_owed() {
    let mut paid = history("2025-01", "2026-10", 3_000_000);
    let gone = ["2025-03", "2025-04", "2025-05", "2025-06", "2025-09"].map(month);
    paid.retain(|paid| !gone.contains(&paid.month));
    assert_eq!(own(&paid, "2026-11-21"), [missing("2025-09", "2025-09", 1)]);
}

#[test]
fn the_self_employed_have_no_findings_of_wages() {
    let mut paid = history("2025-01", "2025-12", 3_000_000);
    paid.extend(history("2026-01", "2026-10", 1_000_000));
    for month in &mut paid {
        month.jht = Rupiah::ZERO;
    }
    assert_eq!(own(&paid, "2026-11-21"), []);
}

#[test]
fn bought_periods_are_not_watched() {
    for segment in [Segment::Pmi, Segment::Construction] {
        let card = card(segment, day("2025-01-15"), &[]);
        assert_eq!(watch(&card, day("2026-11-21"), DEFAULT_MONTHS), []);
    }
}

// Properties

/// A card of `months` months, paid for up to the last that was due on `today`, on rising wages.
fn rising(months: i32, today: Date, wage: i64, raise: i64) -> (Date, Vec<PaidMonth>) {
    let before = Month::of(today).prev();
    let last = if today > pu_due_date(before) {
        before
    } else {
        before.prev()
    };
    let first = last.plus(1 - months);
    let paid = Month::range(first, last).zip(0..);
    let paid = paid.map(|(month, at)| self::paid(month, wage + raise * at));
    (first.first_day(), paid.collect())
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..36_i32, 1..=31_i8).prop_map(|(after, of_month)| {
        let month = month("2024-01").plus(after);
        let last = month.last_day().day();
        jiff::civil::date(month.year(), month.month(), of_month.min(last))
    })
}

proptest! {
    #[test]
    fn a_punctual_history_has_no_findings_on_any_day(
        months in 1..24_i32, today in any_day(), wage in 0..50_000_000_i64, raise in 0..500_000_i64,
        bpu in any::<bool>(),
    ) {
        let (since, paid) = rising(months, today, wage, raise);
        let segment = if bpu { Segment::Bpu } else { Segment::Pu };
        let card = card(segment, since, &paid);
        prop_assert_eq!(watch(&card, today, DEFAULT_MONTHS), vec![]);
    }

    #[test]
    fn a_removed_range_in_the_middle_is_found_and_nothing_else(
        months in 4..24_i32, today in any_day(), at in 1..100_usize, length in 1..100_usize,
    ) {
        let (since, mut paid) = rising(months, today, 5_000_000, 10_000);
        let at = 1 + at % (paid.len() - 2);
        let length = 1 + length % (paid.len() - 1 - at);
        let gone: Vec<PaidMonth> = paid.drain(at..at + length).collect();
        let card = card(Segment::Pu, since, &paid);
        let expected = Finding::Missing {
            from: gone[0].month,
            to: gone[gone.len() - 1].month,
            months: u16::try_from(gone.len()).expect("few"),
        };
        prop_assert_eq!(watch(&card, today, DEFAULT_MONTHS), vec![expected]);
    }

    #[test]
    fn removed_months_at_the_end_are_found_and_nothing_else(
        months in 6..24_i32, today in any_day(), length in 1..6_usize,
    ) {
        let (since, mut paid) = rising(months, today, 5_000_000, 10_000);
        let gone = paid.split_off(paid.len() - length);
        let (from, to) = (gone[0].month, gone[gone.len() - 1].month);
        let months = u16::try_from(length).expect("few");
        let expected = if length >= 2 {
            Finding::EmployerStopped { from, to, months }
        } else {
            Finding::Missing { from, to, months }
        };
        let card = card(Segment::Pu, since, &paid);
        prop_assert_eq!(watch(&card, today, DEFAULT_MONTHS), vec![expected]);
    }

    #[test]
    fn a_range_paid_short_is_found_and_nothing_else(
        months in 4..24_i32, today in any_day(), at in 0..100_usize, length in 1..100_usize,
        short in 2..1_000_i64,
    ) {
        let (since, mut paid) = rising(months, today, 5_000_000, 10_000);
        let at = at % paid.len();
        let length = 1 + length % (paid.len() - at);
        let expected: Rupiah = paid[at..at + length].iter().map(|paid| paid.jht).sum();
        for paid in &mut paid[at..at + length] {
            paid.jht = Rupiah(paid.jht.get() - short);
        }
        let found: Rupiah = paid[at..at + length].iter().map(|paid| paid.jht).sum();
        let finding = Finding::Underpaid {
            from: paid[at].month,
            to: paid[at + length - 1].month,
            months: u16::try_from(length).expect("few"),
            expected,
            found,
        };
        let card = card(Segment::Pu, since, &paid);
        prop_assert_eq!(watch(&card, today, DEFAULT_MONTHS), vec![finding]);
    }

    #[test]
    fn a_fallen_wage_is_found_and_nothing_else(
        months in 3..24_i32, today in any_day(), at in 0..100_usize, lower in 1..4_000_000_i64,
    ) {
        let (since, mut paid) = rising(months, today, 5_000_000, 0);
        let at = 2 + at % (paid.len() - 2);
        let highest = paid[at - 1].wage;
        for paid in &mut paid[at..] {
            *paid = self::paid(paid.month, highest.get() - lower);
        }
        let finding = Finding::WageDropped {
            month: paid[at].month,
            from: highest,
            to: Rupiah(highest.get() - lower),
        };
        let card = card(Segment::Pu, since, &paid);
        prop_assert_eq!(watch(&card, today, DEFAULT_MONTHS), vec![finding]);
    }

    #[test]
    fn the_order_of_payments_does_not_matter(
        months in 4..24_i32, today in any_day(), gone in 0..100_usize,
    ) {
        let (since, mut paid) = rising(months, today, 5_000_000, 10_000);
        let gone = gone % paid.len();
        paid.remove(gone);
        let forwards = watch(&card(Segment::Pu, since, &paid), today, DEFAULT_MONTHS);
        paid.reverse();
        let backwards = watch(&card(Segment::Pu, since, &paid), today, DEFAULT_MONTHS);
        prop_assert_eq!(forwards, backwards);
    }
}
