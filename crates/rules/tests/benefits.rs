//! What the insurances pay: published figures, the day each rule begins, and what must hold for any
//! wage.

use jmo_rules::{
    Date, Rate, Rupiah, Segment,
    benefit::{
        jkk::{
            Accident, DISABILITIES, DISABILITY_CODES, Disability, JkkBenefit, Outcome, care,
            claim_until, jkk_benefit, wage_base,
        },
        jkm::{Death, JkmBenefit, jkm_benefit},
        jkp::{EndReason, JkpBenefit, LostJob, jkp_benefit},
        scholarship::{Child, LEVEL_CODES, ScholarshipYear, scholarship, scholarship_terms},
    },
};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

// Work accident

fn accident(wage: i64, outcome: Outcome) -> JkkBenefit {
    let accident = Accident {
        on: day("2026-05-10"),
        wage: Rupiah(wage),
        outcome,
    };
    jkk_benefit(&accident).expect("a law")
}

fn part(code: &str) -> &'static Disability {
    Disability::named(code).expect("a part")
}

#[test]
fn a_death_at_work_pays_48_wages_and_a_total_disability_56() {
    let death = accident(5_000_000, Outcome::Death);
    assert_eq!(death.compensation, Rupiah(240_000_000));
    assert_eq!(
        (death.periodic, death.funeral),
        (Rupiah(12_000_000), Rupiah(10_000_000))
    );
    assert_eq!(death.total(), Rupiah(262_000_000));
    let disability = accident(5_000_000, Outcome::TotalDisability);
    assert_eq!(disability.compensation, Rupiah(280_000_000));
    assert_eq!(
        (disability.periodic, disability.funeral),
        (Rupiah(12_000_000), Rupiah::ZERO)
    );
    assert!(death.scholarship && disability.scholarship);
    assert!(!death.source.is_estimate());
}

#[test]
fn a_death_at_work_never_pays_less_than_any_other_death() {
    let poor = accident(400_000, Outcome::Death);
    assert_eq!(poor.compensation, Rupiah(20_000_000));
    assert!(poor.raised_to_floor);
    // 48 wages reach the floor at Rp416.667.
    assert!(accident(416_666, Outcome::Death).raised_to_floor);
    assert!(!accident(416_667, Outcome::Death).raised_to_floor);
}

#[test]
fn a_lost_part_pays_its_share_of_80_wages_as_an_estimate() {
    let thumb = accident(5_000_000, Outcome::PartialAnatomical(part("right_thumb")));
    assert_eq!(thumb.compensation, Rupiah(60_000_000), "15 % × 80 × 5m");
    assert!(thumb.source.is_estimate());
    let half = Outcome::PartialFunctional {
        part: part("right_thumb"),
        loss: Rate::new(50_000),
    };
    assert_eq!(accident(5_000_000, half).compensation, Rupiah(30_000_000));
    assert_eq!(thumb.periodic, Rupiah::ZERO);
    assert!(!thumb.scholarship);
}

#[test]
fn the_wage_is_paid_whole_for_a_year_and_by_half_from_then_on() {
    let months = |months| accident(5_000_000, Outcome::Temporary { months });
    assert_eq!(months(1).compensation, Rupiah(5_000_000));
    assert_eq!(months(12).compensation, Rupiah(60_000_000));
    assert_eq!(months(13).compensation, Rupiah(62_500_000));
    assert_eq!(months(24).compensation, Rupiah(90_000_000));
    let parts = months(24).temporary;
    assert_eq!((parts[0].from, parts[0].to), (1, 12));
    assert_eq!((parts[1].from, parts[1].to), (13, 24));
    assert_eq!(months(12).temporary.len(), 1);
}

#[test]
fn a_claim_must_come_within_five_years() {
    assert_eq!(claim_until(day("2026-05-10")), Ok(day("2031-05-10")));
    assert_eq!(claim_until(day("2024-02-29")), Ok(day("2029-02-28")));
    assert!(claim_until(day("2019-12-01")).is_err());
    assert!(claim_until(day("2019-12-02")).is_ok());
}

#[test]
fn the_self_employed_are_compensated_by_the_base_of_their_band() {
    let (wage, source) = wage_base(Segment::Bpu, Rupiah(3_000_000));
    assert_eq!(wage, Rupiah(2_950_000));
    assert!(source.is_estimate());
    let (wage, source) = wage_base(Segment::Pu, Rupiah(3_000_000));
    assert_eq!(wage, Rupiah(3_000_000));
    assert!(!source.is_estimate());
}

#[test]
fn the_parts_of_the_body_have_codes_of_their_own_and_no_share_above_70_percent() {
    for (row, code) in DISABILITIES.iter().zip(DISABILITY_CODES) {
        assert_eq!(row.code, code);
        assert!(row.rate > Rate::ZERO && row.rate <= Rate::new(70_000));
        assert_eq!(DISABILITY_CODES.iter().filter(|it| **it == code).count(), 1);
    }
}

#[test]
fn costs_are_paid_back_up_to_their_limits() {
    let care = care(day("2026-05-10")).expect("a law");
    let most = |code: &str| {
        let row = care.iter().find(|care| care.code == code);
        row.expect("care of that code").limit.most()
    };
    assert_eq!(most("transport_land"), Some(Rupiah(5_000_000)));
    assert_eq!(most("transport_sea"), Some(Rupiah(2_000_000)));
    assert_eq!(most("transport_air"), Some(Rupiah(10_000_000)));
    assert_eq!(most("home_care"), Some(Rupiah(20_000_000)));
    assert_eq!(most("treatment"), None);
}

proptest! {
    #[test]
    fn a_higher_wage_never_pays_less(
        wage in 0..100_000_000_i64, more in 0..10_000_000_i64, months in 1..60_i64,
        at in 0..DISABILITIES.len(), loss in 0..=100_000_u32,
    ) {
        let part = &DISABILITIES[at];
        let loss = Rate::new(loss);
        for outcome in [
            Outcome::Death,
            Outcome::TotalDisability,
            Outcome::PartialAnatomical(part),
            Outcome::PartialFunctional { part, loss },
            Outcome::Temporary { months },
        ] {
            let (low, high) = (accident(wage, outcome), accident(wage + more, outcome));
            prop_assert!(low.total() <= high.total());
            let parts: i64 = [low.compensation, low.periodic, low.funeral]
                .iter().map(|it| it.get()).sum();
            prop_assert_eq!(low.total().get(), parts);
        }
        let whole = accident(wage, Outcome::PartialAnatomical(part)).compensation;
        let some = accident(wage, Outcome::PartialFunctional { part, loss }).compensation;
        prop_assert!(some <= whole);
    }

    #[test]
    fn another_month_of_not_working_never_pays_less(wage in 0..100_000_000_i64, months in 1..60_i64) {
        let at = |months| accident(wage, Outcome::Temporary { months }).compensation;
        prop_assert!(at(months) <= at(months + 1));
    }
}

// Death

fn death(segment: Segment, since: &str, on: &str) -> Death {
    Death {
        segment,
        since: day(since),
        on: day(on),
        active: true,
        months_paid: 0,
    }
}

fn heirs(death: &Death) -> JkmBenefit {
    jkm_benefit(death).expect("a law")
}

#[test]
fn a_death_pays_42_million() {
    let paid = heirs(&death(Segment::Pu, "2026-05-09", "2026-05-10"));
    assert_eq!(
        (paid.compensation, paid.periodic, paid.funeral),
        (Rupiah(20_000_000), Rupiah(12_000_000), Rupiah(10_000_000))
    );
    assert_eq!(paid.total(), Rupiah(42_000_000));
    assert!(!paid.is_estimate());
}

#[test]
fn the_self_employed_wait_three_months_for_more_than_the_funeral() {
    let paid = |on| heirs(&death(Segment::Bpu, "2026-01-15", on)).total();
    assert_eq!(paid("2026-04-14"), Rupiah(10_000_000));
    assert_eq!(paid("2026-04-15"), Rupiah(42_000_000));
    // The month of the end has no 30th.
    let short = heirs(&death(Segment::Bpu, "2025-11-30", "2026-02-28"));
    assert_eq!(short.full_from, Some(day("2026-02-28")));
    assert_eq!(short.total(), Rupiah(42_000_000));
}

#[test]
fn the_self_employed_did_not_wait_before_2025_and_its_first_year_is_an_estimate() {
    let new = |since, on| heirs(&death(Segment::Bpu, since, on));
    assert_eq!(new("2024-12-01", "2024-12-31").total(), Rupiah(42_000_000));
    let first_year = new("2024-12-01", "2025-01-01");
    assert_eq!(first_year.total(), Rupiah(10_000_000));
    assert!(first_year.is_estimate());
    assert!(!new("2025-12-01", "2026-01-01").is_estimate());
}

#[test]
fn nothing_is_paid_for_a_membership_that_was_not_active() {
    for segment in [
        Segment::Pu,
        Segment::Bpu,
        Segment::Pmi,
        Segment::Construction,
    ] {
        let lapsed = Death {
            active: false,
            months_paid: 100,
            ..death(segment, "2020-01-01", "2026-05-10")
        };
        assert_eq!(heirs(&lapsed).total(), Rupiah::ZERO, "{segment:?}");
        assert!(!heirs(&lapsed).scholarship);
    }
}

#[test]
fn three_years_of_contributions_give_the_children_a_scholarship() {
    let after = |months_paid| {
        let death = Death {
            months_paid,
            ..death(Segment::Pu, "2020-01-01", "2026-05-10")
        };
        heirs(&death).scholarship
    };
    assert!(!after(35) && after(36));
}

#[test]
fn the_death_of_a_migrant_at_work_pays_85_million_as_an_estimate() {
    let paid = heirs(&death(Segment::Pmi, "2026-01-01", "2026-05-10"));
    assert_eq!(paid.total(), Rupiah(85_000_000));
    assert!(paid.is_estimate());
    assert!(jkm_benefit(&death(Segment::Pmi, "2022-01-01", "2023-02-21")).is_err());
}

#[test]
fn deaths_before_the_law_on_record_are_refused() {
    assert!(jkm_benefit(&death(Segment::Pu, "2019-01-01", "2019-12-01")).is_err());
    assert!(jkm_benefit(&death(Segment::Pu, "2019-01-01", "2019-12-02")).is_ok());
}

// Loss of employment

const LOST: LostJob = LostJob {
    wage: Rupiah(8_000_000),
    on: on_day(2026, 5, 10),
    reason: EndReason::Dismissal,
    months_paid: 12,
    in_a_row: 6,
    claimed_on: None,
    earlier_claims: 0,
    last_claim_on: None,
};

const fn on_day(year: i16, month: i8, day: i8) -> Date {
    jiff::civil::date(year, month, day)
}

fn cash(lost: &LostJob) -> JkpBenefit {
    jkp_benefit(lost).expect("a law")
}

fn amounts(benefit: &JkpBenefit) -> Vec<i64> {
    benefit
        .months
        .iter()
        .map(|month| month.amount.get())
        .collect()
}

#[test]
fn a_wage_of_eight_million_gets_three_million_for_six_months() {
    let paid = cash(&LOST);
    assert_eq!(amounts(&paid), [3_000_000; 6]);
    assert_eq!(paid.total(), Rupiah(18_000_000));
    assert_eq!(paid.claim_until, day("2026-11-10"));
    assert!(paid.is_due());
}

#[test]
fn the_rule_changed_with_dismissals_on_7_february_2025() {
    let old = cash(&LostJob {
        on: day("2025-02-06"),
        ..LOST
    });
    assert_eq!(
        amounts(&old),
        [
            2_250_000, 2_250_000, 2_250_000, 1_250_000, 1_250_000, 1_250_000
        ]
    );
    assert_eq!(old.claim_until, day("2025-05-06"));
    let new = cash(&LostJob {
        on: day("2025-02-07"),
        ..LOST
    });
    assert_eq!(amounts(&new), [3_000_000; 6]);
    assert_eq!(new.claim_until, day("2025-08-07"));
}

#[test]
fn only_the_old_rule_asked_for_six_months_in_a_row() {
    let scattered = |on| {
        cash(&LostJob {
            on: day(on),
            in_a_row: 5,
            ..LOST
        })
        .is_due()
    };
    assert!(!scattered("2025-02-06") && scattered("2025-02-07"));
}

#[test]
fn twelve_of_the_last_24_months_must_be_paid() {
    let after = |months_paid| {
        cash(&LostJob {
            months_paid,
            ..LOST
        })
    };
    assert!(after(12).is_due());
    assert!(!after(11).is_due());
    assert_eq!(after(11).total(), Rupiah::ZERO);
}

#[test]
fn only_a_dismissal_counts() {
    for (code, reason) in EndReason::ALL {
        let due = cash(&LostJob { reason, ..LOST }).is_due();
        assert_eq!(due, code == "dismissal", "{code}");
    }
}

#[test]
fn a_claim_counts_up_to_its_last_day() {
    let on = |claimed: &str| {
        let claimed_on = Some(day(claimed));
        cash(&LostJob { claimed_on, ..LOST }).is_due()
    };
    assert!(on("2026-11-10") && !on("2026-11-11"));
}

#[test]
fn three_claims_in_a_career_five_years_apart() {
    let after = |earlier_claims, last: &str| {
        let lost = LostJob {
            earlier_claims,
            last_claim_on: Some(day(last)),
            ..LOST
        };
        cash(&lost).is_due()
    };
    assert!(after(2, "2021-05-10"));
    assert!(!after(2, "2021-05-11"));
    assert!(!after(3, "2021-05-10"));
}

#[test]
fn there_was_no_jkp_before_february_2021() {
    let on = |on| {
        jkp_benefit(&LostJob {
            on: day(on),
            ..LOST
        })
    };
    assert!(on("2021-02-01").is_err() && on("2021-02-02").is_ok());
}

proptest! {
    #[test]
    fn cash_grows_with_the_wage_up_to_the_cap(wage in 0..50_000_000_i64, more in 0..5_000_000_i64) {
        let at = |wage| cash(&LostJob { wage: Rupiah(wage), ..LOST });
        prop_assert!(at(wage).total() <= at(wage + more).total());
        prop_assert!(at(wage).total() <= Rupiah(18_000_000));
        prop_assert_eq!(at(wage).total().get(), amounts(&at(wage)).iter().sum::<i64>());
    }
}

// Scholarship

fn child(born: &str, school: Option<(usize, i64)>) -> Child {
    Child {
        born: day(born),
        school,
    }
}

fn years(children: &[Child], first_year: i16) -> Vec<ScholarshipYear> {
    scholarship(children, first_year).expect("a law")
}

fn sum(years: &[ScholarshipYear]) -> i64 {
    years.iter().map(|year| year.level.yearly.get()).sum()
}

#[test]
fn two_children_from_kindergarten_to_college_get_174_million() {
    let terms = scholarship_terms(2026).expect("a law").value;
    assert_eq!(terms.most_per_child(), Rupiah(87_000_000));
    assert_eq!(terms.most(), Rupiah(174_000_000));
    let small = child("2022-03-01", Some((0, 1)));
    assert_eq!(sum(&years(&[small, small], 2026)), 174_000_000);
}

#[test]
fn a_third_child_gets_nothing() {
    let small = child("2022-03-01", Some((0, 1)));
    assert_eq!(sum(&years(&[small; 3], 2026)), 174_000_000);
}

#[test]
fn it_ends_at_23() {
    // Turns 23 before July 2030, so 2029 is the last year.
    let student = child("2007-06-30", Some((4, 1)));
    let paid = years(&[student], 2027);
    assert_eq!(paid.last().map(|year| year.year), Some(2029));
    let later = child("2007-07-02", Some((4, 1)));
    let paid = years(&[later], 2027);
    assert_eq!(paid.last().map(|year| year.year), Some(2030));
    assert!(years(&[child("2000-01-01", Some((4, 1)))], 2026).is_empty());
}

#[test]
fn a_child_in_the_middle_of_a_school_gets_what_is_left_of_it() {
    let pupil = child("2011-01-01", Some((3, 3)));
    let paid = years(&[pupil], 2026);
    assert_eq!((paid[0].level.code, paid[0].grade), ("upper_secondary", 3));
    assert_eq!((paid[1].level.code, paid[1].grade), ("college", 1));
    assert_eq!(sum(&paid), 3_000_000 + 5 * 12_000_000);
}

#[test]
fn a_child_without_a_school_starts_later() {
    let baby = child("2024-08-01", None);
    let paid = years(&[baby], 2026);
    assert_eq!((paid[0].year, paid[0].level.code), (2029, "kindergarten"));
    let six = child("2020-01-01", None);
    let paid = years(&[six], 2026);
    assert_eq!((paid[0].year, paid[0].level.code), (2026, "primary"));
}

#[test]
fn levels_have_the_codes_that_are_offered() {
    let terms = scholarship_terms(2026).expect("a law").value;
    let codes: Vec<&str> = terms.levels.iter().map(|level| level.code).collect();
    assert_eq!(LEVEL_CODES[0], "none");
    assert_eq!(LEVEL_CODES[1..], codes);
    assert!(scholarship_terms(2018).is_err() && scholarship_terms(2019).is_ok());
}

proptest! {
    #[test]
    fn nobody_gets_more_than_the_most_nor_two_payments_for_a_year(
        born in 1995..2030_i16, month in 1..=12_i8, level in 0..5_usize, at_school in any::<bool>(),
        first_year in 2026..2040_i16,
    ) {
        let child = Child {
            born: on_day(born, month, 1),
            school: at_school.then_some((level, 1)),
        };
        let paid = years(&[child, child], first_year);
        let terms = scholarship_terms(first_year).expect("a law").value;
        prop_assert!(sum(&paid) <= terms.most().get());
        for number in 0..2 {
            let of_child: Vec<i16> = paid.iter()
                .filter(|year| year.child == number).map(|year| year.year).collect();
            prop_assert!(of_child.windows(2).all(|pair| pair[0] + 1 == pair[1]));
            prop_assert!(of_child.iter().all(|year| *year >= first_year && *year - born <= 23));
        }
    }
}
