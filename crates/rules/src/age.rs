use crate::Date;
use jiff::ToSpan;

/// Completed years of life of someone born on `birth`, on the day `on`; negative before birth.
///
/// Someone born on 29 February turns a year older on 28 February of a common year \[D\].
#[must_use]
pub fn age_on(birth: Date, on: Date) -> i16 {
    let birthday = match (birth.month(), birth.day()) {
        (2, 29) if !on.in_leap_year() => (2, 28),
        birthday => birthday,
    };
    let had_birthday = (on.month(), on.day()) >= birthday;
    on.year() - birth.year() - i16::from(!had_birthday)
}

/// The first day on which someone born on `birth` is `age` years old, as [`age_on`] counts.
pub(crate) fn day_of_age(birth: Date, age: i16) -> Date {
    birth.saturating_add(i64::from(age).years())
}

#[cfg(test)]
mod tests {
    use super::{age_on, day_of_age};
    use jiff::civil::date;

    #[test]
    fn age_rises_on_the_birthday_itself() {
        let birth = date(1990, 5, 17);
        assert_eq!(age_on(birth, date(2026, 5, 16)), 35);
        assert_eq!(age_on(birth, date(2026, 5, 17)), 36);
    }

    #[test]
    fn a_leap_day_birthday_falls_on_the_28th_of_february_in_common_years() {
        let birth = date(2000, 2, 29);
        assert_eq!(age_on(birth, date(2026, 2, 27)), 25);
        assert_eq!(age_on(birth, date(2026, 2, 28)), 26);
        assert_eq!(age_on(birth, date(2028, 2, 28)), 27);
        assert_eq!(age_on(birth, date(2028, 2, 29)), 28);
    }

    #[test]
    fn an_age_is_reached_on_the_first_day_it_is_counted() {
        for birth in [date(2000, 2, 29), date(2000, 2, 28), date(1967, 6, 15)] {
            for age in 1..80 {
                let day = day_of_age(birth, age);
                assert_eq!(age_on(birth, day), age, "{birth} {age}");
                let before = day.yesterday().expect("a day");
                assert_eq!(age_on(birth, before), age - 1, "{birth} {age}");
            }
        }
    }
}
