//! Rupiah, rates and months: exact arithmetic and how they are written.

use jiff::civil::date;
use jmo_rules::{JkkClass, Month, MonthError, Programme, Rate, Rounding, Rupiah};
use proptest::prelude::*;

#[test]
fn rupiah_are_written_the_indonesian_way() {
    for (amount, written) in [
        (0, "Rp0"),
        (500, "Rp500"),
        (1_000, "Rp1.000"),
        (12_345_678, "Rp12.345.678"),
        (-500, "−Rp500"),
        (-1_234_567, "−Rp1.234.567"),
        (i64::MIN, "−Rp9.223.372.036.854.775.808"),
    ] {
        assert_eq!(Rupiah(amount).to_string(), written);
    }
    assert_eq!(format!("{:>8}", Rupiah(500)), "   Rp500");
}

#[test]
fn rupiah_cross_the_wire_as_whole_numbers_a_web_view_can_hold() {
    let limit = Rupiah::MAX_ON_WIRE.get();
    assert_eq!(limit, 9_007_199_254_740_991);
    assert_eq!(
        serde_json::to_string(&Rupiah(18_150)).expect("json"),
        "18150"
    );
    for amount in [limit, -limit, 0] {
        let read: Rupiah = serde_json::from_str(&amount.to_string()).expect("in range");
        assert_eq!(read, Rupiah(amount));
    }
    for refused in [
        "9007199254740992",
        "-9007199254740992",
        "1.5",
        "\"1000\"",
        "1e3",
        "null",
    ] {
        assert!(
            serde_json::from_str::<Rupiah>(refused).is_err(),
            "{refused}"
        );
    }
}

#[test]
fn an_overflow_is_never_silent() {
    assert_eq!(Rupiah(i64::MAX).checked_add(Rupiah(1)), None);
    assert_eq!(Rupiah(i64::MIN).checked_sub(Rupiah(1)), None);
    assert_eq!(Rupiah(i64::MIN).checked_neg(), None);
    assert_eq!(Rupiah(i64::MAX).checked_mul(2), None);
}

#[test]
#[should_panic(expected = "beyond the range")]
fn a_sum_that_overflows_panics_rather_than_wraps() {
    let _: Rupiah = [Rupiah(i64::MAX), Rupiah(1)].iter().sum();
}

#[test]
fn rates_are_written_without_idle_zeros() {
    for (parts, written) in [
        (445, "0,445 %"),
        (3_700, "3,7 %"),
        (2_000, "2 %"),
        (7_190, "7,19 %"),
        (5, "0,005 %"),
    ] {
        assert_eq!(Rate::new(parts).to_string(), written);
    }
    assert_eq!(Rate::ZERO.to_string(), "0 %");
    assert_eq!(Rate::WHOLE.to_string(), "100 %");
}

#[test]
fn a_fraction_of_a_rupiah_goes_where_the_rounding_says() {
    let half = Rate::new(50_000);
    assert_eq!(half.of(Rupiah(3), Rounding::Down), Rupiah(1));
    assert_eq!(half.of(Rupiah(3), Rounding::Up), Rupiah(2));
    assert_eq!(half.of(Rupiah(3), Rounding::HalfUp), Rupiah(2));
    assert_eq!(Rate::new(49_999).of(Rupiah(1), Rounding::HalfUp), Rupiah(0));
    assert_eq!(Rate::new(1).of(Rupiah(1), Rounding::Up), Rupiah(1));
    assert_eq!(half.of(Rupiah(-3), Rounding::HalfUp), Rupiah(-2));
}

#[test]
fn a_rate_of_the_largest_amount_is_exact() {
    assert_eq!(
        Rate::WHOLE.of(Rupiah(i64::MAX), Rounding::Up),
        Rupiah(i64::MAX)
    );
    assert_eq!(
        Rate::WHOLE.of(Rupiah(i64::MIN), Rounding::Up),
        Rupiah(i64::MIN)
    );
}

#[test]
fn only_a_year_a_hyphen_and_a_month_make_a_month() {
    for text in [
        "",
        "2026",
        "2026-9",
        "26-09",
        "2026/09",
        "2026-09-01",
        "+026-09",
        "２０26-09",
    ] {
        assert_eq!(text.parse::<Month>(), Err(MonthError::Shape), "{text:?}");
    }
    for text in ["2026-00", "2026-13", "0000-01"] {
        assert_eq!(text.parse::<Month>(), Err(MonthError::Range), "{text:?}");
    }
    assert!(serde_json::from_str::<Month>("\"2026-13\"").is_err());
}

#[test]
fn a_month_knows_its_days() {
    let month = Month::new(2028, 2).expect("a month");
    assert_eq!(month.first_day(), date(2028, 2, 1));
    assert_eq!(month.last_day(), date(2028, 2, 29));
    assert!(month.contains(date(2028, 2, 29)) && !month.contains(date(2028, 3, 1)));
}

#[test]
fn a_range_holds_both_its_ends() {
    let month = |text: &str| text.parse::<Month>().expect("a month");
    let winter: Vec<_> = Month::range(month("2026-11"), month("2027-02")).collect();
    assert_eq!(
        winter,
        [
            month("2026-11"),
            month("2026-12"),
            month("2027-01"),
            month("2027-02")
        ]
    );
    assert_eq!(Month::range(month("2026-11"), month("2026-11")).count(), 1);
    assert_eq!(Month::range(month("2026-11"), month("2026-10")).count(), 0);
}

#[test]
fn the_ends_of_the_calendar_hold_still() {
    let (first, last) = (
        Month::new(1, 1).expect("first"),
        Month::new(9_999, 12).expect("last"),
    );
    assert_eq!(first.prev(), first);
    assert_eq!(last.next(), last);
    assert_eq!(last.plus(i32::MAX), last);
    assert_eq!(Month::of(jmo_rules::Date::MIN), first);
}

#[test]
fn names_on_the_wire_are_lower_case_words() {
    let written = |class: JkkClass| serde_json::to_string(&class).expect("json");
    assert_eq!(
        JkkClass::ALL.map(written).join(" "),
        r#""i" "ii" "iii" "iv" "v""#
    );
    assert_eq!(
        serde_json::to_string(&Programme::Jht).expect("json"),
        "\"jht\""
    );
}

fn any_month() -> impl Strategy<Value = Month> {
    (1..=9_999_i16, 1..=12_i8).prop_map(|(year, month)| Month::new(year, month).expect("in range"))
}

proptest! {
    #[test]
    fn a_month_survives_being_written(month in any_month()) {
        prop_assert_eq!(month.to_string().parse(), Ok(month));
        let json = serde_json::to_string(&month).expect("json");
        prop_assert_eq!(serde_json::from_str::<Month>(&json).expect("own json"), month);
    }

    #[test]
    fn months_count_like_numbers(month in (1_000..3_000_i16, 1..=12_i8), steps in -9_000..9_000_i32) {
        let month = Month::new(month.0, month.1).expect("in range");
        let there = month.plus(steps);
        prop_assert_eq!(there.since(month), steps);
        prop_assert_eq!(there.plus(-steps), month);
        prop_assert_eq!(there > month, steps > 0);
        prop_assert_eq!(month.next().first_day(), month.last_day().tomorrow().expect("a day"));
        prop_assert_eq!(Month::of(there.last_day()), there);
    }

    #[test]
    fn written_rupiah_hold_all_digits(amount in any::<i64>()) {
        let digits: String = Rupiah(amount).to_string().chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(digits, amount.unsigned_abs().to_string());
    }

    #[test]
    fn roundings_differ_by_one_rupiah_at_most(amount in -1_000_000_000_000..1_000_000_000_000_i64, parts in 0..200_000_u32) {
        let of = |rounding| Rate::new(parts).of(Rupiah(amount), rounding).get();
        let (down, up, half) = (of(Rounding::Down), of(Rounding::Up), of(Rounding::HalfUp));
        prop_assert!((up - down).abs() <= 1);
        prop_assert!(half == up || half == down);
        prop_assert!(down.abs() <= up.abs());
    }

    #[test]
    fn a_reversal_takes_back_exactly_what_was_booked(amount in any::<i32>(), parts in 0..200_000_u32) {
        for rounding in [Rounding::Down, Rounding::Up, Rounding::HalfUp] {
            let of = |amount: i64| Rate::new(parts).of(Rupiah(amount), rounding).get();
            prop_assert_eq!(of(i64::from(amount)), -of(-i64::from(amount)));
        }
    }
}
