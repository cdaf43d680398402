//! Payslips held against the law.

use jmo_rules::{
    JkkClass, Month, Programme, Rupiah,
    contribution::pu::{self, PuTerms},
    payslip::{PaidBy, Payslip, PayslipCheck, Shown, Verdict, check},
};
use proptest::prelude::*;

const TERMS: PuTerms = PuTerms {
    jkk_class: JkkClass::I,
    size: None,
    jp: true,
    jkp: true,
    labour_intensive: false,
};

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn checked(shown: Shown) -> PayslipCheck {
    let slip = Payslip {
        month: month("2026-11"),
        base_pay: Rupiah(12_000_000),
        allowances: Rupiah(3_000_000),
        terms: TERMS,
        shown,
    };
    check(&slip).expect("a law")
}

fn verdicts(check: &PayslipCheck) -> Vec<(Programme, PaidBy, Verdict, i64)> {
    let lines = check.lines.iter();
    lines
        .map(|line| {
            let difference = line.difference.get();
            (line.programme, line.paid_by, line.verdict, difference)
        })
        .collect()
}

/// What 15 million owes in November 2026: JP is counted on Rp11,086,300.
const RIGHT: Shown = Shown {
    jht_worker: Some(Rupiah(300_000)),
    jp_worker: Some(Rupiah(110_863)),
    jht_employer: Some(Rupiah(555_000)),
    jp_employer: Some(Rupiah(221_726)),
    jkk_employer: Some(Rupiah(36_000)),
    jkm_employer: Some(Rupiah(45_000)),
};

#[test]
fn a_right_slip_is_right_line_by_line() {
    let check = checked(RIGHT);
    assert!(check.is_right(), "{check:?}");
    assert_eq!(check.lines.len(), 6);
    assert_eq!(check.wage, Rupiah(15_000_000));
    assert_eq!(check.implied_wage, Some(Rupiah(15_000_000)));
    assert!(!check.estimate);
}

#[test]
fn a_slip_on_the_base_pay_alone_withholds_too_little_and_tells_which_wage_was_taken() {
    let check = checked(Shown {
        jht_worker: Some(Rupiah(240_000)),
        jp_worker: Some(Rupiah(150_000)),
        ..Shown::default()
    });
    assert_eq!(check.implied_wage, Some(Rupiah(12_000_000)));
    assert_eq!(
        verdicts(&check),
        [
            (Programme::Jht, PaidBy::Worker, Verdict::TooLittle, -60_000),
            // 1 % of the whole wage: the cap was forgotten.
            (Programme::Jp, PaidBy::Worker, Verdict::TooMuch, 39_137),
        ]
    );
}

#[test]
fn what_is_owed_and_not_shown_is_said() {
    let check = checked(Shown::default());
    assert_eq!(
        verdicts(&check),
        [
            (Programme::Jht, PaidBy::Worker, Verdict::NotShown, -300_000),
            (Programme::Jp, PaidBy::Worker, Verdict::NotShown, -110_863),
        ]
    );
    assert_eq!(check.implied_wage, None);
}

#[test]
fn nothing_is_owed_to_a_programme_the_worker_is_not_in() {
    let slip = |jp_worker| Payslip {
        month: month("2026-11"),
        base_pay: Rupiah(5_000_000),
        allowances: Rupiah::ZERO,
        terms: PuTerms { jp: false, ..TERMS },
        shown: Shown {
            jht_worker: Some(Rupiah(100_000)),
            jp_worker,
            ..Shown::default()
        },
    };
    assert!(check(&slip(None)).expect("a law").is_right());
    let charged = check(&slip(Some(Rupiah(50_000)))).expect("a law");
    assert_eq!(charged.lines[1].verdict, Verdict::TooMuch);
}

#[test]
fn there_is_no_law_for_a_slip_before_july_2015() {
    let slip = Payslip {
        month: month("2015-06"),
        base_pay: Rupiah(5_000_000),
        allowances: Rupiah::ZERO,
        terms: TERMS,
        shown: RIGHT,
    };
    assert!(check(&slip).is_err());
    // JKP began later, and does not matter.
    assert!(
        check(&Payslip {
            month: month("2015-07"),
            ..slip
        })
        .is_ok()
    );
}

proptest! {
    #[test]
    fn a_slip_written_by_the_law_is_right_and_one_off_by_more_than_a_rupiah_is_not(
        base_pay in 100_000..100_000_000_i64, allowances in 0..20_000_000_i64, off in 2..50_i64,
    ) {
        let month = month("2026-11");
        let wage = Rupiah(base_pay + allowances);
        let terms = PuTerms { jkp: false, ..TERMS };
        let owed = pu::contribution(wage, month, &terms).expect("a law");
        let line = |programme| owed.line(programme).expect("a line");
        let shown = Shown {
            jht_worker: Some(line(Programme::Jht).worker),
            jp_worker: Some(line(Programme::Jp).worker),
            jht_employer: Some(line(Programme::Jht).employer),
            jp_employer: Some(line(Programme::Jp).employer),
            jkk_employer: Some(line(Programme::Jkk).employer),
            jkm_employer: Some(line(Programme::Jkm).employer),
        };
        let slip = Payslip {
            month,
            base_pay: Rupiah(base_pay),
            allowances: Rupiah(allowances),
            terms: TERMS,
            shown,
        };
        prop_assert!(check(&slip).expect("a law").is_right());
        let short = Shown {
            jht_worker: Some(Rupiah(line(Programme::Jht).worker.get() - off)),
            ..shown
        };
        let wrong = check(&Payslip { shown: short, ..slip }).expect("a law");
        prop_assert_eq!(wrong.lines[0].verdict, Verdict::TooLittle);
        prop_assert_eq!(wrong.lines[0].difference, Rupiah(-off));
        prop_assert!(wrong.lines[1..].iter().all(|line| line.verdict == Verdict::Right));
    }
}
