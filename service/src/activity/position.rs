//! Where in the timeline something stands, and the opaque text a page ends with.

use crate::Keys;
use jmo_rules::Date;

/// How much of the digest a cursor carries: enough that nobody makes one up.
const PROOF: usize = 8;

/// Where events come from; of one day, they stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Message,
    Merge,
    Posting,
    Contribution,
}

impl Source {
    const ALL: [Self; 4] = [
        Self::Message,
        Self::Merge,
        Self::Posting,
        Self::Contribution,
    ];

    fn letter(self) -> char {
        match self {
            Self::Message => 'm',
            Self::Merge => 'g',
            Self::Posting => 'p',
            Self::Contribution => 'c',
        }
    }
}

/// A place in the timeline; no two events share one. Newer days come first, then sources in their
/// order, then greater keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub on: Date,
    pub source: Source,
    /// Which event of its source and day.
    pub key: String,
}

impl Position {
    /// What sorts the newest first.
    pub fn order(&self) -> impl Ord + use<'_> {
        use std::cmp::Reverse;
        (Reverse(self.on), self.source, Reverse(&self.key))
    }

    /// What a source is read before: this day's events with a smaller key than this, and all of
    /// earlier days.
    pub fn bound(&self, source: Source) -> Bound<'_> {
        let key = match source.cmp(&self.source) {
            // All of this day were on the pages before.
            std::cmp::Ordering::Less => "",
            std::cmp::Ordering::Equal => &self.key,
            std::cmp::Ordering::Greater => LAST,
        };
        Bound { on: self.on, key }
    }

    /// The text for the person to come back with.
    pub fn cursor(&self, keys: &Keys, person_id: &str) -> String {
        let text = format!("{}{}{}", self.on, self.source.letter(), self.key);
        let proof = keys.pepper("activity", &format!("{person_id} {text}"));
        letters(&[&proof[..PROOF], text.as_bytes()].concat())
    }

    /// Reads what [`Position::cursor`] wrote for this person; none for anything else.
    pub fn read(keys: &Keys, person_id: &str, cursor: &str) -> Option<Self> {
        let bytes = unletters(cursor)?;
        let text = std::str::from_utf8(bytes.get(PROOF..)?).ok()?;
        let source = text.get(10..11)?.chars().next()?;
        let position = Self {
            on: text.get(..10)?.parse().ok()?,
            source: Source::ALL
                .into_iter()
                .find(|known| known.letter() == source)?,
            key: text.get(11..)?.to_owned(),
        };
        let right = position.cursor(keys, person_id);
        keys.same(cursor, &right).then_some(position)
    }
}

/// Greater than every key: keys begin with a digit.
const LAST: &str = "~";

/// What a source is read before.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    pub on: Date,
    pub key: &'a str,
}

impl Bound<'_> {
    /// Before nothing: from the newest.
    pub const NONE: Self = Self {
        on: Date::MAX,
        key: LAST,
    };
}

/// Bytes as letters, two each. Letters only, so that nothing in it looks like somebody's number.
pub fn letters(bytes: &[u8]) -> String {
    let letter = |half: u8| char::from(b'a' + half);
    bytes
        .iter()
        .flat_map(|byte| [letter(byte >> 4), letter(byte & 15)])
        .collect()
}

fn unletters(text: &str) -> Option<Vec<u8>> {
    let half = |letter: u8| matches!(letter, b'a'..=b'p').then(|| letter - b'a');
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some(half(*high)? << 4 | half(*low)?),
            _ => None,
        })
        .collect()
}
