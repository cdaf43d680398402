//! What the contributions of other tests leave open: every band, wages of projects, employers
//! without JHT, and the law behind each line.

use jmo_rules::{
    JkkClass, Month, Programme, Rate, Rupiah,
    contribution::{
        bpu::{self, BpuSector, BpuTerms},
        construction, jht_rates, jkk_rate, jkm_rate, jkp_funding, jp_rates,
        pu::{self, PuTerms},
    },
};
use proptest::prelude::*;

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

const PLAIN: PuTerms = PuTerms {
    jkk_class: JkkClass::I,
    size: None,
    jp: true,
    jkp: false,
    labour_intensive: false,
};

/// PP 44/2015 Lampiran II as published: income from, base, JKK, JHT, JKK + JKM, with JHT, and JKK +
/// JKM at half price.
const PUBLISHED: [[i64; 7]; 33] = [
    [0, 1_000_000, 10_000, 20_000, 16_800, 36_800, 8_400],
    [1_100_000, 1_200_000, 12_000, 24_000, 18_800, 42_800, 9_400],
    [1_300_000, 1_400_000, 14_000, 28_000, 20_800, 48_800, 10_400],
    [1_500_000, 1_600_000, 16_000, 32_000, 22_800, 54_800, 11_400],
    [1_700_000, 1_800_000, 18_000, 36_000, 24_800, 60_800, 12_400],
    [1_900_000, 2_000_000, 20_000, 40_000, 26_800, 66_800, 13_400],
    [2_100_000, 2_200_000, 22_000, 44_000, 28_800, 72_800, 14_400],
    [2_300_000, 2_400_000, 24_000, 48_000, 30_800, 78_800, 15_400],
    [2_500_000, 2_600_000, 26_000, 52_000, 32_800, 84_800, 16_400],
    [2_700_000, 2_950_000, 29_500, 59_000, 36_300, 95_300, 18_150],
    [
        3_200_000, 3_450_000, 34_500, 69_000, 41_300, 110_300, 20_650,
    ],
    [
        3_700_000, 3_950_000, 39_500, 79_000, 46_300, 125_300, 23_150,
    ],
    [
        4_200_000, 4_450_000, 44_500, 89_000, 51_300, 140_300, 25_650,
    ],
    [
        4_700_000, 4_950_000, 49_500, 99_000, 56_300, 155_300, 28_150,
    ],
    [
        5_200_000, 5_450_000, 54_500, 109_000, 61_300, 170_300, 30_650,
    ],
    [
        5_700_000, 5_950_000, 59_500, 119_000, 66_300, 185_300, 33_150,
    ],
    [
        6_200_000, 6_450_000, 64_500, 129_000, 71_300, 200_300, 35_650,
    ],
    [
        6_700_000, 6_950_000, 69_500, 139_000, 76_300, 215_300, 38_150,
    ],
    [
        7_200_000, 7_450_000, 74_500, 149_000, 81_300, 230_300, 40_650,
    ],
    [
        7_700_000, 7_950_000, 79_500, 159_000, 86_300, 245_300, 43_150,
    ],
    [
        8_200_000, 8_700_000, 87_000, 174_000, 93_800, 267_800, 46_900,
    ],
    [
        9_200_000, 9_700_000, 97_000, 194_000, 103_800, 297_800, 51_900,
    ],
    [
        10_200_000, 10_700_000, 107_000, 214_000, 113_800, 327_800, 56_900,
    ],
    [
        11_200_000, 11_700_000, 117_000, 234_000, 123_800, 357_800, 61_900,
    ],
    [
        12_200_000, 12_700_000, 127_000, 254_000, 133_800, 387_800, 66_900,
    ],
    [
        13_200_000, 13_700_000, 137_000, 274_000, 143_800, 417_800, 71_900,
    ],
    [
        14_200_000, 14_700_000, 147_000, 294_000, 153_800, 447_800, 76_900,
    ],
    [
        15_200_000, 15_700_000, 157_000, 314_000, 163_800, 477_800, 81_900,
    ],
    [
        16_200_000, 16_700_000, 167_000, 334_000, 173_800, 507_800, 86_900,
    ],
    [
        17_200_000, 17_700_000, 177_000, 354_000, 183_800, 537_800, 91_900,
    ],
    [
        18_200_000, 18_700_000, 187_000, 374_000, 193_800, 567_800, 96_900,
    ],
    [
        19_200_000, 19_700_000, 197_000, 394_000, 203_800, 597_800, 101_900,
    ],
    [
        20_200_000, 20_700_000, 207_000, 414_000, 213_800, 627_800, 106_900,
    ],
];

#[test]
fn every_band_costs_what_the_published_table_says() {
    let terms = |jht, paid_by_state_budget| BpuTerms {
        jht,
        sector: BpuSector::Transport,
        paid_by_state_budget,
    };
    for [from, base, jkk, jht, two, three, half] in PUBLISHED {
        let owed = |terms: &BpuTerms| {
            bpu::contribution(Rupiah(from), month("2026-11"), terms).expect("a rate")
        };
        let full = owed(&terms(true, true));
        assert_eq!(full.band.base, Rupiah(base));
        let line = |programme| full.line(programme).expect("a line").amount.get();
        assert_eq!((line(Programme::Jkk), line(Programme::Jht)), (jkk, jht));
        assert_eq!(full.total(), Rupiah(three));
        assert_eq!(owed(&terms(false, true)).total(), Rupiah(two));
        assert_eq!(owed(&terms(false, false)).total(), Rupiah(half));
    }
}

#[test]
fn every_hole_between_two_bands_belongs_to_the_upper_one() {
    for pair in PUBLISHED.windows(2) {
        let [from, base, ..] = pair[1];
        for income in [from - 999, from - 500, from - 1, from] {
            let terms = BpuTerms {
                jht: false,
                sector: BpuSector::Other,
                paid_by_state_budget: false,
            };
            let owed = bpu::contribution(Rupiah(income), month("2025-11"), &terms);
            assert_eq!(owed.expect("a rate").band.base, Rupiah(base), "{income}");
        }
    }
}

#[test]
fn the_pandemic_discount_was_for_the_self_employed_too_and_is_an_estimate() {
    let terms = BpuTerms {
        jht: false,
        sector: BpuSector::Other,
        paid_by_state_budget: true,
    };
    let at = |of| bpu::contribution(Rupiah(1_000_000), month(of), &terms).expect("a rate");
    assert_eq!(at("2020-07").total(), Rupiah(16_800));
    assert_eq!(at("2020-08").total(), Rupiah(168));
    assert_eq!(at("2021-01").total(), Rupiah(168));
    assert_eq!(at("2021-02").total(), Rupiah(16_800));
    assert!(at("2020-08").is_estimate() && !at("2020-07").is_estimate());
}

#[test]
fn a_project_that_knows_its_wages_pays_a_share_of_them() {
    let fee = construction::fee_on_wages(Rupiah(50_000_000), month("2026-11")).expect("a rate");
    assert_eq!((fee.jkk, fee.jkm), (Rupiah(870_000), Rupiah(150_000)));
    assert_eq!(fee.total(), Rupiah(1_020_000));
    assert!(construction::fee_on_wages(Rupiah(1), month("2015-06")).is_err());
    let none = construction::fee_on_wages(Rupiah(-1), month("2026-11")).expect("a rate");
    assert_eq!(none.total(), Rupiah::ZERO);
}

#[test]
fn a_micro_employer_can_leave_out_jht_and_then_there_is_no_jkp() {
    let terms = PuTerms {
        jp: false,
        jkp: true,
        ..PLAIN
    };
    let owed = pu::without_jht(Rupiah(3_000_000), month("2026-11"), &terms).expect("a rate");
    let programmes: Vec<Programme> = owed.lines.iter().map(|line| line.programme).collect();
    assert_eq!(programmes, [Programme::Jkk, Programme::Jkm]);
    assert_eq!(owed.payable(), Rupiah(7_200 + 9_000));
    assert_eq!(owed.worker(), Rupiah::ZERO);
}

#[test]
fn a_discounted_line_names_its_law_and_share() {
    let terms = PuTerms {
        labour_intensive: true,
        ..PLAIN
    };
    let owed = pu::contribution(Rupiah(5_000_000), month("2025-06"), &terms).expect("a rate");
    let jkk = owed.line(Programme::Jkk).expect("a line");
    assert_eq!(jkk.pay, Rate::new(50_000));
    assert!(
        jkk.discount
            .is_some_and(|law| law.law.contains("PP 7/2025"))
    );
    let jkm = owed.line(Programme::Jkm).expect("a line");
    assert_eq!((jkm.pay, jkm.discount), (Rate::WHOLE, None));
}

#[test]
fn rates_are_looked_up_by_month_and_not_before_the_law() {
    let (june, july) = (month("2015-06"), month("2015-07"));
    assert!(jht_rates(june).is_err() && jht_rates(july).is_ok());
    assert!(jp_rates(june).is_err() && jp_rates(july).is_ok());
    assert!(jkm_rate(june).is_err() && jkm_rate(july).is_ok());
    for class in JkkClass::ALL {
        assert!(jkk_rate(june, class).is_err() && jkk_rate(july, class).is_ok());
    }
    assert!(jkp_funding(month("2021-01")).is_err());
    let moved = |of| jkp_funding(month(of)).expect("a rate").value.from_jkm;
    assert_eq!(moved("2025-01"), Rate::new(100));
    assert_eq!(moved("2025-02"), Rate::ZERO);
}

proptest! {
    #[test]
    fn the_slices_of_a_contract_add_up_to_it_and_to_the_fee(value in 0..100_000_000_000_i64) {
        let slices = construction::slices(Rupiah(value), month("2026-11")).expect("a scale");
        let fee = construction::fee(Rupiah(value), month("2026-11")).expect("a scale");
        prop_assert_eq!(slices.iter().map(|slice| slice.part).sum::<Rupiah>(), Rupiah(value));
        let sum: Rupiah = slices.iter().flat_map(|slice| [slice.jkk, slice.jkm]).sum();
        prop_assert_eq!(sum, fee.total());
    }
}
