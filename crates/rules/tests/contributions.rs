//! Contributions by date: published figures, and what must hold for any wage and month.

use jmo_rules::{
    Confidence, EmployerSize, JkkClass, Month, NoRate, Programme, Rate, Rupiah,
    contribution::{
        BPU_BANDS, Band, DISCOUNTS,
        bpu::{self, BpuSector, BpuTerms},
        construction,
        pmi::{self, PmiContract},
        pu::{self, PuContribution, PuTerms},
    },
    limits::{JP_CAPS, jp_cap},
};
use proptest::prelude::*;

const PLAIN: PuTerms = PuTerms {
    jkk_class: JkkClass::I,
    size: None,
    jp: true,
    jkp: true,
    labour_intensive: false,
};

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn pu(wage: i64, of: &str, terms: &PuTerms) -> PuContribution {
    pu::contribution(Rupiah(wage), month(of), terms).expect("a rate")
}

fn employer(contribution: &PuContribution, programme: Programme) -> i64 {
    contribution
        .line(programme)
        .expect("in the programme")
        .employer
        .get()
}

// Wage earners

#[test]
fn a_wage_of_ten_million_owes_every_programme_its_rate() {
    let owed = pu(10_000_000, "2026-11", &PLAIN);
    let of = |programme| owed.line(programme).expect("in the programme");
    assert_eq!(
        (of(Programme::Jht).employer, of(Programme::Jht).worker),
        (Rupiah(370_000), Rupiah(200_000))
    );
    assert_eq!(
        (of(Programme::Jp).employer, of(Programme::Jp).worker),
        (Rupiah(200_000), Rupiah(100_000))
    );
    assert_eq!(of(Programme::Jkm).employer, Rupiah(30_000));
    assert_eq!(
        (of(Programme::Jkp).employer, of(Programme::Jkp).state),
        (Rupiah(7_000), Rupiah(11_000))
    );
    assert_eq!(of(Programme::Jkp).base, Rupiah(5_000_000));
    assert_eq!(
        of(Programme::Jkk).employer,
        Rupiah(17_000),
        "0.24 % of 10m less JKP's 7,000"
    );
    assert!(!owed.is_estimate());
}

#[test]
fn below_the_jkp_cap_jkk_is_what_the_recomposed_rates_say() {
    for (class, net) in JkkClass::ALL.into_iter().zip([100, 400, 750, 1_130, 1_600]) {
        let owed = pu(
            4_000_000,
            "2026-11",
            &PuTerms {
                jkk_class: class,
                ..PLAIN
            },
        );
        let expected = Rate::new(net).of(Rupiah(4_000_000), jmo_rules::Rounding::Down);
        assert_eq!(employer(&owed, Programme::Jkk), expected.get(), "{class:?}");
    }
}

#[test]
fn jkp_took_from_jkm_too_until_february_2025() {
    let before = pu(5_000_000, "2025-01", &PLAIN);
    let since = pu(5_000_000, "2025-02", &PLAIN);
    assert_eq!(employer(&before, Programme::Jkp), 12_000);
    assert_eq!(employer(&before, Programme::Jkm), 10_000);
    assert_eq!(
        before.line(Programme::Jkp).expect("in JKP").total(),
        Rupiah(23_000),
        "0.46 %"
    );
    assert_eq!(employer(&since, Programme::Jkp), 7_000);
    assert_eq!(employer(&since, Programme::Jkm), 15_000);
    assert_eq!(
        since.line(Programme::Jkp).expect("in JKP").total(),
        Rupiah(18_000),
        "0.36 %"
    );
    assert!(before.is_estimate() && !since.is_estimate());
}

#[test]
fn a_change_in_the_middle_of_a_month_holds_for_all_of_it() {
    // PP 6/2025 is of 7 February 2025.
    assert_eq!(
        employer(&pu(5_000_000, "2025-02", &PLAIN), Programme::Jkm),
        15_000
    );
}

#[test]
fn the_jp_cap_moves_in_march() {
    let base = |of| {
        pu(20_000_000, of, &PLAIN)
            .line(Programme::Jp)
            .expect("in JP")
            .base
    };
    assert_eq!(base("2026-02"), Rupiah(10_547_400));
    assert_eq!(base("2026-03"), Rupiah(11_086_300));
}

#[test]
fn labour_intensive_industries_paid_half_of_jkk_for_a_year() {
    let terms = PuTerms {
        jkk_class: JkkClass::III,
        jkp: false,
        labour_intensive: true,
        ..PLAIN
    };
    let jkk = |of| employer(&pu(10_000_000, of, &terms), Programme::Jkk);
    assert_eq!(jkk("2025-01"), 89_000);
    assert_eq!(jkk("2025-02"), 44_500);
    assert_eq!(jkk("2026-01"), 44_500);
    assert_eq!(jkk("2026-02"), 89_000);
}

#[test]
fn half_of_the_lowest_jkk_rate_cannot_pay_more_to_jkp_than_there_is() {
    let owed = pu(
        4_000_000,
        "2025-06",
        &PuTerms {
            labour_intensive: true,
            ..PLAIN
        },
    );
    assert_eq!(employer(&owed, Programme::Jkk), 0);
    assert_eq!(
        employer(&owed, Programme::Jkp),
        4_800,
        "0.12 % is all there is"
    );
    assert!(owed.is_estimate());
}

#[test]
fn in_the_pandemic_accident_and_death_cost_one_percent_and_pensions_could_wait() {
    let terms = PuTerms {
        jkp: false,
        ..PLAIN
    };
    let (before, during) = (
        pu(5_000_000, "2020-07", &terms),
        pu(5_000_000, "2020-08", &terms),
    );
    assert_eq!(
        (
            employer(&before, Programme::Jkk),
            employer(&during, Programme::Jkk)
        ),
        (12_000, 120)
    );
    assert_eq!(
        (
            employer(&before, Programme::Jkm),
            employer(&during, Programme::Jkm)
        ),
        (15_000, 150)
    );
    let jp = during.line(Programme::Jp).expect("in JP");
    assert_eq!(
        (jp.total(), jp.deferrable),
        (Rupiah(150_000), Rupiah(148_500)),
        "owed in full"
    );
    assert_eq!(jp.confidence, Confidence::Medium);
    assert_eq!(during.line(Programme::Jht), before.line(Programme::Jht));
    assert_eq!(
        pu(5_000_000, "2021-02", &terms).line(Programme::Jkk),
        before.line(Programme::Jkk)
    );
}

#[test]
fn there_are_no_rates_before_july_2015_and_no_jkp_before_february_2021() {
    let at = |of| pu::contribution(Rupiah(5_000_000), month(of), &PLAIN);
    assert_eq!(
        at("2015-06"),
        Err(NoRate {
            programme: Programme::Jht,
            month: month("2015-06")
        })
    );
    assert_eq!(
        at("2015-07"),
        Err(NoRate {
            programme: Programme::Jkp,
            month: month("2015-07")
        })
    );
    assert_eq!(
        at("2021-01"),
        Err(NoRate {
            programme: Programme::Jkp,
            month: month("2021-01")
        })
    );
    assert!(at("2021-02").is_ok());
    assert!(
        pu::contribution(
            Rupiah(1),
            month("2015-07"),
            &PuTerms {
                jkp: false,
                ..PLAIN
            }
        )
        .is_ok()
    );
}

#[test]
fn a_month_whose_cap_is_not_published_yet_is_an_estimate() {
    assert!(!pu(5_000_000, "2027-02", &PLAIN).is_estimate());
    let owed = pu(20_000_000, "2027-03", &PLAIN);
    assert_eq!(
        owed.line(Programme::Jp).expect("in JP").confidence,
        Confidence::Low
    );
}

#[test]
fn jp_is_compulsory_from_medium_size_up() {
    let jp = |size| PuTerms::compulsory(size, JkkClass::II).jp;
    assert!(jp(EmployerSize::Large) && jp(EmployerSize::Medium));
    assert!(!jp(EmployerSize::Small) && !jp(EmployerSize::Micro));
}

// Self-employed

const DRIVER: BpuTerms = BpuTerms {
    jht: false,
    sector: BpuSector::Transport,
    paid_by_state_budget: false,
};

fn bpu(income: i64, of: &str, terms: &BpuTerms) -> i64 {
    bpu::contribution(Rupiah(income), month(of), terms)
        .expect("a rate")
        .total()
        .get()
}

#[test]
fn a_driver_earning_three_million_pays_18150_in_november_2026() {
    let owed = bpu::contribution(Rupiah(3_000_000), month("2026-11"), &DRIVER).expect("a rate");
    assert_eq!(owed.band.base, Rupiah(2_950_000));
    assert_eq!(owed.full(), Rupiah(36_300));
    assert_eq!(owed.total(), Rupiah(18_150));
    assert!(
        owed.lines
            .iter()
            .all(|line| line.discount.is_some_and(|law| law.law == "PP 50/2025"))
    );
    assert!(!owed.is_estimate());
}

#[test]
fn the_whole_table_of_the_law_is_reproduced() {
    let saver = BpuTerms {
        jht: true,
        ..DRIVER
    };
    // JKK, JHT, JKK + JKM, with JHT, and JKK + JKM at half price, for the first, tenth and last.
    for (band, [jkk, jht, two, three, half]) in [
        (0, [10_000, 20_000, 16_800, 36_800, 8_400]),
        (9, [29_500, 59_000, 36_300, 95_300, 18_150]),
        (20, [87_000, 174_000, 93_800, 267_800, 46_900]),
        (32, [207_000, 414_000, 213_800, 627_800, 106_900]),
    ] {
        let income = BPU_BANDS[band].from;
        let owed = bpu::contribution(income, month("2025-11"), &saver).expect("a rate");
        assert_eq!(
            owed.line(Programme::Jkk).map(|line| line.amount),
            Some(Rupiah(jkk))
        );
        assert_eq!(
            owed.line(Programme::Jht).map(|line| line.amount),
            Some(Rupiah(jht))
        );
        assert_eq!(
            owed.line(Programme::Jkm).map(|line| line.amount),
            Some(Rupiah(6_800))
        );
        assert_eq!(bpu(income.get(), "2025-11", &DRIVER), two);
        assert_eq!(owed.total(), Rupiah(three));
        assert_eq!(bpu(income.get(), "2026-11", &DRIVER), half);
    }
}

#[test]
fn old_age_savings_are_never_discounted() {
    let saver = BpuTerms {
        jht: true,
        ..DRIVER
    };
    assert_eq!(bpu(3_000_000, "2026-11", &saver), 18_150 + 59_000);
}

#[test]
fn each_sector_has_its_own_window_of_discount() {
    let other = BpuTerms {
        sector: BpuSector::Other,
        ..DRIVER
    };
    let at = |of| (bpu(1_000_000, of, &DRIVER), bpu(1_000_000, of, &other));
    assert_eq!(at("2025-12"), (16_800, 16_800));
    assert_eq!(at("2026-01"), (8_400, 16_800));
    assert_eq!(at("2026-03"), (8_400, 16_800));
    assert_eq!(at("2026-04"), (8_400, 8_400));
    assert_eq!(at("2026-12"), (8_400, 8_400));
    assert_eq!(at("2027-01"), (8_400, 16_800));
    assert_eq!(at("2027-03"), (8_400, 16_800));
    assert_eq!(at("2027-04"), (16_800, 16_800));
}

#[test]
fn whoever_a_state_budget_pays_for_gets_no_discount() {
    let paid = BpuTerms {
        paid_by_state_budget: true,
        ..DRIVER
    };
    assert_eq!(bpu(1_000_000, "2026-11", &paid), 16_800);
}

#[test]
fn income_in_the_gap_between_two_bands_belongs_to_the_upper_one() {
    assert_eq!(Band::of(Rupiah(1_099_000)).base, Rupiah(1_000_000));
    assert_eq!(Band::of(Rupiah(1_099_001)).base, Rupiah(1_200_000));
    assert_eq!(Band::of(Rupiah(1_099_500)).base, Rupiah(1_200_000));
    assert_eq!(Band::of(Rupiah(i64::MAX)).base, Rupiah(20_700_000));
    assert_eq!(Band::of(Rupiah(-1)).base, Rupiah(1_000_000));
}

#[test]
fn bands_follow_each_other_without_overlap_and_with_the_laws_gap_of_a_thousand() {
    assert_eq!(BPU_BANDS[0].from, Rupiah::ZERO);
    for pair in BPU_BANDS.windows(2) {
        let to = pair[0].to.expect("only the last is open");
        assert_eq!(pair[1].from.get() - to.get(), 1_000);
        assert!(pair[0].base < pair[1].base && pair[0].from < to);
    }
    assert_eq!(BPU_BANDS[32].to, None);
}

#[test]
fn the_self_employed_have_no_rates_before_july_2015() {
    let early = month("2015-06");
    assert_eq!(
        bpu::contribution(Rupiah(1), early, &DRIVER),
        Err(NoRate {
            programme: Programme::Jkk,
            month: early
        })
    );
}

// Projects and migrants

#[test]
fn a_project_of_ten_billion_pays_by_slices() {
    let fee = construction::fee(Rupiah(10_000_000_000), month("2026-11")).expect("a scale");
    assert_eq!((fee.jkk, fee.jkm), (Rupiah(10_440_000), Rupiah(1_110_000)));
    assert_eq!(fee.total(), Rupiah(11_550_000));
}

#[test]
fn the_fee_at_the_top_of_each_slice_is_the_published_one() {
    for (value, total) in [
        (-1, 0),
        (0, 0),
        (100_000_000, 240_000),
        (500_000_000, 1_000_000),
        (1_000_000_000, 1_750_000),
        (5_000_000_000, 6_550_000),
    ] {
        let fee = construction::fee(Rupiah(value), month("2026-11")).expect("a scale");
        assert_eq!(fee.total(), Rupiah(total), "{value}");
    }
}

#[test]
fn a_migrant_pays_once_for_the_contract_and_before_departure_only_through_a_company() {
    let of = |contract, via_p3mi| {
        pmi::package(contract, via_p3mi, month("2026-11"))
            .expect("a tariff")
            .total()
            .get()
    };
    assert_eq!(of(PmiContract::SixMonths, false), 108_000);
    assert_eq!(of(PmiContract::TwelveMonths, false), 189_000);
    assert_eq!(of(PmiContract::TwentyFourMonths, false), 332_500);
    assert_eq!(of(PmiContract::TwentyFourMonths, true), 370_000);
    assert_eq!(pmi::beyond_package(3, month("2026-11")), Ok(Rupiah(40_500)));
    assert!(pmi::package(PmiContract::SixMonths, true, month("2023-01")).is_err());
    assert!(pmi::package(PmiContract::SixMonths, true, month("2023-02")).is_ok());
}

#[test]
fn packages_exist_for_three_lengths_of_contract() {
    let known: Vec<u8> = (0..=u8::MAX)
        .filter(|n| PmiContract::of_months(*n).is_some())
        .collect();
    assert_eq!(known, [6, 12, 24]);
    assert!(
        known
            .iter()
            .all(|n| PmiContract::of_months(*n).map(PmiContract::months) == Some(*n))
    );
}

#[test]
fn every_discount_ends_and_names_its_law() {
    for row in &DISCOUNTS {
        assert!(row.to.is_some_and(|to| row.from < to));
        assert!(!row.source.law.is_empty());
        assert!(row.value.pay < Rate::WHOLE);
    }
}

// Properties

fn any_month() -> impl Strategy<Value = Month> {
    (0..200_i32).prop_map(|after| Month::new(2015, 7).expect("a month").plus(after))
}

fn any_terms() -> impl Strategy<Value = PuTerms> {
    (
        prop::sample::select(JkkClass::ALL.as_slice()),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(jkk_class, jp, labour_intensive)| PuTerms {
            jkk_class,
            size: None,
            jp,
            jkp: false,
            labour_intensive,
        })
}

fn with_jkp(month: Month, terms: PuTerms) -> PuTerms {
    PuTerms {
        jkp: month >= Month::new(2021, 2).expect("a month"),
        ..terms
    }
}

const WAGES: std::ops::Range<i64> = 0..200_000_000;

proptest! {
    #[test]
    fn lines_add_up_to_the_total(wage in WAGES, month in any_month(), terms in any_terms()) {
        let owed = pu::contribution(Rupiah(wage), month, &with_jkp(month, terms)).expect("a rate");
        let by_line: i64 = owed.lines.iter()
            .map(|line| line.employer.get() + line.worker.get() + line.state.get())
            .sum();
        prop_assert_eq!(owed.total().get(), by_line);
        prop_assert_eq!(owed.total().get(), owed.payable().get() + owed.state().get());
        for line in &owed.lines {
            prop_assert!(line.employer.get() >= 0 && line.worker.get() >= 0 && line.state.get() >= 0);
            prop_assert!(line.base.get() <= wage && line.deferrable <= line.total());
        }
    }

    #[test]
    fn jkp_costs_employer_and_worker_nothing(wage in WAGES, month in any_month(), terms in any_terms()) {
        let without = pu::contribution(Rupiah(wage), month, &terms).expect("a rate");
        let with = pu::contribution(Rupiah(wage), month, &with_jkp(month, terms)).expect("a rate");
        prop_assert_eq!(with.employer(), without.employer());
        prop_assert_eq!(with.worker(), without.worker());
    }

    #[test]
    fn a_higher_wage_never_owes_less(
        wage in WAGES, more in 0..1_000_000_i64, month in any_month(), terms in any_terms(),
    ) {
        let terms = with_jkp(month, terms);
        let low = pu::contribution(Rupiah(wage), month, &terms).expect("a rate");
        let high = pu::contribution(Rupiah(wage + more), month, &terms).expect("a rate");
        prop_assert!(low.employer() <= high.employer());
        prop_assert!(low.worker() <= high.worker());
        prop_assert!(low.state() <= high.state());
    }

    #[test]
    fn jp_is_never_counted_on_more_than_the_months_cap(wage in WAGES, month in any_month()) {
        let owed = pu::contribution(Rupiah(wage), month, &with_jkp(month, PLAIN)).expect("a rate");
        let cap = jp_cap(month).expect("since 2015").value.cap;
        prop_assert_eq!(owed.line(Programme::Jp).expect("in JP").base, Rupiah(wage).min(cap));
    }

    #[test]
    fn every_income_has_exactly_one_band(income in 0..40_000_000_i64) {
        let at_least = |from: i64| from <= income;
        let inside = BPU_BANDS.iter().enumerate().filter(|(at, band)| {
            let starts = if *at == 0 { 0 } else { BPU_BANDS[at - 1].to.map_or(0, |to| to.get() + 1) };
            at_least(starts) && band.to.is_none_or(|to| income <= to.get())
        });
        let inside: Vec<_> = inside.map(|(_, band)| band).collect();
        prop_assert_eq!(inside, vec![Band::of(Rupiah(income))]);
    }

    #[test]
    fn a_higher_income_never_pays_less_and_a_discount_never_more(
        income in 0..40_000_000_i64,
        more in 0..5_000_000_i64,
        month in any_month(),
        jht in any::<bool>(),
        transport in any::<bool>(),
        paid_by_state_budget in any::<bool>(),
    ) {
        let sector = if transport { BpuSector::Transport } else { BpuSector::Other };
        let terms = BpuTerms { jht, sector, paid_by_state_budget };
        let low = bpu::contribution(Rupiah(income), month, &terms).expect("a rate");
        let high = bpu::contribution(Rupiah(income + more), month, &terms).expect("a rate");
        prop_assert!(low.total() <= high.total());
        prop_assert!(low.total() <= low.full());
        let sum: Rupiah = low.lines.iter().map(|line| line.amount).sum();
        prop_assert_eq!(low.total(), sum);
    }

    #[test]
    fn a_larger_project_never_pays_less(value in 0..50_000_000_000_i64, more in 0..1_000_000_000_i64) {
        let at = |value| construction::fee(Rupiah(value), month("2026-11")).expect("a scale").total();
        prop_assert!(at(value) <= at(value + more));
    }
}

#[test]
fn the_jp_caps_cover_all_months_since_the_beginning() {
    assert_eq!(JP_CAPS.len(), 12);
    for month in Month::range(month("2015-07"), month("2040-12")) {
        assert!(jp_cap(month).is_ok(), "{month}");
    }
}
