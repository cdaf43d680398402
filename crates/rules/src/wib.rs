use crate::Date;
use jiff::{Timestamp, tz::Offset};

/// Western Indonesia Time. It has had no daylight saving since 1963, so a fixed offset is exact and
/// no time-zone database is needed.
const WIB: Offset = Offset::constant(7);

/// The calendar date in Jakarta (WIB, UTC+7) at an instant: the date that legal cut-offs go by,
/// wherever the participant is.
#[must_use]
pub fn wib_date(at: Timestamp) -> Date {
    WIB.to_datetime(at).date()
}

#[cfg(test)]
mod tests {
    use super::wib_date;
    use jiff::{Timestamp, civil::date};

    #[test]
    fn the_day_in_jakarta_begins_at_seventeen_hours_utc() {
        let before: Timestamp = "2026-11-20T16:59:59Z".parse().expect("a timestamp");
        let after: Timestamp = "2026-11-20T17:00:00Z".parse().expect("a timestamp");
        assert_eq!(wib_date(before), date(2026, 11, 20));
        assert_eq!(wib_date(after), date(2026, 11, 21));
    }
}
