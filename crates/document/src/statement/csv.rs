use super::{StatementOf, parts, running, words::first_day};
use crate::{Document, Language, Media};
use jiff::civil::Date;
use jmo_rules::Rupiah;
use jmo_wire::statement::{StatementEntry, StatementYear};

/// So that spreadsheets take the text for UTF-8.
const MARK: &str = "\u{feff}";

/// Writes a statement as a table (RFC 4180, UTF-8 with a byte order mark): amounts as whole
/// numbers, days and months as ISO 8601 has them. A row for each posting, before them the year's
/// opening balance and after them its closing balance with the verification code.
pub fn statement_csv(of: &StatementOf<'_>, language: Language) -> Document {
    let mut text = MARK.to_owned();
    row(&mut text, head(language).map(str::to_owned));
    for year in of.years() {
        let opening = Balance {
            day: first_day(year),
            amount: year.opening,
            verification: "",
        };
        row(&mut text, opening.cells(year, language.opening()));
        for (line, balance) in running(year) {
            let card = of.statement.cards.get(usize::from(line.card));
            let [wage, own, employer] = parts(line)
                .map(|parts| parts.map(|part| part.get().to_string()))
                .unwrap_or_default();
            let estimate = matches!(line.entry, StatementEntry::Return { estimate: true });
            row(
                &mut text,
                [
                    year.year.to_string(),
                    line.on.to_string(),
                    kind(&line.entry, language),
                    month(&line.entry),
                    card.map(|card| card.kpj.as_str().to_owned())
                        .unwrap_or_default(),
                    card.and_then(|card| card.employer.as_deref())
                        .map(harmless)
                        .unwrap_or_default(),
                    wage,
                    own,
                    employer,
                    line.amount.get().to_string(),
                    balance.get().to_string(),
                    if estimate {
                        language.estimate().to_owned()
                    } else {
                        String::new()
                    },
                    String::new(),
                ],
            );
        }
        let closing = Balance {
            day: year.through,
            amount: year.closing,
            verification: &year.verification,
        };
        row(&mut text, closing.cells(year, language.closing()));
    }
    of.document(Media::Csv, language, text.into_bytes())
}

const COLUMNS: usize = 13;

fn head(language: Language) -> [&'static str; COLUMNS] {
    [
        language.of("Tahun", "Year"),
        language.of("Tanggal", "Day"),
        language.of("Keterangan", "Entry"),
        language.of("Bulan", "Month"),
        language.card_number(),
        language.employer(),
        language.of("Upah", "Wage"),
        language.own(),
        language.employers(),
        language.of("Jumlah", "Amount"),
        language.of("Saldo", "Balance"),
        language.of("Perkiraan", "Estimate"),
        language.verification(),
    ]
}

/// The balance of a day.
struct Balance<'a> {
    day: Date,
    amount: Rupiah,
    verification: &'a str,
}

impl Balance<'_> {
    fn cells(&self, year: &StatementYear, what: &str) -> [String; COLUMNS] {
        let mut cells = [const { String::new() }; COLUMNS];
        cells[0] = year.year.to_string();
        cells[1] = self.day.to_string();
        what.clone_into(&mut cells[2]);
        cells[10] = self.amount.get().to_string();
        cells[12] = harmless(self.verification);
        cells
    }
}

/// What a posting is, its month apart.
fn kind(entry: &StatementEntry, language: Language) -> String {
    match entry {
        StatementEntry::Contribution { .. } => language.of("Iuran", "Contribution").to_owned(),
        StatementEntry::Return { .. } => language.returns(false),
        entry => language.entry(entry),
    }
}

fn month(entry: &StatementEntry) -> String {
    match entry {
        StatementEntry::Contribution { month, .. } => month.to_string(),
        _ => String::new(),
    }
}

/// A text that a spreadsheet would take for a formula is marked as a text.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn row(text: &mut String, cells: [String; COLUMNS]) {
    let quoted = cells.map(|cell| {
        if cell.contains(['"', ',', '\r', '\n']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    });
    text.push_str(&quoted.join(","));
    text.push_str("\r\n");
}
