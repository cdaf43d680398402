use jmo_rules::{Date, Rupiah};
use jmo_wire::statement::{StatementEntry, StatementLine, StatementYear};

/// Puts lines, in order of their days, into their years: from the first line's to today's, those
/// without a line too. None when they add up to more than can be counted.
pub fn years(lines: Vec<StatementLine>, today: Date) -> Option<Vec<StatementYear>> {
    let mut years: Vec<StatementYear> = Vec::new();
    let Some(first) = lines.first().map(|line| line.on.year()) else {
        return Some(years);
    };
    let last = lines.last().map_or(first, |line| line.on.year());
    let mut lines = lines.into_iter().peekable();
    let mut opening = Rupiah::ZERO;
    for at in first..=last.max(today.year()) {
        let mut year = empty(at, opening);
        while let Some(line) = lines.next_if(|line| line.on.year() == at) {
            add(&mut year, line)?;
        }
        year.through = through(&year, today);
        opening = year.closing;
        years.push(year);
    }
    Some(years)
}

fn empty(year: i16, opening: Rupiah) -> StatementYear {
    let none = Rupiah::ZERO;
    StatementYear {
        year,
        opening,
        own: none,
        employer: none,
        returns: none,
        corrections: none,
        claims: none,
        closing: opening,
        returns_estimated: false,
        through: jiff::civil::date(year, 1, 1),
        verification: String::new(),
        lines: Vec::new(),
    }
}

fn add(year: &mut StatementYear, line: StatementLine) -> Option<()> {
    let sum = |to: &mut Rupiah, amount: Rupiah| {
        *to = to.checked_add(amount)?;
        Some(())
    };
    match line.entry {
        StatementEntry::Contribution { own, .. } => {
            sum(&mut year.own, own)?;
            sum(&mut year.employer, line.amount.checked_sub(own)?)?;
        }
        StatementEntry::Return { estimate } => {
            year.returns_estimated |= estimate;
            sum(&mut year.returns, line.amount)?;
        }
        StatementEntry::Correction => sum(&mut year.corrections, line.amount)?,
        StatementEntry::Claim => sum(&mut year.claims, line.amount)?,
        StatementEntry::Unknown => return None,
    }
    sum(&mut year.closing, line.amount)?;
    year.lines.push(line);
    Some(())
}

/// A year that is over accounts for all of it; this one for what has been posted, so that a
/// statement stays the same until something is. Its first day while nothing has been.
fn through(year: &StatementYear, today: Date) -> Date {
    if year.year < today.year() {
        jiff::civil::date(year.year, 12, 31)
    } else {
        year.lines.last().map_or(year.through, |newest| newest.on)
    }
}
