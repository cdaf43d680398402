//! The statement as a file: what it holds, and what a spreadsheet and a screen reader make of it.

use jiff::civil::date;
use jmo_document::{Document, Language, StatementOf, statement_csv, statement_pdf};
use jmo_rules::{Month, Rupiah};
use jmo_wire::{
    membership::Segment,
    statement::{Statement, StatementCard, StatementEntry, StatementLine, StatementYear},
};
use proptest::prelude::*;

fn card(kpj: &str, employer: Option<&str>) -> StatementCard {
    StatementCard {
        kpj: kpj.parse().expect("a KPJ"),
        segment: if employer.is_some() {
            Segment::Pu
        } else {
            Segment::Bpu
        },
        employer: employer.map(str::to_owned),
    }
}

/// Contributions month by month, returns at each year's end, and in the third year a correction
/// and a claim.
fn years(years: i16) -> Statement {
    let mut opening = Rupiah(0);
    let years = (0..years).map(|at| {
        let year = 2019 + at;
        let mut lines: Vec<_> = (1..=12)
            .map(|month| {
                let wage = Rupiah(4_000_000 + i64::from(at) * 350_000);
                let month = Month::new(year, month).expect("a month");
                StatementLine {
                    card: u16::from(at > 1),
                    on: month
                        .next()
                        .first_day()
                        .saturating_add(jiff::Span::new().days(11)),
                    amount: Rupiah(wage.get() * 57 / 1000),
                    entry: StatementEntry::Contribution {
                        month,
                        wage,
                        own: Rupiah(wage.get() / 50),
                    },
                }
            })
            .filter(|line| line.on.year() == year)
            .collect();
        let returned = opening.get() / 20;
        let mut other = |amount, entry| {
            lines.push(StatementLine {
                card: 0,
                on: date(year, 12, 31),
                amount: Rupiah(amount),
                entry,
            });
        };
        other(returned, StatementEntry::Return { estimate: at > 1 });
        if at == 2 {
            other(-12_345, StatementEntry::Correction);
            other(-1_500_000, StatementEntry::Claim);
        }
        let own = |line: &StatementLine| match line.entry {
            StatementEntry::Contribution { own, .. } => own,
            _ => Rupiah(0),
        };
        let contributed =
            |line: &&StatementLine| matches!(line.entry, StatementEntry::Contribution { .. });
        let owned: Rupiah = lines.iter().map(own).sum();
        let all: Rupiah = lines
            .iter()
            .filter(contributed)
            .map(|line| line.amount)
            .sum();
        let added: Rupiah = lines.iter().map(|line| line.amount).sum();
        let closing = Rupiah(opening.get() + added.get());
        let said = StatementYear {
            year,
            opening,
            own: owned,
            employer: Rupiah(all.get() - owned.get()),
            returns: Rupiah(returned),
            corrections: Rupiah(if at == 2 { -12_345 } else { 0 }),
            claims: Rupiah(if at == 2 { -1_500_000 } else { 0 }),
            closing,
            returns_estimated: at > 1,
            through: date(year, 12, 31),
            verification: format!("K7Q2-M9XD-{year}-PT4W"),
            lines,
        };
        opening = closing;
        said
    });
    Statement {
        years: years.collect(),
        name: "Siti Rahmawati".to_owned(),
        cards: vec![
            card("18054471920", Some("PT Maju Sentosa")),
            card(
                "21043318207",
                Some("PT Sumber Alfaria Trijaya Sentosa Abadi Nusantara Tbk"),
            ),
            card("23120099314", None),
        ],
    }
}

fn of(statement: &Statement, year: Option<i16>) -> StatementOf<'_> {
    StatementOf {
        statement,
        year,
        as_of: "2026-11-20T11:02:00Z".parse().expect("an instant"),
    }
}

fn pdf(statement: &Statement, year: Option<i16>, language: Language) -> Document {
    statement_pdf(&of(statement, year), language).expect("drawn")
}

fn pages(pdf: &Document) -> usize {
    let text = String::from_utf8_lossy(&pdf.bytes);
    text.matches("/Type/Page/").count() + text.matches("/Type /Page\n").count()
}

#[test]
fn a_pdf_says_what_everything_on_it_is() {
    let statement = years(8);
    let id = pdf(&statement, Some(2021), Language::Id);
    let en = pdf(&statement, None, Language::En);
    keep(&id, "statement-2021-id.pdf");
    keep(&en, "statement-all-en.pdf");
    if std::env::var_os("JMO_LOOK").is_some() {
        let forty_years = pdf(&years(40), None, Language::Id);
        keep(&forty_years, "statement-480-id.pdf");
    }
    assert_eq!(id.name, "rincian-saldo-jht-2021.pdf");
    assert_eq!(en.name, "jht-statement.pdf");
    for (pdf, language) in [(&id, "/Lang(id-ID)"), (&en, "/Lang(en-GB)")] {
        assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
        let text = String::from_utf8_lossy(&pdf.bytes);
        let tags = [
            "/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/Row", "/Column",
        ];
        for expected in tags {
            assert!(text.contains(expected), "{expected}");
        }
        assert!(text.contains(language), "{language}");
        assert!(text.contains("pdfuaid"), "it says it is PDF/UA");
    }
}

#[test]
fn more_years_are_more_pages_and_the_same_statement_is_the_same_file() {
    let statement = years(12);
    let one = pdf(&statement, Some(2030), Language::Id);
    let all = pdf(&statement, None, Language::Id);
    assert_eq!(pages(&one), 1);
    assert!((5..=8).contains(&pages(&all)), "{}", pages(&all));
    assert_eq!(all.bytes, pdf(&statement, None, Language::Id).bytes);
}

#[test]
fn a_table_is_what_the_service_said_to_the_rupiah() {
    let mut statement = years(3);
    statement.cards[0].employer = Some("=HYPERLINK(\"x\", 1)".to_owned());
    let year = &mut statement.years[2];
    year.lines.drain(1..10);
    let csv = statement_csv(&of(&statement, Some(2021)), Language::Id);
    assert_eq!(csv.name, "rincian-saldo-jht-2021.csv");
    let text = String::from_utf8(csv.bytes).expect("UTF-8");
    let opening = statement.years[2].opening.get();
    let returned = statement.years[2].returns.get();
    let after = [267_900, 267_900, returned, -12_345, -1_500_000]
        .into_iter()
        .scan(opening, |balance, amount| {
            *balance += amount;
            Some(*balance)
        });
    let after: Vec<_> = after.collect();
    let closing = statement.years[2].closing.get();
    let employer = "PT Sumber Alfaria Trijaya Sentosa Abadi Nusantara Tbk";
    let marked = "\"'=HYPERLINK(\"\"x\"\", 1)\"";
    let expected = [
        "\u{feff}Tahun,Tanggal,Keterangan,Bulan,Nomor kartu (KPJ),Perusahaan,Upah,Iuran Anda,\
         Iuran perusahaan,Jumlah,Saldo,Perkiraan,Kode verifikasi"
            .to_owned(),
        format!("2021,2021-01-01,Saldo awal,,,,,,,,{opening},,"),
        format!(
            "2021,2021-02-12,Iuran,2021-01,21043318207,{employer},4700000,94000,173900,267900,{},,",
            after[0]
        ),
        format!(
            "2021,2021-12-12,Iuran,2021-11,21043318207,{employer},4700000,94000,173900,267900,{},,",
            after[1]
        ),
        format!(
            "2021,2021-12-31,Hasil pengembangan,,18054471920,{marked},,,,{returned},{},perkiraan,",
            after[2]
        ),
        format!(
            "2021,2021-12-31,Koreksi,,18054471920,{marked},,,,-12345,{},,",
            after[3]
        ),
        format!(
            "2021,2021-12-31,Klaim dibayar,,18054471920,{marked},,,,-1500000,{},,",
            after[4]
        ),
        format!("2021,2021-12-31,Saldo akhir,,,,,,,,{closing},,K7Q2-M9XD-2021-PT4W"),
        String::new(),
    ];
    assert_eq!(text, expected.join("\r\n"));
}

#[test]
fn a_table_of_all_years_is_in_the_readers_language() {
    let statement = years(2);
    let csv = statement_csv(&of(&statement, None), Language::En);
    assert_eq!(csv.name, "jht-statement.csv");
    let text = String::from_utf8(csv.bytes).expect("UTF-8");
    assert!(text.starts_with("\u{feff}Year,Day,Entry,Month,"));
    let lines: usize = statement
        .years
        .iter()
        .map(|year| year.lines.len() + 2)
        .sum();
    assert_eq!(text.lines().count(), lines + 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..Default::default() })]

    /// Whatever a register calls a person or an employer, and whatever an amount.
    #[test]
    fn nothing_a_service_can_say_breaks_it(name in ".{0,120}", employer in "\\PC{0,80}|[=+@,\"\r\n\t-]{1,9}", amount: i32) {
        let mut statement = years(1);
        statement.name = name;
        statement.cards[0].employer = Some(employer);
        statement.years[0].lines[0].amount = Rupiah(i64::from(amount) * 4_000_000);
        statement.years[0].lines[1].entry = StatementEntry::Unknown;
        statement.years[0].lines[2].card = 99;
        pdf(&statement, None, Language::Id);
        let csv = statement_csv(&of(&statement, None), Language::Id);
        let text = String::from_utf8(csv.bytes).expect("UTF-8");
        for cell in text.trim_start_matches('\u{feff}').split(['\n', ',']) {
            let cell = cell.trim_start_matches('"');
            let formula = cell.starts_with(['=', '+', '@']);
            prop_assert!(!formula || text.contains('"'), "{cell}");
        }
    }
}

/// For whoever wants to look: `JMO_LOOK=folder cargo test -p jmo-document`.
fn keep(document: &Document, name: &str) {
    if let Some(folder) = std::env::var_os("JMO_LOOK") {
        std::fs::write(std::path::Path::new(&folder).join(name), &document.bytes).expect("kept");
    }
}
