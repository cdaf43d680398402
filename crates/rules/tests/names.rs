//! One person's ways of writing their name are one name; another person's is not.

use jmo_rules::{NameMatch, compare_names};
use proptest::prelude::*;

#[test]
fn capitals_and_space_around_are_no_difference() {
    for typed in ["Siti Rahmawati", " siti rahmawati ", "SITI RAHMAWATI"] {
        assert_eq!(
            compare_names(typed, "Siti Rahmawati"),
            NameMatch::Exact,
            "{typed}"
        );
    }
}

#[test]
fn titles_punctuation_and_spacing_are_left_out_and_that_is_said() {
    for (typed, registered) in [
        ("Hj. Siti Rahmawati, S.E., M.M.", "Siti Rahmawati"),
        ("Siti  Rahmawati", "Siti Rahmawati"),
        ("Siti Rahma Wati", "Siti Rahmawati"),
        ("Prof. Dr. Ir. Budi Santoso", "BUDI SANTOSO"),
        ("Drs.Budi Santoso", "Budi Santoso"),
        ("Ma'ruf", "Maruf"),
        ("Nur-Aini", "Nur Aini"),
        ("A. Rahman", "A Rahman"),
    ] {
        assert_eq!(
            compare_names(typed, registered),
            NameMatch::Normalised,
            "{typed}"
        );
        assert_eq!(
            compare_names(registered, typed),
            NameMatch::Normalised,
            "{typed}"
        );
    }
}

#[test]
fn another_name_stays_another() {
    for (typed, registered) in [
        ("Siti Rahmawati", "Siti Rahmawaty"),
        ("Budi", "Budi Santoso"),
        ("Muh. Yusuf", "Muhammad Yusuf"),
        ("Irma", "Ma"),
        ("", "Siti"),
        (".", "-"),
        ("Haji", "Siti"),
    ] {
        assert_eq!(
            compare_names(typed, registered),
            NameMatch::Different,
            "{typed}"
        );
    }
}

#[test]
fn somebody_may_be_called_like_a_title() {
    assert_eq!(compare_names("Haji", "HAJI"), NameMatch::Exact);
    assert_eq!(compare_names("Haji.", "Haji"), NameMatch::Normalised);
    assert_eq!(compare_names("Haji", "Drs"), NameMatch::Different);
}

proptest! {
    #[test]
    fn no_order_and_no_text_breaks_it(one in ".{0,40}", other in ".{0,40}") {
        prop_assert_eq!(compare_names(&one, &other), compare_names(&other, &one));
        prop_assert_eq!(compare_names(&one, &one), NameMatch::Exact);
    }

    #[test]
    fn one_letter_more_is_another_name(name in "[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}", letter in "[a-z]") {
        prop_assert_eq!(compare_names(&format!("{name}{letter}"), &name), NameMatch::Different);
    }
}
