/// The most rows that go into one statement.
const MOST: usize = 16;

/// An INSERT of several rows at once: each statement is a round trip to the database's thread,
/// which costs more than the row. Built once and kept in a `static`, so its texts are as fixed as
/// if they had been typed.
#[derive(Debug)]
pub struct Rows(Vec<String>);

impl Rows {
    /// `head` is the statement up to and with `VALUES`, `columns` how many values a row has, `tail`
    /// what comes after the rows.
    pub fn new(head: &str, columns: usize, tail: &str) -> Self {
        let text = |rows: usize| {
            let row = |at: usize| {
                let values: Vec<_> = (1..=columns)
                    .map(|column| format!("${}", at * columns + column))
                    .collect();
                format!("({})", values.join(", "))
            };
            let rows: Vec<_> = (0..rows).map(row).collect();
            format!("{head} {} {tail}", rows.join(", "))
        };
        Self((1..=MOST).map(text).collect())
    }

    /// Splits rows into runs that fit a statement, each with its text.
    pub fn chunks<'a, T>(
        &'static self,
        rows: &'a [T],
    ) -> impl Iterator<Item = (&'static str, &'a [T])> {
        rows.chunks(MOST)
            .map(|chunk| (self.0[chunk.len() - 1].as_str(), chunk))
    }
}
