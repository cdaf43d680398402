//! Where a membership stands on a day: whether months are owed, and until when it insures.

use crate::{Date, Month, Segment, due::pu_due_date};

/// How many unpaid months in a row a self-employed member stays insured (official FAQ; the
/// regulation counts arrears for at most three months).
const BPU_GRACE_MONTHS: i32 = 3;

/// What is known of a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The kind of membership.
    pub segment: Segment,
    /// First day.
    pub since: Date,
    /// Last day, once reported.
    pub until: Option<Date>,
    /// The newest month paid.
    pub last_paid: Option<Month>,
    /// Last day of a bought period (PMI package, construction project).
    pub bought_until: Option<Date>,
}

/// Whether contributions come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Every due month is paid.
    Active,
    /// A due month is not paid.
    Arrears {
        /// The oldest of them after the newest paid month.
        due_month: Month,
    },
    /// Ended, or unpaid for so long that it insures no more.
    Inactive,
}

/// Until when a membership insures (JKK, JKM, JKP).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insured {
    /// Up to this day for certain.
    Until(Date),
    /// While the employment lasts: the employer answers for what is unpaid.
    WhileEmployed,
    /// No longer, since this day.
    LapsedSince(Date),
}

/// Where a membership stands on `today` (WIB).
///
/// * Wage earners owe a month from the 15th of the next on (PP 44/2015). While the employer owes,
///   the benefits are the employer's to pay, so the worker stays insured.
/// * The self-employed stay insured for three unpaid months, then no more.
/// * Migrant and construction workers are insured for the period that was bought.
#[must_use]
pub fn standing(facts: &Facts, today: Date) -> (Standing, Insured) {
    if let Some(last_day) = facts.until.filter(|last_day| *last_day < today) {
        return (Standing::Inactive, lapsed_after(last_day));
    }
    match facts.segment {
        Segment::Pu => wage_earner(facts, today),
        Segment::Bpu => self_employed(facts, today),
        Segment::Pmi | Segment::Construction => match facts.bought_until {
            Some(last_day) if last_day >= today => (Standing::Active, Insured::Until(last_day)),
            Some(last_day) => (Standing::Inactive, lapsed_after(last_day)),
            None => (Standing::Inactive, Insured::LapsedSince(facts.since)),
        },
    }
}

fn wage_earner(facts: &Facts, today: Date) -> (Standing, Insured) {
    let unpaid = first_unpaid(facts);
    let due = pu_due_date(unpaid);
    if today <= due {
        (Standing::Active, Insured::Until(due))
    } else {
        (
            Standing::Arrears { due_month: unpaid },
            Insured::WhileEmployed,
        )
    }
}

fn self_employed(facts: &Facts, today: Date) -> (Standing, Insured) {
    // Cover begins with the first payment.
    let Some(last_paid) = facts.last_paid else {
        return (Standing::Inactive, Insured::LapsedSince(facts.since));
    };
    let last_day = last_paid.plus(BPU_GRACE_MONTHS).last_day();
    let unpaid = first_unpaid(facts);
    if today > last_day {
        (Standing::Inactive, lapsed_after(last_day))
    } else if today > pu_due_date(unpaid) {
        (
            Standing::Arrears { due_month: unpaid },
            Insured::Until(last_day),
        )
    } else {
        (Standing::Active, Insured::Until(last_day))
    }
}

fn first_unpaid(facts: &Facts) -> Month {
    facts
        .last_paid
        .map_or_else(|| Month::of(facts.since), Month::next)
}

fn lapsed_after(last_day: Date) -> Insured {
    Insured::LapsedSince(last_day.tomorrow().unwrap_or(last_day))
}

#[cfg(test)]
mod tests {
    use super::{Facts, Insured, Standing, standing};
    use crate::{Month, Segment};
    use jiff::civil::date;

    fn month(text: &str) -> Month {
        text.parse().expect("a month")
    }

    fn paid(segment: Segment, last: &str) -> Facts {
        Facts {
            segment,
            since: date(2020, 1, 1),
            until: None,
            last_paid: Some(month(last)),
            bought_until: None,
        }
    }

    #[test]
    fn an_employer_has_until_the_fifteenth_of_the_next_month() {
        let facts = paid(Segment::Pu, "2026-09");
        let due = date(2026, 11, 15);
        assert_eq!(
            standing(&facts, due),
            (Standing::Active, Insured::Until(due))
        );
        let arrears = Standing::Arrears {
            due_month: month("2026-10"),
        };
        assert_eq!(
            standing(&facts, date(2026, 11, 16)),
            (arrears, Insured::WhileEmployed)
        );
    }

    #[test]
    fn the_self_employed_stay_insured_for_three_unpaid_months_and_not_a_day_longer() {
        let facts = paid(Segment::Bpu, "2026-09");
        let last_day = date(2026, 12, 31);
        let arrears = Standing::Arrears {
            due_month: month("2026-10"),
        };
        assert_eq!(
            standing(&facts, date(2026, 11, 10)),
            (Standing::Active, Insured::Until(last_day))
        );
        assert_eq!(
            standing(&facts, last_day),
            (arrears, Insured::Until(last_day))
        );
        let lapsed = (Standing::Inactive, Insured::LapsedSince(date(2027, 1, 1)));
        assert_eq!(standing(&facts, date(2027, 1, 1)), lapsed);
    }

    #[test]
    fn someone_who_never_paid_for_himself_is_not_insured() {
        let facts = Facts {
            last_paid: None,
            ..paid(Segment::Bpu, "2026-09")
        };
        let lapsed = (Standing::Inactive, Insured::LapsedSince(facts.since));
        assert_eq!(standing(&facts, date(2026, 11, 10)), lapsed);
    }

    #[test]
    fn a_reported_last_day_ends_it_the_day_after() {
        let facts = Facts {
            until: Some(date(2026, 8, 12)),
            ..paid(Segment::Pu, "2026-08")
        };
        assert_eq!(standing(&facts, date(2026, 8, 12)).0, Standing::Active);
        let lapsed = (Standing::Inactive, Insured::LapsedSince(date(2026, 8, 13)));
        assert_eq!(standing(&facts, date(2026, 8, 13)), lapsed);
    }

    #[test]
    fn a_bought_period_insures_to_its_last_day() {
        let last_day = date(2027, 3, 31);
        let facts = Facts {
            bought_until: Some(last_day),
            ..paid(Segment::Pmi, "2026-01")
        };
        assert_eq!(
            standing(&facts, last_day),
            (Standing::Active, Insured::Until(last_day))
        );
        let lapsed = (Standing::Inactive, Insured::LapsedSince(date(2027, 4, 1)));
        assert_eq!(standing(&facts, date(2027, 4, 1)), lapsed);
    }
}
