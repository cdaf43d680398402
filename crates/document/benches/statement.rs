//! A statement of twelve years as PDF, against krilla drawing the same text alone.
//!
//! `cargo bench -p jmo-document --bench statement`
//!
//! Turn by turn, in one process. The bare side has the glyphs of each text looked up as well, and
//! neither tags nor lines nor a layout to work out.

use jiff::civil::date;
use jmo_document::{Language, StatementOf, statement_pdf};
use jmo_rules::{Month, Rupiah};
use jmo_wire::{
    membership::Segment,
    statement::{Statement, StatementCard, StatementEntry, StatementLine, StatementYear},
};
use krilla::{
    Document,
    geom::Point,
    page::PageSettings,
    text::{Font, GlyphId, KrillaGlyph},
};
use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};
use ttf_parser::Face;

const RUNS: usize = 15;
const DOCUMENTS: u32 = 20;
const MONTHS: i16 = 144;
const WANTED: f64 = 1.5;
const REGULAR: &[u8] = include_bytes!("../fonts/PlusJakartaSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/PlusJakartaSans-Bold.ttf");

fn main() -> Result<(), Box<dyn Error>> {
    let statement = statement();
    let of = StatementOf {
        statement: &statement,
        year: None,
        as_of: "2026-11-20T11:02:00Z".parse()?,
    };
    let texts = texts(&statement);
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let mut sizes = (0, 0);
    for _ in 0..RUNS {
        ours.push(timed(|| {
            sizes.0 = statement_pdf(&of, Language::Id)?.bytes.len();
            Ok(())
        })?);
        bare.push(timed(|| {
            sizes.1 = text_alone(&texts)?.len();
            Ok(())
        })?);
    }
    let (ours, bare) = (median(ours), median(bare));
    let ratio = ours / bare;
    println!("Medians of {RUNS} runs turn by turn, {DOCUMENTS} documents each, {MONTHS} months.\n");
    println!("| | ms | KiB |\n|---|--:|--:|");
    println!("| the statement, tagged | {ours:.1} | {} |", sizes.0 / 1024);
    println!("| its text alone | {bare:.1} | {} |\n", sizes.1 / 1024);
    let met = if ratio <= WANTED { "met" } else { "not met" };
    println!("- {ratio:.2} times the text's time; at most {WANTED} wanted, {met}.");
    Ok(())
}

fn timed(mut draw: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let began = Instant::now();
    for _ in 0..DOCUMENTS {
        draw()?;
    }
    Ok(began.elapsed() / DOCUMENTS)
}

/// In milliseconds.
fn median(mut durations: Vec<Duration>) -> f64 {
    durations.sort();
    durations[durations.len() / 2].as_secs_f64() * 1e3
}

fn statement() -> Statement {
    let year = |year| {
        let lines = (1..=12).filter_map(|month| Month::new(year, month));
        let lines = lines.map(|month| StatementLine {
            card: 0,
            on: month.last_day(),
            amount: Rupiah(285_000),
            entry: StatementEntry::Contribution {
                month,
                wage: Rupiah(5_000_000),
                own: Rupiah(100_000),
            },
        });
        StatementYear {
            year,
            opening: Rupiah(i64::from(year - 2014) * 3_420_000),
            own: Rupiah(1_200_000),
            employer: Rupiah(2_220_000),
            returns: Rupiah(0),
            corrections: Rupiah(0),
            claims: Rupiah(0),
            closing: Rupiah(i64::from(year - 2013) * 3_420_000),
            returns_estimated: false,
            through: date(year, 12, 31),
            verification: "5HBC-XAM0-178P-0QVG".to_owned(),
            lines: lines.collect(),
        }
    };
    Statement {
        name: "Siti Rahmawati".to_owned(),
        cards: vec![StatementCard {
            kpj: "18054471920".parse().expect("a KPJ"),
            segment: Segment::Pu,
            employer: Some("PT Maju Sentosa".to_owned()),
        }],
        years: (2014..2014 + MONTHS / 12).map(year).collect(),
    }
}

/// A row of texts, bold or not.
type Row = (bool, Vec<String>);

/// What stands on a statement, line by line.
fn texts(statement: &Statement) -> Vec<Row> {
    let texts = |bold, texts: &[&str]| {
        let texts = texts.iter().map(|text| (*text).to_owned());
        (bold, texts.collect())
    };
    let mut rows = vec![
        texts(true, &["Rincian Saldo JHT"]),
        texts(false, &["Nama: Siti Rahmawati"]),
        texts(
            false,
            &["Data per 20 November 2026, 18.02 WIB. Semua jumlah dalam rupiah."],
        ),
        texts(
            true,
            &["No.", "Nomor kartu (KPJ)", "Jenis peserta", "Perusahaan"],
        ),
        texts(
            false,
            &["1", "18054471920", "Penerima Upah (PU)", "PT Maju Sentosa"],
        ),
    ];
    for year in &statement.years {
        let [opening, closing] = [year.opening, year.closing].map(|amount| amount.to_string());
        let (own, employer) = (year.own.to_string(), year.employer.to_string());
        let first = format!("1 Jan {}", year.year);
        let last = format!("31 Des {}", year.year);
        rows.extend([
            texts(true, &[&format!("Tahun {}", year.year)]),
            texts(false, &["Saldo awal, 1 Januari 2014", &opening]),
            texts(false, &["Iuran Anda", &own]),
            texts(false, &["Iuran perusahaan", &employer]),
            texts(false, &["Hasil pengembangan", "0"]),
            texts(true, &["Saldo akhir, 31 Desember 2014", &closing]),
            texts(true, &["Kode verifikasi", &year.verification]),
            texts(
                true,
                &[
                    "Tanggal",
                    "Keterangan",
                    "Kartu",
                    "Upah",
                    "Iuran Anda",
                    "Iuran perusahaan",
                    "Jumlah",
                    "Saldo",
                ],
            ),
            texts(true, &[&first, "Saldo awal", &opening]),
        ]);
        let mut balance = year.opening;
        for line in &year.lines {
            balance = [balance, line.amount].into_iter().sum();
            let StatementEntry::Contribution { month, wage, own } = line.entry else {
                continue;
            };
            rows.push(texts(
                false,
                &[
                    &format!("{} Jan {}", line.on.day(), line.on.year()),
                    &format!("Iuran Jan {}", month.year()),
                    "1 · PT Maju Sentosa",
                    &wage.to_string(),
                    &own.to_string(),
                    "185.000",
                    &line.amount.to_string(),
                    &balance.to_string(),
                ],
            ));
        }
        rows.push(texts(
            true,
            &[&last, "Saldo akhir", &own, &employer, &closing],
        ));
    }
    rows
}

fn text_alone(rows: &[Row]) -> Result<Vec<u8>, Box<dyn Error>> {
    let face = |file: &'static [u8]| -> Result<_, Box<dyn Error>> {
        let font = Font::new(file.into(), 0).ok_or("our own typeface")?;
        Ok((Face::parse(file, 0)?, font))
    };
    let (regular, bold) = (face(REGULAR)?, face(BOLD)?);
    let mut document = Document::new();
    for rows in rows.chunks(48) {
        let size = PageSettings::from_wh(595.28, 841.89).ok_or("a page without size")?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for (at, (is_bold, texts)) in rows.iter().enumerate() {
            let (face, font) = if *is_bold { &bold } else { &regular };
            let mut start = Point::from_xy(40.0, 60.0 + 15.0 * at as f32);
            for text in texts {
                let glyphs = glyphs(face, text);
                surface.draw_glyphs(start, &glyphs, font.clone(), text, 7.5, false);
                start.x += 64.0;
            }
        }
        surface.finish();
        page.finish();
    }
    let bytes = document.finish().map_err(|error| format!("{error:?}"))?;
    Ok(black_box(bytes))
}

fn glyphs(face: &Face<'_>, text: &str) -> Vec<KrillaGlyph> {
    let glyph = |(at, character): (usize, char)| {
        let glyph = face.glyph_index(character).unwrap_or_default();
        let advance = face.glyph_hor_advance(glyph).unwrap_or_default();
        KrillaGlyph {
            glyph_id: GlyphId::new(u32::from(glyph.0)),
            text_range: at..at + character.len_utf8(),
            x_advance: f32::from(advance) / f32::from(face.units_per_em()),
            x_offset: 0.0,
            y_offset: 0.0,
            y_advance: 0.0,
            location: None,
        }
    };
    text.char_indices().map(glyph).collect()
}
