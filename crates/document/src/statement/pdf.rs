use super::{
    StatementOf, parts, running,
    words::{figures, first_day},
};
use crate::{
    Document, DrawError, Language, Media,
    paper::{About, Block, Column, Row, Set, Table, draw, flow},
};
use jmo_wire::statement::{Statement, StatementLine, StatementYear};

/// Draws a statement: who, which cards, and each year with its sums, its code and its postings.
///
/// # Errors
/// Never for what a service can say; see [`DrawError`].
pub fn statement_pdf(of: &StatementOf<'_>, language: Language) -> Result<Document, DrawError> {
    let about = About {
        title: &title(of, language),
        language,
        page: language.of("Halaman", "Page"),
        of: language.of("dari", "of"),
    };
    let bytes = draw(&flow(&blocks(of, language)), &about)?;
    Ok(of.document(Media::Pdf, language, bytes))
}

fn title(of: &StatementOf<'_>, language: Language) -> String {
    let year = of.year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{}{year}", language.statement())
}

pub(super) fn blocks(of: &StatementOf<'_>, language: Language) -> Vec<Block> {
    let name = language.of("Nama", "Name");
    let as_of = language.of("Data per", "Data as of");
    let unit = language.of("Semua jumlah dalam rupiah.", "All amounts in rupiah.");
    let mut blocks = vec![
        Block::Heading(1, title(of, language)),
        Block::Paragraph(format!("{name}: {}", of.statement.name)),
        Block::Paragraph(format!("{as_of} {}. {unit}", language.instant(of.as_of))),
    ];
    if !of.statement.cards.is_empty() {
        blocks.push(Block::Table(cards(of.statement, language)));
    }
    for year in of.years() {
        blocks.push(Block::Heading(
            2,
            format!("{} {}", language.of("Tahun", "Year"), year.year),
        ));
        blocks.push(Block::Table(sums(year, language)));
        if year.lines.is_empty() {
            let none = language.of("Tidak ada transaksi.", "Nothing was posted.");
            blocks.push(Block::Paragraph(none.to_owned()));
        } else {
            blocks.push(Block::Table(lines(of.statement, year, language)));
        }
    }
    let check = language.of("Cara memeriksa", "How to check it");
    blocks.push(Block::Heading(2, check.to_owned()));
    blocks.push(Block::Paragraph(how_to_check(language).to_owned()));
    if of.years().any(|year| year.returns_estimated) {
        blocks.push(Block::Paragraph(what_is_estimated(language).to_owned()));
    }
    blocks
}

fn how_to_check(language: Language) -> &'static str {
    language.of(
        "Setiap saldo akhir punya kode verifikasi. Siapa pun dapat memeriksanya di aplikasi JMO \
         tanpa masuk: isi nomor kartu, tahun, tanggal saldo akhir, jumlahnya, dan kode verifikasi \
         seperti tertulis di sini. Huruf besar atau kecil, spasi, dan tanda hubung tidak berpengaruh.",
        "Every closing balance has a verification code. Anybody can check it in the JMO app without \
         signing in: enter the card number, the year, the day of the closing balance, its amount \
         and the verification code as they stand here. Case, spaces and hyphens do not matter.",
    )
}

fn what_is_estimated(language: Language) -> &'static str {
    language.of(
        "Perkiraan: tingkat hasil pengembangan tahun itu belum punya sumber resmi yang terbit.",
        "Estimate: the rate of that year's returns has no published source yet.",
    )
}

fn cards(statement: &Statement, language: Language) -> Table {
    let rows = statement.cards.iter().enumerate().map(|(at, card)| Row {
        cells: vec![
            (at + 1).to_string(),
            card.kpj.as_str().to_owned(),
            language.segment(card.segment).to_owned(),
            card.employer
                .clone()
                .unwrap_or_else(|| language.none().to_owned()),
        ],
        bold: false,
    });
    Table {
        about: language.of("Kartu", "Cards").to_owned(),
        columns: columns(&[
            (30.0, Set::Wrapped),
            (100.0, Set::Wrapped),
            (155.0, Set::Wrapped),
            (230.0, Set::Wrapped),
        ]),
        head: texts(&[
            language.of("No.", "No."),
            language.card_number(),
            language.kind_of_member(),
            language.employer(),
        ]),
        rows: rows.collect(),
    }
}

fn sums(year: &StatementYear, language: Language) -> Table {
    let row = |what: String, value: String, bold| Row {
        cells: vec![what, value],
        bold,
    };
    let on = |what: &str, day| format!("{what}, {}", language.date(day));
    let mut rows = vec![
        row(
            on(language.opening(), first_day(year)),
            figures(year.opening),
            false,
        ),
        row(language.own().to_owned(), figures(year.own), false),
        row(
            language.employers().to_owned(),
            figures(year.employer),
            false,
        ),
        row(
            language.returns(year.returns_estimated),
            figures(year.returns),
            false,
        ),
    ];
    let seldom = [
        (language.corrections(), year.corrections),
        (language.claims(), year.claims),
    ];
    for (what, amount) in seldom {
        if !amount.is_zero() {
            rows.push(row(what.to_owned(), figures(amount), false));
        }
    }
    rows.push(row(
        on(language.closing(), year.through),
        figures(year.closing),
        true,
    ));
    let code = language.verification().to_owned();
    rows.push(row(code, year.verification.clone(), true));
    Table {
        about: format!("{} {}", language.of("Ringkasan", "Sums of"), year.year),
        columns: columns(&[(230.0, Set::Wrapped), (135.0, Set::Figures)]),
        head: Vec::new(),
        rows,
    }
}

fn lines(statement: &Statement, year: &StatementYear, language: Language) -> Table {
    let opening = Row {
        cells: cells(&[
            (0, language.short_date(first_day(year))),
            (1, language.opening().to_owned()),
            (7, figures(year.opening)),
        ]),
        bold: true,
    };
    let closing = Row {
        cells: cells(&[
            (0, language.short_date(year.through)),
            (1, language.closing().to_owned()),
            (4, figures(year.own)),
            (5, figures(year.employer)),
            (7, figures(year.closing)),
        ]),
        bold: true,
    };
    let posted = running(year).map(|(line, balance)| {
        let [wage, own, employer] = parts(line)
            .map(|parts| parts.map(figures))
            .unwrap_or_default();
        Row {
            cells: vec![
                language.short_date(line.on),
                language.entry(&line.entry),
                card(statement, line),
                wage,
                own,
                employer,
                figures(line.amount),
                figures(balance),
            ],
            bold: false,
        }
    });
    Table {
        about: format!("{} {}", language.of("Transaksi", "Postings of"), year.year),
        columns: columns(&[
            (54.0, Set::Wrapped),
            (98.0, Set::Wrapped),
            (88.0, Set::Cut),
            (54.0, Set::Figures),
            (50.0, Set::Figures),
            (56.0, Set::Figures),
            (55.0, Set::Figures),
            (60.0, Set::Figures),
        ]),
        head: texts(&[
            language.of("Tanggal", "Day"),
            language.of("Keterangan", "Entry"),
            language.of("Kartu", "Card"),
            language.of("Upah", "Wage"),
            language.of("Iuran Anda", "You"),
            language.of("Iuran perusahaan", "Employer"),
            language.of("Jumlah", "Amount"),
            language.of("Saldo", "Balance"),
        ]),
        rows: [opening]
            .into_iter()
            .chain(posted)
            .chain([closing])
            .collect(),
    }
}

/// A card by its number in the table of cards, and its employer as far as there is room.
fn card(statement: &Statement, line: &StatementLine) -> String {
    let number = line.card + 1;
    let employer = statement
        .cards
        .get(usize::from(line.card))
        .and_then(|card| card.employer.as_deref());
    match employer {
        Some(employer) => format!("{number} · {employer}"),
        None => number.to_string(),
    }
}

fn cells(said: &[(usize, String)]) -> Vec<String> {
    let mut cells = vec![String::new(); 8];
    for (at, text) in said {
        cells[*at].clone_from(text);
    }
    cells
}

fn columns(columns: &[(f32, Set)]) -> Vec<Column> {
    columns
        .iter()
        .map(|(width, set)| Column {
            width: *width,
            set: *set,
        })
        .collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
