//! The tax on JHT payments, and what a partial claim does to it.

use jiff::civil::date;
use jmo_rules::{
    Confidence, Date, Rate, Rupiah,
    jht::{
        JhtTax, PROGRESSIVE_BRACKETS, PartialPlan, Payment, Regime, TaxError, partial_effect, tax,
    },
};
use proptest::prelude::*;

const MILLION: i64 = 1_000_000;

fn paid(on: Date, gross: i64) -> Payment {
    Payment {
        on,
        gross: Rupiah(gross),
    }
}

/// The tax on a payment in 2026 after a first one of a rupiah in `first_year`.
fn after_first(first_year: i16, gross: i64, tax_number: bool) -> JhtTax {
    let first = paid(date(first_year, 12, 31), 1);
    tax(paid(date(2026, 1, 1), gross), &[first], tax_number).expect("a tax")
}

#[test]
fn the_third_calendar_year_is_progressive() {
    assert_eq!(
        after_first(2024, 120 * MILLION, true).tax,
        Rupiah(12 * MILLION)
    );
    let without = after_first(2024, 120 * MILLION, false);
    assert_eq!(without.tax, Rupiah(14_400_000));
    assert_eq!(without.surcharge, Rupiah(2_400_000));
    assert_eq!(without.net(), Rupiah(105_600_000));
    assert_eq!(without.surcharge_source.confidence, Confidence::Medium);
}

#[test]
fn the_first_two_calendar_years_are_final_with_or_without_a_number() {
    let first = tax(paid(date(2026, 11, 21), 60 * MILLION), &[], false).expect("a tax");
    assert_eq!(first.regime, Regime::Final);
    assert_eq!(first.tax, Rupiah(500_000));
    // A day apart, but in the second calendar year.
    assert_eq!(after_first(2025, MILLION, true).regime, Regime::Final);
    assert_eq!(after_first(2024, MILLION, true).regime, Regime::Progressive);
}

#[test]
fn fifty_million_in_all_are_free() {
    let of = |gross| {
        tax(paid(date(2026, 5, 1), gross), &[], true)
            .expect("a tax")
            .tax
    };
    assert_eq!(of(0), Rupiah::ZERO);
    assert_eq!(of(50 * MILLION), Rupiah::ZERO);
    assert_eq!(of(50 * MILLION + 20), Rupiah(1));
    let earlier = [paid(date(2025, 5, 1), 40 * MILLION)];
    let second = tax(paid(date(2026, 5, 1), 20 * MILLION), &earlier, true).expect("a tax");
    assert_eq!(second.counted_before, Rupiah(40 * MILLION));
    assert_eq!(second.tax, Rupiah(500_000));
}

#[test]
fn progressive_tax_cumulates_within_the_calendar_year_only() {
    let earlier = [
        paid(date(2020, 5, 1), 500 * MILLION),
        paid(date(2025, 12, 31), 500 * MILLION),
        paid(date(2026, 1, 1), 60 * MILLION),
    ];
    let third = tax(paid(date(2026, 1, 2), 10 * MILLION), &earlier, true).expect("a tax");
    assert_eq!(third.counted_before, Rupiah(60 * MILLION));
    assert_eq!(third.tax, Rupiah(1_500_000));
}

#[test]
fn the_brackets_of_2022_hold_from_its_first_day() {
    let first = [paid(date(2015, 1, 1), MILLION)];
    let of = |on, gross| tax(paid(on, gross), &first, true).expect("a tax").tax;
    assert_eq!(of(date(2021, 12, 31), 60 * MILLION), Rupiah(4 * MILLION));
    assert_eq!(of(date(2022, 1, 1), 60 * MILLION), Rupiah(3 * MILLION));
    let old_top = of(date(2021, 12, 31), 6_000 * MILLION);
    assert_eq!(
        old_top,
        Rupiah((2_500 + 30_000 + 62_500 + 1_650_000) * 1_000)
    );
    let top = of(date(2022, 1, 1), 6_000 * MILLION);
    assert_eq!(
        top,
        Rupiah((3_000 + 28_500 + 62_500 + 1_350_000 + 350_000) * 1_000)
    );
}

#[test]
fn what_cannot_be_taxed_is_refused() {
    let on = date(2026, 5, 1);
    let later = [paid(date(2026, 5, 2), 1)];
    assert_eq!(tax(paid(on, 1), &later, true), Err(TaxError::NotEarlier));
    assert_eq!(tax(paid(on, -1), &[], true), Err(TaxError::Negative));
    assert_eq!(
        tax(paid(on, 1), &[paid(on, -1)], true),
        Err(TaxError::Negative)
    );
    let before_the_law = tax(paid(date(2009, 11, 15), 1), &[], true);
    assert_eq!(before_the_law, Err(TaxError::NotOnRecord));
    assert!(tax(paid(date(2009, 11, 16), 1), &[], true).is_ok());
}

fn partial(later: Date) -> PartialPlan {
    PartialPlan {
        balance: Rupiah(200 * MILLION),
        share: Rate::new(30_000),
        on: date(2026, 11, 21),
        later,
        added: Rupiah::ZERO,
        tax_number: true,
    }
}

#[test]
fn a_partial_claim_makes_a_late_full_claim_progressive() {
    let effect = partial_effect(&partial(date(2028, 1, 1)), &[]).expect("an effect");
    assert_eq!(effect.now.payment.gross, Rupiah(60 * MILLION));
    assert_eq!(effect.now.tax, Rupiah(500_000));
    assert_eq!(effect.stays, Rupiah(140 * MILLION));
    assert_eq!(effect.later.regime, Regime::Progressive);
    assert_eq!(effect.later.tax, Rupiah(15 * MILLION));
    assert_eq!(effect.instead.regime, Regime::Final);
    assert_eq!(effect.instead.tax, Rupiah(7_500_000));
    assert_eq!(effect.more_tax(), Rupiah(8 * MILLION));
}

#[test]
fn a_full_claim_within_two_years_costs_nothing_more() {
    for later in [date(2026, 11, 21), date(2027, 12, 31)] {
        let effect = partial_effect(&partial(later), &[]).expect("an effect");
        assert_eq!(effect.later.regime, Regime::Final);
        assert_eq!(effect.more_tax(), Rupiah::ZERO);
    }
    let reversed = partial_effect(&partial(date(2026, 11, 20)), &[]);
    assert_eq!(reversed, Err(TaxError::NotEarlier));
}

fn any_day() -> impl Strategy<Value = Date> {
    (2010..2040_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
}

fn any_earlier() -> impl Strategy<Value = Vec<Payment>> {
    prop::collection::vec((any_day(), 0..2_000 * MILLION), 0..5).prop_map(|payments| {
        payments
            .into_iter()
            .map(|(on, gross)| paid(on, gross))
            .collect()
    })
}

proptest! {
    #[test]
    fn tax_rises_with_the_gross_by_no_more_than_the_top_rate(
        on in any_day(),
        earlier in any_earlier(),
        gross in 0..8_000 * MILLION,
        more in 1..100 * MILLION,
        tax_number in any::<bool>(),
    ) {
        let earlier: Vec<Payment> = earlier.into_iter().filter(|paid| paid.on <= on).collect();
        let of = |gross| tax(paid(on, gross), &earlier, tax_number).expect("a tax");
        let (low, high) = (of(gross), of(gross + more));
        prop_assert_eq!(low.regime, high.regime);
        let rise = high.tax.get() - low.tax.get();
        // At most 35 % × 1.2, and a rupiah for each bracket that is cut.
        prop_assert!(rise >= 0 && rise <= more * 42 / 100 + 6, "{rise}");
        prop_assert!(!high.net().is_negative());
    }

    #[test]
    fn a_payment_in_parts_is_taxed_as_one(on in any_day(), earlier in any_earlier(), first in 0..3_000 * MILLION, second in 0..3_000 * MILLION) {
        let mut earlier: Vec<Payment> = earlier.into_iter().filter(|paid| paid.on <= on).collect();
        let whole = tax(paid(on, first + second), &earlier, true).expect("a tax").tax;
        let one = tax(paid(on, first), &earlier, true).expect("a tax").tax;
        earlier.push(paid(on, first));
        let other = tax(paid(on, second), &earlier, true).expect("a tax").tax;
        prop_assert_eq!(whole, [one, other].iter().sum());
    }

    #[test]
    fn slices_make_up_the_payment_and_its_tax(on in any_day(), earlier in any_earlier(), gross in 0..8_000 * MILLION, tax_number in any::<bool>()) {
        let earlier: Vec<Payment> = earlier.into_iter().filter(|paid| paid.on <= on).collect();
        let tax = tax(paid(on, gross), &earlier, tax_number).expect("a tax");
        let amount: Rupiah = tax.slices.iter().map(|slice| slice.amount).sum();
        let plain: Rupiah = tax.slices.iter().map(|slice| slice.tax).sum();
        prop_assert_eq!(amount, Rupiah(gross));
        prop_assert_eq!(tax.tax, [plain, tax.surcharge].iter().sum());
        prop_assert_eq!(tax.regime == Regime::Final, on.year() - tax.first_year < 2);
        if tax.regime == Regime::Final || tax_number {
            prop_assert_eq!(tax.surcharge, Rupiah::ZERO);
        } else {
            prop_assert_eq!(tax.surcharge.get(), plain.get() / 5);
        }
    }

    #[test]
    fn a_partial_claim_never_pays_out_more_than_there_is(balance in 0..10_000 * MILLION, share in 0..=100_000_u32, later in any_day()) {
        let on = date(2024, 6, 1);
        let plan = PartialPlan { balance: Rupiah(balance), share: Rate::new(share), on, later: later.max(on), ..partial(on) };
        let effect = partial_effect(&plan, &[]).expect("an effect");
        prop_assert_eq!(effect.now.payment.gross.get() + effect.stays.get(), balance);
        prop_assert_eq!(effect.later.payment.gross, effect.stays);
        if plan.later.year() <= 2025 {
            prop_assert_eq!(effect.more_tax(), Rupiah::ZERO);
        }
    }
}

#[test]
fn brackets_rise() {
    for row in &PROGRESSIVE_BRACKETS {
        for pair in row.value.windows(2) {
            assert!(pair[0].above < pair[1].above && pair[0].rate < pair[1].rate);
        }
    }
}
