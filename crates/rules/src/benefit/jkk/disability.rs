use crate::{Rate, Source};

/// A lost part of the body and its share of the compensation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disability {
    /// What is lost.
    pub code: &'static str,
    /// The share of 80 months' wages.
    pub rate: Rate,
}

impl Disability {
    /// Where the table comes from. It was not read again, so whatever rests on it is an estimate.
    pub const SOURCE: Source = Source::medium("PP 44/2015", "Lampiran III");

    /// The row of this code.
    #[must_use]
    pub fn named(code: &str) -> Option<&'static Self> {
        DISABILITIES
            .iter()
            .find(|disability| disability.code == code)
    }
}

const TABLE: [Disability; 25] = [
    row("right_arm", 40),
    row("left_arm", 35),
    row("right_hand", 32),
    row("left_hand", 28),
    row("both_legs", 70),
    row("leg", 35),
    row("both_feet", 50),
    row("foot", 25),
    row("both_eyes", 70),
    row("eye", 35),
    row("hearing_both", 40),
    row("hearing_one", 20),
    row("right_thumb", 15),
    row("left_thumb", 12),
    row("right_index", 9),
    row("left_index", 7),
    row("right_finger", 4),
    row("left_finger", 3),
    row("big_toe", 5),
    row("second_toe", 3),
    row("other_toe", 2),
    // Legs of unequal length: by less than 5 cm, by 5 to 7.5 cm, by more.
    row("leg_shorter_below_5", 10),
    row("leg_shorter_from_5", 20),
    row("leg_shorter_from_7_5", 30),
    row("mental", 70),
];

/// The main parts of the body.
pub static DISABILITIES: [Disability; TABLE.len()] = TABLE;

/// The codes of [`DISABILITIES`].
pub static DISABILITY_CODES: [&str; TABLE.len()] = {
    let mut codes = [""; TABLE.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = TABLE[at].code;
        at += 1;
    }
    codes
};

const fn row(code: &'static str, percent: u32) -> Disability {
    Disability {
        code,
        rate: Rate::new(percent * 1_000),
    }
}
