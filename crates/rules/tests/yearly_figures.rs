//! Figures that move every year: JP limits, JHT returns.

use jmo_rules::{
    Confidence, Effective, Month, Rate, Rupiah,
    jht::{returns_for_months, returns_for_year, yearly_return_rate},
    limits::{JP_BENEFIT_LIMITS, JP_CAPS, jp_benefit_limits, jp_cap},
};
use proptest::prelude::*;

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

/// `amount` grown by hundredths of a percent, exactly, as (numerator, denominator 10,000).
fn grown(amount: Rupiah, hundredths: i32) -> i64 {
    amount.get() * (10_000 + i64::from(hundredths))
}

// JP limits

#[test]
fn each_jp_cap_is_the_one_before_grown_and_cut_to_a_hundred() {
    for pair in JP_CAPS.windows(2) {
        let growth = pair[1].value.growth.expect("all but the first have one");
        let cap = grown(pair[0].value.cap, growth) / 10_000 / 100 * 100;
        assert_eq!(pair[1].value.cap, Rupiah(cap), "{}", pair[1].from);
    }
    assert_eq!(JP_CAPS[0].value.cap, Rupiah(7_000_000));
    assert_eq!(JP_CAPS[11].value.cap, Rupiah(11_086_300));
}

#[test]
fn each_pension_range_is_the_one_before_inflated_and_rounded_up() {
    for pair in JP_BENEFIT_LIMITS.windows(2) {
        let inflation = pair[1].value.inflation.expect("all but the first have one");
        let step = if pair[1].from.year() <= 2019 { 50 } else { 100 };
        let up = |amount: Rupiah| {
            let unit = 10_000 * step;
            Rupiah((grown(amount, inflation) + unit - 1) / unit * step)
        };
        assert_eq!(pair[1].value.min, up(pair[0].value.min), "{}", pair[1].from);
        assert_eq!(pair[1].value.max, up(pair[0].value.max), "{}", pair[1].from);
    }
    assert_eq!(JP_BENEFIT_LIMITS[11].value.max, Rupiah(4_932_300));
}

#[test]
fn the_rows_of_a_table_follow_each_other_day_by_day() {
    fn check<T>(rows: &[Effective<T>]) {
        for pair in rows.windows(2) {
            let end = pair[0].to.expect("only a last row may be open");
            assert_eq!(end.tomorrow().expect("a day"), pair[1].from);
        }
    }
    check(&JP_CAPS);
    check(&JP_BENEFIT_LIMITS);
}

#[test]
fn limits_that_nobody_has_published_are_guesses() {
    assert!(jp_cap(month("2015-06")).is_err());
    assert_eq!(
        jp_cap(month("2027-02")).map(|row| row.source.confidence),
        Ok(Confidence::High)
    );
    assert_eq!(
        jp_cap(month("2027-03")).map(|row| row.source.confidence),
        Ok(Confidence::Low)
    );
    assert!(jp_benefit_limits(month("2015-06")).is_err());
    assert_eq!(
        jp_benefit_limits(month("2026-01")).map(|row| row.value.min),
        Ok(Rupiah(399_700))
    );
    assert_eq!(
        jp_benefit_limits(month("2026-02")).map(|row| row.value.min),
        Ok(Rupiah(411_400))
    );
    assert!(jp_benefit_limits(month("2027-02")).is_ok_and(|row| row.source.is_estimate()));
}

// JHT

#[test]
fn only_the_return_of_2016_is_a_fact() {
    for year in 1995..2035 {
        let rated = yearly_return_rate(year);
        assert_eq!(rated.estimate, year != 2016, "{year}");
        assert_eq!(rated.estimate, rated.source.is_estimate());
        assert!(
            (Rate::new(5_000)..=Rate::new(8_000)).contains(&rated.rate),
            "{year}"
        );
    }
    assert_eq!(yearly_return_rate(2016).rate.to_string(), "7,19 %");
    assert_eq!(yearly_return_rate(2020).rate.to_string(), "5,63 %");
    assert_eq!(
        yearly_return_rate(2020).source.confidence,
        Confidence::Medium
    );
}

#[test]
fn a_balance_left_alone_earns_its_rate() {
    assert_eq!(
        returns_for_year(Rupiah(10_000_000), &[], Rate::new(5_500)),
        Rupiah(550_000)
    );
}

#[test]
fn a_contribution_earns_from_the_month_after_it_was_paid() {
    let paid_in = |of| {
        returns_for_year(
            Rupiah::ZERO,
            &[(month(of), Rupiah(1_200_000))],
            Rate::new(6_000),
        )
        .get()
    };
    assert_eq!(paid_in("2026-01"), 66_000);
    assert_eq!(paid_in("2026-11"), 6_000);
    assert_eq!(paid_in("2026-12"), 0);
}

#[test]
fn a_claim_within_the_year_earns_for_whole_months_only() {
    let paid = [
        (month("2026-03"), Rupiah(1_200_000)),
        (month("2026-08"), Rupiah(1_200_000)),
    ];
    let earned = |months| returns_for_months(Rupiah(1_200_000), &paid, Rate::new(6_000), months);
    assert_eq!(earned(0), Rupiah::ZERO);
    assert_eq!(earned(3), Rupiah(18_000));
    assert_eq!(
        earned(6),
        Rupiah(36_000 + 18_000),
        "what was paid in August is not there yet"
    );
    assert_eq!(
        earned(200),
        returns_for_year(Rupiah(1_200_000), &paid, Rate::new(6_000))
    );
}

#[test]
fn a_payout_stops_earning_in_the_month_after() {
    let out = [(month("2026-06"), Rupiah(-10_000_000))];
    let earned = returns_for_year(Rupiah(10_000_000), &out, Rate::new(6_000));
    assert_eq!(earned, Rupiah(300_000));
}

fn any_year() -> impl Strategy<Value = Vec<(Month, Rupiah)>> {
    prop::collection::vec((1..=12_i8, 0..5_000_000_i64), 0..16).prop_map(|paid| {
        paid.into_iter()
            .map(|(of, amount)| (Month::new(2026, of).expect("a month"), Rupiah(amount)))
            .collect()
    })
}

proptest! {
    #[test]
    fn no_rate_earns_nothing(opening in 0..1_000_000_000_i64, paid in any_year()) {
        prop_assert_eq!(returns_for_year(Rupiah(opening), &paid, Rate::ZERO), Rupiah::ZERO);
    }

    #[test]
    fn more_money_or_a_better_rate_never_earns_less(
        opening in 0..1_000_000_000_i64,
        more in 0..1_000_000_i64,
        paid in any_year(),
        rate in 0..20_000_u32,
    ) {
        let base = returns_for_year(Rupiah(opening), &paid, Rate::new(rate));
        prop_assert!(base <= returns_for_year(Rupiah(opening + more), &paid, Rate::new(rate)));
        prop_assert!(base <= returns_for_year(Rupiah(opening), &paid, Rate::new(rate + 1)));
        let mut extra = paid;
        extra.push((Month::new(2026, 5).expect("a month"), Rupiah(more)));
        prop_assert!(base <= returns_for_year(Rupiah(opening), &extra, Rate::new(rate)));
    }

    #[test]
    fn an_account_split_in_two_loses_at_most_a_rupiah(
        opening in 0..1_000_000_000_i64,
        other in 0..1_000_000_000_i64,
        paid in any_year(),
        rate in 0..20_000_u32,
    ) {
        let of = |opening, paid: &[_]| returns_for_year(Rupiah(opening), paid, Rate::new(rate)).get();
        let together = of(opening + other, &paid);
        let apart = of(opening, &paid) + of(other, &[]);
        prop_assert!((0..=1).contains(&(together - apart)));
    }

    #[test]
    fn returns_stay_below_the_rate_on_all_the_money(
        opening in 0..1_000_000_000_i64,
        paid in any_year(),
        rate in 0..20_000_u32,
    ) {
        let all = opening + paid.iter().map(|(_, amount)| amount.get()).sum::<i64>();
        let earned = returns_for_year(Rupiah(opening), &paid, Rate::new(rate)).get();
        prop_assert!(earned >= 0 && earned <= all * i64::from(rate) / 100_000);
    }

    #[test]
    fn the_order_of_contributions_does_not_matter(opening in 0..1_000_000_000_i64, paid in any_year()) {
        let mut reversed = paid.clone();
        reversed.reverse();
        let rate = Rate::new(5_500);
        prop_assert_eq!(
            returns_for_year(Rupiah(opening), &paid, rate),
            returns_for_year(Rupiah(opening), &reversed, rate)
        );
    }
}
