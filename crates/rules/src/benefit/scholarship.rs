//! Scholarships for the children of a worker who died or cannot work any more (*beasiswa*).

use crate::{Date, Effective, Month, NoRate, Programme, Rupiah, Source, age_on, source::in_force};
use jiff::civil::date;

/// A level of education and what it pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// Which.
    pub code: &'static str,
    /// For each year.
    pub yearly: Rupiah,
    /// How many years at most.
    pub years: i64,
}

/// What the law grants to the children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScholarshipTerms {
    /// The levels, from the lowest.
    pub levels: [Level; 5],
    /// For how many children.
    pub children: usize,
    /// The age at which it ends; marriage and work end it earlier.
    pub until_age: i16,
}

impl ScholarshipTerms {
    /// The most for one child.
    #[must_use]
    pub fn most_per_child(&self) -> Rupiah {
        let of = |level: &Level| Rupiah(level.yearly.get() * level.years);
        self.levels.iter().map(of).sum()
    }

    /// The most for all children.
    #[must_use]
    pub fn most(&self) -> Rupiah {
        std::iter::repeat_n(self.most_per_child(), self.children).sum()
    }
}

static TERMS: [Effective<ScholarshipTerms>; 1] = [Effective {
    from: date(2019, 12, 2),
    to: None,
    value: ScholarshipTerms {
        levels: [
            level("kindergarten", 1_500_000, 2),
            level("primary", 1_500_000, 6),
            level("lower_secondary", 2_000_000, 3),
            level("upper_secondary", 3_000_000, 3),
            // Up to a bachelor's degree, or vocational training.
            level("college", 12_000_000, 5),
        ],
        children: 2,
        until_age: 23,
    },
    source: Source::high("PP 82/2019", ""),
}];

/// The codes of the levels, and `none` for a child that does not go to school yet.
pub static LEVEL_CODES: [&str; 6] = [
    "none",
    "kindergarten",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "college",
];

/// The ages at which a child without a school is taken to start: no law says them \[D\].
const KINDERGARTEN_AGE: i16 = 4;
const PRIMARY_AGE: i16 = 6;

/// Where those ages come from.
pub const ENTRY_SOURCE: Source = Source::low("usual age at school entry", "");

/// A child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Child {
    /// When it was born.
    pub born: Date,
    /// Where it is in the first year: one of the levels and the year of it, counted from 1; `None`
    /// when it does not go to school yet.
    pub school: Option<(usize, i64)>,
}

/// One year of one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScholarshipYear {
    /// Which child, counted from 0 as given.
    pub child: usize,
    /// The calendar year.
    pub year: i16,
    /// The level.
    pub level: &'static Level,
    /// Which year of it, counted from 1.
    pub grade: i64,
}

/// The law in force at the end of `year`.
///
/// # Errors
/// [`NoRate`] before 2019: the amounts before PP 82/2019 are not on record.
pub fn scholarship_terms(year: i16) -> Result<&'static Effective<ScholarshipTerms>, NoRate> {
    let end = date(year, 12, 31);
    in_force(&TERMS, end).ok_or(NoRate {
        programme: Programme::Jkm,
        month: Month::of(end),
    })
}

/// What the children get, child by child and year by year, when the first year paid is
/// `first_year`; only as many children count as the law grants.
///
/// Everybody moves up a grade each year. A year is paid when the child is younger than 23 on 1
/// July, about when the school year begins \[D\]. A child that does not go to school yet starts
/// kindergarten at four, or primary school at six, on the same day \[D\].
///
/// # Errors
/// As [`scholarship_terms`].
pub fn scholarship(children: &[Child], first_year: i16) -> Result<Vec<ScholarshipYear>, NoRate> {
    let terms = &scholarship_terms(first_year)?.value;
    let granted = children.iter().take(terms.children).enumerate();
    Ok(granted
        .flat_map(|(at, child)| years_of(at, child, first_year, terms))
        .collect())
}

fn years_of(
    at: usize,
    child: &Child,
    first_year: i16,
    terms: &'static ScholarshipTerms,
) -> Vec<ScholarshipYear> {
    let age = |year: i16| age_on(child.born, date(year, 7, 1));
    let (level, grade, first_year) = match child.school {
        Some((level, grade)) => (level, grade, first_year),
        None if age(first_year) >= PRIMARY_AGE => (1, 1, first_year),
        None => {
            let wait = (KINDERGARTEN_AGE - age(first_year)).max(0);
            (0, 1, first_year.saturating_add(wait))
        }
    };
    let grades = terms.levels.iter().enumerate().skip(level);
    let grades = grades.flat_map(|(number, of)| {
        let from = if number == level { grade } else { 1 };
        (from..=of.years).map(move |grade| (of, grade))
    });
    (first_year..)
        .zip(grades)
        .take_while(|(year, _)| age(*year) < terms.until_age)
        .map(|(year, (level, grade))| ScholarshipYear {
            child: at,
            year,
            level,
            grade,
        })
        .collect()
}

const fn level(code: &'static str, yearly: i64, years: i64) -> Level {
    Level {
        code,
        yearly: Rupiah(yearly),
        years,
    }
}
