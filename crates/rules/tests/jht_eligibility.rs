//! When JHT can be claimed, and where.

use jiff::civil::date;
use jmo_rules::{
    Confidence, Date, Rate, Rupiah,
    jht::{
        CLAIM_TERMS, Channel, ClaimDocument, ClaimReason, Eligibility, EligibilityError, Facts,
        INSTANT_CEILINGS, Requirement, eligibility, instant_ceiling,
    },
};
use proptest::prelude::*;

const ON: Date = date(2026, 11, 21);

fn facts() -> Facts {
    Facts {
        birth: Some(date(1985, 3, 10)),
        agreed_age: None,
        stopped_on: Some(date(2026, 8, 31)),
        member_since: Some(date(2012, 2, 1)),
        balance: Rupiah(12_000_000),
        active: false,
        earlier_partial: false,
        data_updated: true,
    }
}

fn ask(reason: ClaimReason, facts: &Facts, on: Date) -> Eligibility {
    eligibility(reason, facts, on).expect("an answer")
}

fn unmet(answer: &Eligibility) -> Vec<Requirement> {
    let conditions = answer.conditions.iter();
    let unmet = conditions.filter(|condition| !condition.met);
    unmet.map(|condition| condition.requirement).collect()
}

#[test]
fn the_waiting_month_from_the_31st_ends_on_the_last_day_of_the_next() {
    for reason in [ClaimReason::Resignation, ClaimReason::Layoff] {
        for (stopped, opens) in [
            (date(2026, 8, 31), date(2026, 9, 30)),
            (date(2026, 1, 31), date(2026, 2, 28)),
            (date(2028, 1, 31), date(2028, 2, 29)),
            (date(2026, 9, 15), date(2026, 10, 15)),
        ] {
            let facts = Facts {
                stopped_on: Some(stopped),
                ..facts()
            };
            let before = ask(reason, &facts, opens.yesterday().expect("a day"));
            assert_eq!(unmet(&before), [Requirement::Stopped]);
            assert_eq!(before.from(), Some(opens));
            assert!(ask(reason, &facts, opens).eligible());
        }
    }
}

#[test]
fn the_end_of_a_contract_and_of_a_business_wait_for_nothing() {
    for reason in [ClaimReason::ContractEnd, ClaimReason::BpuStop] {
        let facts = Facts {
            stopped_on: Some(ON),
            ..facts()
        };
        assert!(ask(reason, &facts, ON).eligible());
        let before = ask(reason, &facts, ON.yesterday().expect("a day"));
        assert_eq!(unmet(&before), [Requirement::Stopped]);
    }
}

#[test]
fn an_exit_that_nobody_reported_blocks_and_no_day_is_promised() {
    let facts = Facts {
        active: true,
        ..facts()
    };
    for reason in [
        ClaimReason::Resignation,
        ClaimReason::ContractEnd,
        ClaimReason::LeavesIndonesia,
    ] {
        let answer = ask(reason, &facts, ON);
        assert_eq!(unmet(&answer), [Requirement::Inactive]);
        assert_eq!(answer.from(), None);
    }
}

#[test]
fn retirement_is_at_56_or_as_agreed_whatever_the_membership() {
    let facts = Facts {
        birth: Some(date(1970, 11, 21)),
        active: true,
        ..facts()
    };
    let answer = ask(ClaimReason::Retirement, &facts, ON);
    assert!(answer.eligible());
    assert_eq!(answer.from(), Some(ON));
    let agreed = Facts {
        agreed_age: Some(58),
        ..facts
    };
    let answer = ask(ClaimReason::Retirement, &agreed, ON);
    assert!(!answer.eligible());
    assert_eq!(answer.from(), Some(date(2028, 11, 21)));
    let leap = Facts {
        birth: Some(date(1972, 2, 29)),
        ..facts
    };
    let answer = ask(ClaimReason::Retirement, &leap, ON);
    assert_eq!(answer.from(), Some(date(2028, 2, 29)));
}

#[test]
fn a_part_takes_ten_years_and_is_paid_once_while_working_or_not() {
    let facts = Facts {
        member_since: Some(date(2016, 11, 22)),
        active: true,
        ..facts()
    };
    for (reason, share) in [
        (ClaimReason::Partial10, 10_000),
        (ClaimReason::Partial30, 30_000),
    ] {
        let answer = ask(reason, &facts, ON);
        assert_eq!(unmet(&answer), [Requirement::MemberYears]);
        assert_eq!(answer.from(), Some(date(2026, 11, 22)));
        assert_eq!(answer.terms.value.share, Rate::new(share));
        assert_eq!(answer.channel(), Channel::Branch);
        let again = Facts {
            earlier_partial: true,
            ..facts
        };
        assert_eq!(ask(reason, &again, ON).from(), None);
    }
}

#[test]
fn disability_takes_no_waiting_and_nothing_is_paid_from_an_empty_account() {
    let answer = ask(ClaimReason::TotalDisability, &facts(), ON);
    assert!(answer.eligible());
    assert_eq!(answer.from(), None);
    let empty = Facts {
        balance: Rupiah::ZERO,
        ..facts()
    };
    for terms in &CLAIM_TERMS {
        let answer = ask(terms.value.reason, &empty, ON);
        assert!(unmet(&answer).contains(&Requirement::HasBalance));
        assert_eq!(answer.from(), None);
    }
}

#[test]
fn the_app_pays_up_to_its_ceiling_for_updated_data() {
    let of = |balance, on| {
        let facts = Facts {
            balance: Rupiah(balance),
            stopped_on: Some(date(2025, 1, 1)),
            ..facts()
        };
        ask(ClaimReason::Resignation, &facts, on).channel()
    };
    assert_eq!(of(15_000_000, ON), Channel::App);
    assert_eq!(of(15_000_001, ON), Channel::Branch);
    assert_eq!(of(10_000_001, date(2025, 4, 30)), Channel::Branch);
    assert_eq!(of(10_000_001, date(2025, 5, 1)), Channel::App);
    let stale = Facts {
        data_updated: false,
        ..facts()
    };
    assert_eq!(
        ask(ClaimReason::Resignation, &stale, ON).channel(),
        Channel::Branch
    );
    assert!(ask(ClaimReason::Resignation, &stale, ON).eligible());
}

#[test]
fn ceilings_follow_each_other() {
    assert!(instant_ceiling(date(2020, 12, 31)).is_none());
    let end = INSTANT_CEILINGS[0].to.expect("an end");
    assert_eq!(end.tomorrow().expect("a day"), INSTANT_CEILINGS[1].from);
}

#[test]
fn every_reason_has_papers_and_the_unread_law_is_no_fact() {
    for terms in &CLAIM_TERMS {
        assert!(terms.value.documents.contains(&ClaimDocument::Kpj));
        assert_eq!(terms.source.confidence, Confidence::High);
    }
    let answer = ask(ClaimReason::Partial10, &facts(), ON);
    let first = answer
        .conditions
        .iter()
        .find(|condition| condition.requirement == Requirement::FirstPartial);
    assert!(first.is_some_and(|condition| condition.source.is_estimate()));
}

#[test]
fn what_a_reason_needs_must_be_known() {
    let nothing = Facts {
        balance: Rupiah(1),
        ..Facts::default()
    };
    let problem = |reason| eligibility(reason, &nothing, ON).expect_err("no answer");
    assert_eq!(problem(ClaimReason::Retirement), EligibilityError::NoBirth);
    assert_eq!(problem(ClaimReason::Layoff), EligibilityError::NoStop);
    assert_eq!(
        problem(ClaimReason::Partial30),
        EligibilityError::NoMemberSince
    );
    let before_the_law = eligibility(ClaimReason::Layoff, &facts(), date(2022, 4, 25));
    assert_eq!(before_the_law, Err(EligibilityError::NotOnRecord));
}

fn any_day(years: std::ops::Range<i16>) -> impl Strategy<Value = Date> {
    (years, 1..=12_i8, 1..=31_i8).prop_map(|(year, month, day)| {
        let first = date(year, month, 1);
        date(year, month, day.min(first.days_in_month()))
    })
}

proptest! {
    #[test]
    fn the_day_named_is_the_first_it_holds(
        reason in prop::sample::select(CLAIM_TERMS.iter().map(|terms| terms.value.reason).collect::<Vec<_>>()),
        birth in any_day(1960..2005),
        stopped in any_day(2023..2040),
        since in any_day(2010..2035),
        agreed_age in prop::option::of(45..65_i16),
        on in any_day(2023..2045),
    ) {
        let facts = Facts {
            birth: Some(birth),
            agreed_age,
            stopped_on: Some(stopped),
            member_since: Some(since),
            ..facts()
        };
        let answer = ask(reason, &facts, on);
        if let Some(from) = answer.from() {
            prop_assert_eq!(answer.eligible(), on >= from);
            prop_assert!(ask(reason, &facts, from).eligible());
            if from > answer.terms.from {
                prop_assert!(!ask(reason, &facts, from.yesterday().expect("a day")).eligible());
            }
        } else {
            prop_assert!(answer.eligible());
        }
    }
}
