//! Names as people write them: with titles, other spacing, other capitals.

/// How a typed name and a registered one compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameMatch {
    /// Letter for letter, but for capitals and the space around.
    Exact,
    /// The same once titles, punctuation and spacing are left out.
    Normalised,
    /// Two different names.
    Different,
}

/// Titles that stand before a name. What stands behind one follows a comma.
const TITLES: [&str; 22] = [
    "H", "HJ", "HAJI", "HAJJAH", "DR", "DRS", "DRA", "DRG", "DRH", "IR", "PROF", "KH", "NY", "TN",
    "NN", "BPK", "IBU", "SDR", "SDRI", "ST", "UST", "USTADZ",
];

/// Whether two names are one person's way of writing theirs.
///
/// [D] The law says only that data must agree with the civil registry; leaving out titles and
/// spacing loses nobody's identity, since NIK and birth date are compared as well.
#[must_use]
pub fn compare_names(typed: &str, registered: &str) -> NameMatch {
    let upper = |name: &str| name.trim().to_uppercase();
    if upper(typed) == upper(registered) {
        return NameMatch::Exact;
    }
    let (typed, registered) = (letters(typed), letters(registered));
    if !typed.is_empty() && typed == registered {
        NameMatch::Normalised
    } else {
        NameMatch::Different
    }
}

/// How alike two names are, in hundredths: the words they share over all their words (Jaccard), after
/// titles and punctuation are left out; 100 when [`compare_names`] finds no difference.
///
/// [D] A bank cuts names off and writes them its own way, so an account is not refused for a missing
/// second name; at 85 it is the person's, at 60 somebody should look.
#[must_use]
pub fn name_likeness(one: &str, other: &str) -> u8 {
    if compare_names(one, other) != NameMatch::Different {
        return 100;
    }
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let all = one.len() + other.len() - shared;
    u8::try_from(shared * 100 / all.max(1)).unwrap_or(100)
}

/// A name's letters, without titles and without anything between them.
fn letters(name: &str) -> String {
    words(name).concat()
}

/// A name's words in capitals, without titles.
fn words(name: &str) -> Vec<String> {
    let before_comma = name.split(',').next().unwrap_or_default();
    let upper = before_comma.to_uppercase();
    let words: Vec<String> = upper
        .split(|c: char| c.is_whitespace() || c == '.')
        .map(|word| word.chars().filter(|c| c.is_alphabetic()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    let titles = words
        .iter()
        .take_while(|word| TITLES.contains(&word.as_str()))
        .count();
    // Somebody may be called like a title and nothing else.
    let from = if titles < words.len() { titles } else { 0 };
    words[from..].to_vec()
}
