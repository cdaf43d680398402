//! When a pension begins and what it pays.

use jiff::civil::date;
use jmo_rules::{
    Confidence, Date, Month, Rate, Rupiah, age_on,
    jp::{
        BenefitKind, FIRST_PENSIONS, HistoryError, PENSION_AGES, PaidMonth, PaidYear, benefit,
        formula_benefit, indexed, latest_pension_date, lump_sum, paid_months, pension_age,
        pension_date, qualifying, weighted_average,
    },
    limits::{jp_benefit_limits, jp_cap},
};
use proptest::prelude::*;

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn year(year: i16, months: i8, wage: i64) -> PaidYear {
    PaidYear {
        year,
        months,
        wage: Rupiah(wage),
    }
}

fn months(years: &[PaidYear]) -> Vec<PaidMonth> {
    paid_months(years).expect("a history")
}

// The pension date

#[test]
fn pension_ages_are_those_of_the_law_and_follow_each_other() {
    let of = |day| pension_age(day).map(|row| row.value);
    assert_eq!(of(date(2015, 6, 30)), None);
    assert_eq!(of(date(2018, 12, 31)), Some(56));
    assert_eq!(of(date(2019, 1, 1)), Some(57));
    assert_eq!(of(date(2026, 11, 21)), Some(59));
    assert_eq!(of(date(2042, 12, 31)), Some(64));
    assert_eq!(of(date(2060, 1, 1)), Some(65));
    for pair in PENSION_AGES.windows(2) {
        let end = pair[0].to.expect("only the last is open");
        assert_eq!(end.tomorrow().expect("a day"), pair[1].from);
        assert_eq!(pair[0].value + 1, pair[1].value);
    }
}

#[test]
fn who_turns_58_in_2025_waits_for_59() {
    assert_eq!(pension_date(date(1967, 6, 15)), date(2026, 6, 15));
    // 58 on the last day of the years of 58.
    assert_eq!(pension_date(date(1966, 12, 31)), date(2024, 12, 31));
    assert_eq!(pension_date(date(1967, 1, 1)), date(2026, 1, 1));
    assert_eq!(pension_date(date(1990, 1, 1)), date(2055, 1, 1));
}

#[test]
fn a_leap_day_pension_begins_on_the_28th() {
    assert_eq!(pension_date(date(1968, 2, 29)), date(2027, 2, 28));
    assert_eq!(latest_pension_date(date(2028, 2, 29)), date(2031, 2, 28));
}

#[test]
fn nobody_draws_a_pension_before_there_was_one() {
    assert_eq!(pension_date(date(1940, 1, 1)), date(2015, 7, 1));
}

proptest! {
    #[test]
    fn the_pension_date_is_the_first_day_old_enough(days in 0..40_000_i64) {
        let birth = date(1930, 1, 1).saturating_add(jiff::Span::new().days(days));
        let old_enough = |day: Date| {
            pension_age(day).is_some_and(|row| age_on(birth, day) >= row.value)
        };
        let first = pension_date(birth);
        prop_assert!(old_enough(first));
        // Once lost it could be won again at a birthday only: every day of the years before.
        let mut day = first;
        for _ in 0..1_500 {
            day = day.yesterday().expect("a day");
            prop_assert!(!old_enough(day), "{birth} {day}");
        }
    }
}

// The formula

#[test]
fn twenty_years_at_ten_million_give_two() {
    assert_eq!(formula_benefit(Rupiah(120_000_000), 240), Rupiah(2_000_000));
    assert_eq!(formula_benefit(Rupiah(120_000_000), 0), Rupiah::ZERO);
    assert_eq!(formula_benefit(Rupiah(-1), 240), Rupiah::ZERO);
    assert_eq!(formula_benefit(Rupiah(120_000_000), -1), Rupiah::ZERO);
}

#[test]
fn wages_are_capped_month_by_month() {
    let history = months(&[year(2025, 12, 50_000_000)]);
    let average = weighted_average(&history, month("2026-01"))
        .expect("on record")
        .expect("a history");
    // Two months under the cap of 2024, ten under that of 2025; no year in between to revalue by.
    assert_eq!(average.annual, Rupiah(2 * 10_042_300 + 10 * 10_547_400));
}

#[test]
fn wages_rise_by_the_inflation_of_the_years_after_them() {
    let history = months(&[year(2023, 12, 1_000_000)]);
    let of = |pension| {
        let average = weighted_average(&history, month(pension)).expect("on record");
        average.expect("a history")
    };
    assert_eq!(of("2024-06").annual, Rupiah(12_000_000));
    // 2024: 1.57 %, which the limits of 2025 carry. 2025: 2.92 %.
    assert_eq!(of("2025-01").annual, Rupiah(12_188_400));
    assert_eq!(of("2026-01").annual, Rupiah(12_544_301));
    // Of 2026 nobody knows yet: nothing more, and a guess.
    assert_eq!(of("2027-01").annual, Rupiah(12_544_301));
    // January 2023 still had the cap of 2022, which is derived.
    assert_eq!(of("2024-06").confidence(), Confidence::Medium);
    assert_eq!(of("2027-01").confidence(), Confidence::Low);
}

#[test]
fn the_months_of_an_incomplete_first_year_are_its_last() {
    let history = months(&[year(2015, 6, 1), year(2016, 12, 1), year(2017, 3, 1)]);
    assert_eq!(history[0].month, month("2015-07"));
    assert_eq!(history[20].month, month("2017-03"));
    assert_eq!(history.len(), 21);
    assert_eq!(paid_months(&[]), Ok(Vec::new()));
}

#[test]
fn what_is_no_history_is_refused() {
    let of = |years: &[PaidYear]| paid_months(years).expect_err("no history");
    assert_eq!(of(&[year(2015, 7, 1)]), HistoryError::BeforeJp(0));
    assert_eq!(of(&[year(2014, 1, 1)]), HistoryError::BeforeJp(0));
    assert_eq!(of(&[year(0, 1, 1)]), HistoryError::BeforeJp(0));
    assert_eq!(
        of(&[year(2017, 1, 1), year(2016, 1, 1)]),
        HistoryError::OutOfOrder(1)
    );
    assert_eq!(
        of(&[year(2017, 1, 1), year(2017, 1, 1)]),
        HistoryError::OutOfOrder(1)
    );
    for bad in [0, -1, 13, i8::MAX, i8::MIN] {
        assert_eq!(of(&[year(2017, bad, 1)]), HistoryError::Months(0));
    }
}

// Kinds, limits, rises

#[test]
fn each_kind_takes_its_share() {
    let annual = Rupiah(120_000_000);
    let of = |kind| {
        benefit(kind, annual, 240, Rate::WHOLE, month("2035-07"))
            .expect("on record")
            .expect("a pension")
            .monthly
    };
    assert_eq!(of(BenefitKind::OldAge), Rupiah(2_000_000));
    assert_eq!(of(BenefitKind::Disability), Rupiah(2_000_000));
    assert_eq!(of(BenefitKind::Widow), Rupiah(1_000_000));
    assert_eq!(of(BenefitKind::Child), Rupiah(1_000_000));
    // 400,000 is less than the least pension there is.
    assert_eq!(of(BenefitKind::Parents), Rupiah(411_400));
}

#[test]
fn the_limits_are_those_of_the_first_month() {
    let of = |annual, first| {
        benefit(
            BenefitKind::Disability,
            Rupiah(annual),
            180,
            Rate::WHOLE,
            month(first),
        )
        .expect("on record")
        .expect("a pension")
        .monthly
    };
    assert_eq!(of(1_000_000_000, "2026-01"), Rupiah(4_792_300));
    assert_eq!(of(1_000_000_000, "2026-02"), Rupiah(4_932_300));
    assert_eq!(of(1, "2026-01"), Rupiah(399_700));
}

#[test]
fn fewer_than_fifteen_years_give_a_pension_only_to_who_could_not_wait() {
    let of = |kind, months, density| {
        let benefit = benefit(
            kind,
            Rupiah(120_000_000),
            months,
            Rate::new(density),
            month("2026-11"),
        );
        benefit
            .expect("on record")
            .map(|benefit| benefit.counted_months)
    };
    assert_eq!(of(BenefitKind::OldAge, 179, 100_000), None);
    assert_eq!(of(BenefitKind::OldAge, 180, 0), Some(180));
    assert_eq!(of(BenefitKind::OldAge, 181, 0), Some(181));
    assert_eq!(of(BenefitKind::Disability, 0, 100_000), None);
    assert_eq!(of(BenefitKind::Disability, 1, 80_000), Some(180));
    assert_eq!(of(BenefitKind::Disability, 1, 79_999), None);
    assert_eq!(of(BenefitKind::Widow, 11, 100_000), None);
    assert_eq!(of(BenefitKind::Widow, 12, 100_000), Some(180));
    assert!(
        benefit(
            BenefitKind::OldAge,
            Rupiah(1),
            180,
            Rate::WHOLE,
            month("2015-06")
        )
        .is_err()
    );
}

#[test]
fn a_pension_rises_with_inflation_once_a_year() {
    let rise = |then| indexed(Rupiah(1_000_000), month("2024-06"), month(then));
    assert_eq!(rise("2025-02"), Ok(Rupiah(1_000_000)));
    assert_eq!(rise("2025-03"), Ok(Rupiah(1_015_700)));
    assert_eq!(rise("2026-01"), Ok(Rupiah(1_015_700)));
    assert_eq!(rise("2026-02"), Ok(Rupiah(1_045_358)));
    // Of later years nobody knows.
    assert_eq!(rise("2030-12"), Ok(Rupiah(1_045_358)));
    assert!(rise("2015-06").is_err());
}

// Months and lump sums

#[test]
fn fifteen_years_from_the_beginning_end_in_june_2030() {
    let began = qualifying(&months(&[year(2015, 6, 1)])).expect("months");
    assert_eq!((began.paid, began.missing), (6, 174));
    assert_eq!(began.reached, month("2030-06"));
    assert_eq!(began.reached.next().first_day(), FIRST_PENSIONS);
    let years: Vec<PaidYear> = (2015..=2031)
        .map(|of| year(of, if of == 2015 { 6 } else { 12 }, 1))
        .collect();
    let enough = qualifying(&months(&years)).expect("months");
    assert_eq!((enough.missing, enough.reached), (0, month("2030-06")));
    assert_eq!(qualifying(&[]), None);
}

#[test]
fn a_lump_sum_is_what_was_paid_and_what_it_earned() {
    let history = months(&[year(2025, 12, 10_000_000)]);
    let sum = lump_sum(&history, month("2025-12"), Rate::ZERO).expect("a sum");
    assert_eq!(sum.paid_in, Rupiah(12 * 300_000));
    assert_eq!(sum.returns, Rupiah::ZERO);
    // Left for a year, all of it earns 5 %.
    let whole = lump_sum(&history, month("2026-12"), Rate::new(5_000)).expect("a sum");
    let first = lump_sum(&history, month("2025-12"), Rate::new(5_000)).expect("a sum");
    let grown = first.total.get() * 105 / 100;
    assert!((whole.total.get() - grown).abs() <= 1);
    assert_eq!(whole.paid_in, Rupiah(3_600_000));
    let nothing = lump_sum(&[], month("2026-12"), Rate::new(5_000)).expect("a sum");
    assert_eq!(nothing.total, Rupiah::ZERO);
    assert!(lump_sum(&history, month("9999-12"), Rate::new(8_000)).is_err());
}

fn any_history() -> impl Strategy<Value = Vec<PaidYear>> {
    (
        2016..2030_i16,
        prop::collection::vec((1..=12_i8, 0..30_000_000_i64), 1..30),
    )
        .prop_map(|(from, years)| {
            (from..)
                .zip(years)
                .map(|(of, (months, wage))| year(of, months, wage))
                .collect()
        })
}

proptest! {
    #[test]
    fn pensions_stay_within_the_limits_and_rise_with_wage_and_time(
        annual in 0..1_000_000_000_i64,
        more in 0..100_000_000_i64,
        months in 180..600_i64,
        at in 0..300,
    ) {
        let first = month("2015-07").plus(at);
        let of = |annual, months| {
            let benefit = benefit(BenefitKind::OldAge, Rupiah(annual), months, Rate::WHOLE, first);
            benefit.expect("on record").expect("a pension").monthly
        };
        let base = of(annual, months);
        prop_assert!(base <= of(annual + more, months));
        prop_assert!(base <= of(annual, months + 1));
        let limits = jp_benefit_limits(first).expect("on record").value;
        prop_assert!((limits.min..=limits.max).contains(&base));
    }

    #[test]
    fn averages_rise_with_wages_and_stay_below_the_highest_cap_revalued(years in any_history(), more in 0..5_000_000_i64) {
        let pension = month("2062-01");
        let of = |years: &[PaidYear]| {
            let average = weighted_average(&months(years), pension).expect("on record");
            average.expect("a history").annual
        };
        let raised: Vec<PaidYear> = years
            .iter()
            .map(|of| PaidYear { wage: Rupiah(of.wage.get() + more), ..*of })
            .collect();
        prop_assert!(of(&years) <= of(&raised));
        // All inflation since 2015 together is less than 40 %.
        let cap = jp_cap(month("2061-01")).expect("on record").value.cap;
        prop_assert!(of(&years).get() <= cap.get() * 12 * 14 / 10);
    }

    #[test]
    fn lump_sums_add_up_and_rise_with_wages_and_time(years in any_history(), more in 0..5_000_000_i64, wait in 0..120) {
        let history = months(&years);
        let until = history.last().expect("months").month;
        let of = |history: &[PaidMonth], until| lump_sum(history, until, Rate::new(5_000)).expect("a sum");
        let sum = of(&history, until);
        prop_assert_eq!(sum.total, [sum.paid_in, sum.returns].iter().sum());
        prop_assert!(!sum.returns.is_negative());
        prop_assert!(sum.total <= of(&history, until.plus(wait)).total);
        let raised: Vec<PaidMonth> = history
            .iter()
            .map(|paid| PaidMonth { wage: Rupiah(paid.wage.get() + more), ..*paid })
            .collect();
        prop_assert!(sum.total <= of(&raised, until).total);
    }
}
