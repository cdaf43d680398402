//! What a JHT account comes to, and whose money a contribution is.

use jmo_rules::{
    Month, Rate, Rupiah, Segment,
    jht::{Plan, ProjectionError, Saving, monthly, project, split},
};
use proptest::prelude::*;

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn ten_years() -> Plan {
    Plan {
        opening: Rupiah::ZERO,
        saving: Saving::Wage(Rupiah(10_000_000)),
        growth: Rate::ZERO,
        yearly_return: Rate::new(5_500),
        from: month("2026-12"),
        to: month("2036-11"),
    }
}

#[test]
fn ten_years_of_ten_million_come_to_ninety() {
    let projection = project(&ten_years()).expect("a plan");
    assert_eq!(projection.paid.total(), Rupiah(68_400_000));
    assert_eq!(projection.paid.own, Rupiah(24_000_000));
    assert_eq!(projection.paid.employer, Rupiah(44_400_000));
    assert_eq!(projection.balance, Rupiah(90_265_993));
    assert_eq!(projection.returns, Rupiah(21_865_993));
}

#[test]
fn years_begin_in_january_and_the_first_and_last_may_be_short() {
    let years = project(&ten_years()).expect("a plan").years;
    let months: Vec<(i16, i64)> = years.iter().map(|year| (year.year, year.months)).collect();
    assert_eq!(months[0], (2026, 1));
    assert_eq!(months[1], (2027, 12));
    assert_eq!(months[10], (2036, 11));
    assert_eq!(months.len(), 11);
}

#[test]
fn an_opening_balance_alone_earns_the_yearly_return() {
    let plan = Plan {
        opening: Rupiah(100_000_000),
        saving: Saving::Fixed(Rupiah::ZERO),
        yearly_return: Rate::new(5_000),
        from: month("2027-01"),
        to: month("2028-12"),
        ..ten_years()
    };
    let projection = project(&plan).expect("a plan");
    assert_eq!(projection.years[0].returns, Rupiah(5_000_000));
    assert_eq!(projection.balance, Rupiah(110_250_000));
}

#[test]
fn wages_grow_each_january_but_not_in_the_first_month() {
    let plan = Plan {
        growth: Rate::new(10_000),
        from: month("2027-01"),
        to: month("2029-12"),
        ..ten_years()
    };
    let own: Vec<Rupiah> = project(&plan)
        .expect("a plan")
        .years
        .iter()
        .map(|year| year.paid.own)
        .collect();
    assert_eq!(
        own,
        [Rupiah(2_400_000), Rupiah(2_640_000), Rupiah(2_904_000)]
    );
}

#[test]
fn a_growing_income_moves_up_the_bands_and_a_fixed_amount_stays() {
    let growing = |saving| Plan {
        saving,
        growth: Rate::new(10_000),
        from: month("2026-12"),
        to: month("2027-01"),
        ..ten_years()
    };
    let years = project(&growing(Saving::Income(Rupiah(3_000_000)))).expect("a plan");
    assert_eq!(years.years[0].paid.own, Rupiah(59_000));
    assert_eq!(years.years[1].paid.own, Rupiah(69_000));
    assert_eq!(years.paid.employer, Rupiah::ZERO);
    let years = project(&growing(Saving::Fixed(Rupiah(300_000)))).expect("a plan");
    assert_eq!(years.years[0].paid.own, years.years[1].paid.own);
}

#[test]
fn plans_that_cannot_be_are_refused() {
    let problem = |plan: Plan| project(&plan).expect_err("no plan");
    let plan = ten_years();
    assert_eq!(
        problem(Plan {
            to: month("2026-11"),
            ..plan
        }),
        ProjectionError::Reversed
    );
    assert_eq!(
        problem(Plan {
            to: month("2076-12"),
            ..plan
        }),
        ProjectionError::TooLong
    );
    assert!(
        project(&Plan {
            to: month("2076-11"),
            ..plan
        })
        .is_ok()
    );
    for rate in [0, 2_999, 8_001, u32::MAX] {
        let yearly_return = Rate::new(rate);
        assert_eq!(
            problem(Plan {
                yearly_return,
                ..plan
            }),
            ProjectionError::Return
        );
    }
    let growth = Rate::new(15_001);
    assert_eq!(problem(Plan { growth, ..plan }), ProjectionError::Growth);
    for amount in [-1, i64::MIN, i64::MAX] {
        let opening = Rupiah(amount);
        assert_eq!(problem(Plan { opening, ..plan }), ProjectionError::Amount);
        let saving = Saving::Wage(Rupiah(amount));
        assert_eq!(problem(Plan { saving, ..plan }), ProjectionError::Amount);
    }
    let from = month("2015-06");
    let to = month("2016-01");
    assert!(matches!(
        problem(Plan { from, to, ..plan }),
        ProjectionError::NoRate(_)
    ));
}

#[test]
fn a_worker_owns_two_parts_of_five_point_seven() {
    let of = |segment, amount| split(segment, month("2026-09"), Rupiah(amount)).expect("a rate");
    let parts = of(Segment::Pu, 570_000);
    assert_eq!(
        (parts.own, parts.employer),
        (Rupiah(200_000), Rupiah(370_000))
    );
    let parts = of(Segment::Pu, 100);
    assert_eq!((parts.own, parts.employer), (Rupiah(35), Rupiah(65)));
    for segment in [Segment::Bpu, Segment::Pmi] {
        assert_eq!(of(segment, 59_000).own, Rupiah(59_000));
        assert_eq!(of(segment, 59_000).employer, Rupiah::ZERO);
    }
    assert!(split(Segment::Construction, month("2026-09"), Rupiah(1)).is_err());
    assert!(split(Segment::Pu, month("2015-06"), Rupiah(1)).is_err());
    assert!(split(Segment::Pu, month("2015-07"), Rupiah(1)).is_ok());
}

fn any_saving() -> impl Strategy<Value = Saving> {
    (0..3, 0..100_000_000_i64).prop_map(|(kind, amount)| match kind {
        0 => Saving::Wage(Rupiah(amount)),
        1 => Saving::Income(Rupiah(amount)),
        _ => Saving::Fixed(Rupiah(amount)),
    })
}

prop_compose! {
    fn any_plan()(
        opening in 0..10_000_000_000_i64,
        saving in any_saving(),
        growth in 0..=15_000_u32,
        yearly_return in 3_000..=8_000_u32,
        from in 0..200,
        months in 0..480,
    ) -> Plan {
        let from = month("2015-07").plus(from);
        Plan {
            opening: Rupiah(opening),
            saving,
            growth: Rate::new(growth),
            yearly_return: Rate::new(yearly_return),
            from,
            to: from.plus(months),
        }
    }
}

fn raised(saving: Saving, by: i64) -> Saving {
    match saving {
        Saving::Wage(amount) => Saving::Wage(Rupiah(amount.get() + by)),
        Saving::Income(amount) => Saving::Income(Rupiah(amount.get() + by)),
        Saving::Fixed(amount) => Saving::Fixed(Rupiah(amount.get() + by)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_balance_is_what_was_there_came_in_and_was_earned(plan in any_plan()) {
        let projection = project(&plan).expect("a plan");
        let sum = [plan.opening, projection.paid.total(), projection.returns];
        prop_assert_eq!(projection.balance, sum.iter().sum());
        let mut before = plan.opening;
        for year in &projection.years {
            prop_assert_eq!(year.balance, [before, year.paid.total(), year.returns].iter().sum());
            prop_assert!(!year.returns.is_negative());
            before = year.balance;
        }
        prop_assert_eq!(before, projection.balance);
        let months: i64 = projection.years.iter().map(|year| year.months).sum();
        prop_assert_eq!(months, i64::from(plan.to.since(plan.from)) + 1);
    }

    #[test]
    fn more_money_more_time_or_a_better_return_never_come_to_less(plan in any_plan(), more in 0..10_000_000_i64) {
        let of = |plan: Plan| project(&plan).expect("a plan").balance;
        let base = of(plan);
        let better = [
            Plan { saving: raised(plan.saving, more), ..plan },
            Plan { opening: Rupiah(plan.opening.get() + more), ..plan },
            Plan { to: plan.to.next(), ..plan },
            Plan { yearly_return: Rate::new(8_000), ..plan },
            Plan { growth: Rate::new(15_000), ..plan },
        ];
        for better in better {
            prop_assert!(base <= of(better), "{better:?}");
        }
    }

    #[test]
    fn a_plan_in_two_halves_comes_to_the_same(plan in any_plan(), at in 0..480) {
        // Without growth, since the second half begins with the wage as it then is.
        let plan = Plan { growth: Rate::ZERO, ..plan };
        let end = plan.from.plus(at);
        if end < plan.to {
            let first = project(&Plan { to: end, ..plan }).expect("a plan");
            let second = project(&Plan { from: end.next(), opening: first.balance, ..plan }).expect("a plan");
            let whole = project(&plan).expect("a plan");
            // Half a rupiah, cut off in the middle, grows by at most 1.08^40.
            prop_assert!((second.balance.get() - whole.balance.get()).abs() <= 12);
            prop_assert_eq!(first.paid.own.get() + second.paid.own.get(), whole.paid.own.get());
        }
    }

    #[test]
    fn parts_sum_to_the_whole(amount in -1_000_000_000_000..1_000_000_000_000_i64, at in 0..400) {
        for segment in [Segment::Pu, Segment::Bpu, Segment::Pmi] {
            let parts = split(segment, month("2015-07").plus(at), Rupiah(amount)).expect("a rate");
            prop_assert_eq!(parts.total(), Rupiah(amount));
        }
    }

    #[test]
    fn a_contribution_splits_into_what_it_was_made_of(wage in 0..10_000_000_000_i64, at in 0..400) {
        let month = month("2015-07").plus(at);
        let paid = monthly(Saving::Wage(Rupiah(wage)), month).expect("a rate");
        let parts = split(Segment::Pu, month, paid.total()).expect("a rate");
        prop_assert!((parts.own.get() - paid.own.get()).abs() <= 1);
    }
}
