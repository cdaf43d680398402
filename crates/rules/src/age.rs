use crate::Date;

/// Completed years of life of someone born on `birth`, on the day `on`; negative before birth.
///
/// Someone born on 29 February turns a year older on 1 March of a common year.
#[must_use]
pub fn age_on(birth: Date, on: Date) -> i16 {
    let had_birthday = (on.month(), on.day()) >= (birth.month(), birth.day());
    on.year() - birth.year() - i16::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    use super::age_on;
    use jiff::civil::date;

    #[test]
    fn age_rises_on_the_birthday_itself() {
        let birth = date(1990, 5, 17);
        assert_eq!(age_on(birth, date(2026, 5, 16)), 35);
        assert_eq!(age_on(birth, date(2026, 5, 17)), 36);
    }

    #[test]
    fn a_leap_day_birthday_falls_on_the_first_of_march_in_common_years() {
        let birth = date(2000, 2, 29);
        assert_eq!(age_on(birth, date(2026, 2, 28)), 25);
        assert_eq!(age_on(birth, date(2026, 3, 1)), 26);
    }
}
