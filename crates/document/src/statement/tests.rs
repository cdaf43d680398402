//! Where everything of a statement stands.

use super::{StatementOf, pdf::blocks};
use crate::{
    Language,
    paper::{Layout, PAGE, Placed, RowKind, WIDTH, What, flow},
};
use jiff::civil::date;
use jmo_rules::{Month, Rupiah};
use jmo_wire::{
    membership::Segment,
    statement::{Statement, StatementCard, StatementEntry, StatementLine, StatementYear},
};

/// One year with as many contributions.
fn year(year: i16, contributions: i64) -> StatementYear {
    let line = |at| StatementLine {
        card: 0,
        on: date(year, 6, 12),
        amount: Rupiah(at + 3),
        entry: StatementEntry::Contribution {
            month: Month::new(year, 5).expect("a month"),
            wage: Rupiah(100),
            own: Rupiah(1),
        },
    };
    let lines: Vec<_> = (0..contributions).map(line).collect();
    let added: Rupiah = lines.iter().map(|line| line.amount).sum();
    StatementYear {
        year,
        opening: Rupiah(1000),
        own: Rupiah(contributions),
        employer: Rupiah(added.get() - contributions),
        returns: Rupiah(0),
        corrections: Rupiah(0),
        claims: Rupiah(0),
        closing: Rupiah(1000 + added.get()),
        returns_estimated: false,
        through: date(year, 12, 31),
        verification: "AAAA-BBBB-CCCC-DDDD".to_owned(),
        lines,
    }
}

fn laid_out(years: Vec<StatementYear>) -> Layout {
    let statement = Statement {
        name: "Siti Rahmawati".to_owned(),
        cards: vec![StatementCard {
            kpj: "18054471920".parse().expect("a KPJ"),
            segment: Segment::Pu,
            employer: Some("PT Maju Sentosa".to_owned()),
        }],
        years,
    };
    let of = StatementOf {
        statement: &statement,
        year: None,
        as_of: "2026-11-20T11:02:00Z".parse().expect("an instant"),
    };
    flow(&blocks(&of, Language::Id))
}

/// The texts of what stands in a place.
fn said(placed: &Placed) -> Vec<String> {
    match &placed.what {
        What::Heading(_, text) | What::Paragraph(text) => vec![text.lines.join(" ")],
        What::Row { cells, .. } => cells.iter().map(|cell| cell.lines.join(" ")).collect(),
    }
}

fn kind(placed: &Placed) -> Option<(usize, RowKind)> {
    match placed.what {
        What::Row { table, kind, .. } => Some((table, kind)),
        _ => None,
    }
}

#[test]
fn every_row_is_there_once_and_a_table_that_goes_on_has_its_head_again() {
    for (rows, pages) in [(144, 4), (480, 11)] {
        let layout = laid_out(vec![year(2025, rows)]);
        assert_eq!(layout.pages.len(), pages, "{rows} rows");
        let all = layout.pages.iter().flatten();
        let postings = all.filter(|placed| kind(placed) == Some((2, RowKind::Body)));
        let balances: Vec<_> = postings.map(|row| said(row)[7].clone()).collect();
        assert_eq!(balances.len(), rows as usize + 2, "and the two balances");
        let sum = 1000 + (0..rows).map(|at| at + 3).sum::<i64>();
        let closing = Rupiah(sum).to_string().replace("Rp", "");
        assert_eq!(balances[rows as usize], closing, "added up line by line");
        assert_eq!(balances[rows as usize + 1], closing, "as the service says");
        for page in &layout.pages[1..pages - 1] {
            assert_eq!(kind(&page[0]), Some((2, RowKind::HeadAgain)));
            let heads = page.iter().filter(|placed| {
                matches!(kind(placed), Some((_, RowKind::Head | RowKind::HeadAgain)))
            });
            assert_eq!(heads.count(), 1);
            assert!(page.len() > 45, "a full page has {} rows", page.len());
        }
    }
}

#[test]
fn nothing_stands_in_the_margin_over_the_foot_or_over_another_thing() {
    let years = (2019..2031).map(|at| year(at, 12)).collect();
    for page in laid_out(years).pages {
        let mut bottom = 0.0;
        for placed in &page {
            assert!(placed.top >= bottom, "{:?}", said(placed));
            bottom = placed.top + placed.height;
            if let What::Row { width, .. } = placed.what {
                assert!(width <= WIDTH);
            }
        }
        assert!(bottom <= PAGE.1 - 58.0);
    }
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    for rows in 24..44 {
        let layout = laid_out(vec![year(2025, rows), year(2026, 2)]);
        for page in &layout.pages {
            let last = page.last().expect("a page holds something");
            assert!(!matches!(last.what, What::Heading(..)), "{rows} rows");
            assert!(
                !matches!(kind(last), Some((_, RowKind::Head))),
                "{rows} rows"
            );
            let begins_with_a_sum = matches!(kind(&page[0]), Some((_, RowKind::Named)));
            assert!(!begins_with_a_sum, "{rows} rows: a year's sums are torn");
        }
    }
}

#[test]
fn a_year_says_its_sums_its_code_and_what_is_an_estimate() {
    let mut estimated = year(2025, 1);
    estimated.returns_estimated = true;
    estimated.claims = Rupiah(-500);
    let layout = laid_out(vec![estimated]);
    let all: Vec<_> = layout.pages.iter().flatten().map(said).collect();
    for expected in [
        &["Rincian Saldo JHT"][..],
        &["Nama: Siti Rahmawati"],
        &["Saldo awal, 1 Januari 2025", "1.000"],
        &["Iuran Anda", "1"],
        &["Iuran perusahaan", "2"],
        &["Hasil pengembangan (perkiraan)", "0"],
        &["Klaim dibayar", "−500"],
        &["Saldo akhir, 31 Desember 2025", "1.003"],
        &["Kode verifikasi", "AAAA-BBBB-CCCC-DDDD"],
        &[
            "12 Jun 2025",
            "Iuran Mei 2025",
            "1 · PT Maju Sentosa",
            "100",
            "1",
            "2",
            "3",
            "1.003",
        ],
    ] {
        assert!(all.iter().any(|said| said == expected), "{expected:?}");
    }
    assert!(all.iter().any(|said| said[0].starts_with("Perkiraan: ")));
    assert!(
        !all.iter().any(|said| said[0] == "Koreksi"),
        "none happened"
    );
}

#[test]
fn a_year_without_postings_says_so_and_a_huge_amount_still_fits() {
    let layout = laid_out(vec![year(2025, 0)]);
    let all: Vec<_> = layout.pages.iter().flatten().map(said).collect();
    assert!(all.iter().any(|said| said == &["Tidak ada transaksi."]));

    let mut huge = year(2025, 1);
    huge.lines[0].amount = Rupiah(Rupiah::MAX_ON_WIRE.get() - 1000);
    let layout = laid_out(vec![huge]);
    for placed in layout.pages.iter().flatten() {
        let What::Row { cells, .. } = &placed.what else {
            continue;
        };
        for pair in cells.windows(2).filter(|pair| pair[1].to_the_right) {
            let text = &pair[1];
            let face = crate::typeface::typeface(text.bold);
            for line in &text.lines {
                let begins = text.x - face.width(line, text.size);
                assert!(begins >= pair[0].x, "{line}");
            }
        }
    }
}
