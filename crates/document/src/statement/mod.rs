//! The statement of the JHT balance as a file: of one year or of all, to show or to compute with.

mod csv;
mod pdf;
#[cfg(test)]
mod tests;
mod words;

pub use csv::statement_csv;
pub use pdf::statement_pdf;

use crate::{Document, Language, Media};
use jiff::Timestamp;
use jmo_rules::Rupiah;
use jmo_wire::statement::{Statement, StatementEntry, StatementLine, StatementYear};

/// What stands on a statement.
#[derive(Clone, Copy, Debug)]
pub struct StatementOf<'a> {
    /// What the service says.
    pub statement: &'a Statement,
    /// The year; none: every year there is.
    pub year: Option<i16>,
    /// The service's time when it said so.
    pub as_of: Timestamp,
}

impl<'a> StatementOf<'a> {
    fn years(&self) -> impl Iterator<Item = &'a StatementYear> {
        let wanted = self.year;
        let years = self.statement.years.iter();
        years.filter(move |year| wanted.is_none_or(|wanted| wanted == year.year))
    }

    fn document(&self, media: Media, language: Language, bytes: Vec<u8>) -> Document {
        let name = language.of("rincian-saldo-jht", "jht-statement");
        let year = self.year.map(|year| format!("-{year}")).unwrap_or_default();
        Document {
            name: format!("{name}{year}.{}", media.extension()),
            media,
            bytes,
        }
    }
}

/// A line, and the balance after it.
fn running(year: &StatementYear) -> impl Iterator<Item = (&StatementLine, Rupiah)> {
    let after = |balance: &mut Rupiah, line| -> Option<(_, Rupiah)> {
        let line: &StatementLine = line;
        *balance = [*balance, line.amount].into_iter().sum();
        Some((line, *balance))
    };
    year.lines.iter().scan(year.opening, after)
}

/// What a contribution is made of: the wage, the person's part, the employer's.
fn parts(line: &StatementLine) -> Option<[Rupiah; 3]> {
    let StatementEntry::Contribution { wage, own, .. } = line.entry else {
        return None;
    };
    let employer = line.amount.checked_sub(own).unwrap_or_default();
    Some([wage, own, employer])
}
