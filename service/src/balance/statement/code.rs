//! The code on a statement: the service's keyed digest of what it states, short enough to type.

use crate::Keys;
use jmo_rules::{Date, Rupiah};
use jmo_wire::{FieldCode, statement::StatementYear};

/// Crockford's base 32: no letter that looks like a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 80 bits: nobody hits it by trying.
const CHARACTERS: usize = 16;

/// What a code stands for.
#[derive(Clone, Copy, Debug)]
pub struct Stated {
    pub year: i16,
    pub through: Date,
    pub closing: Rupiah,
}

impl Stated {
    /// What a year of a statement says.
    pub fn by(year: &StatementYear) -> Self {
        Self {
            year: year.year,
            through: year.through,
            closing: year.closing,
        }
    }
}

/// The code for what is stated of a person, in groups of four.
pub fn of(keys: &Keys, person_id: &str, stated: &Stated) -> String {
    let Stated {
        year,
        through,
        closing,
    } = stated;
    let text = format!("{person_id} {year} {through} {}", closing.get());
    let digest = keys.pepper("statement", &text);
    let letters: Vec<u8> = (0..CHARACTERS).map(|at| letter(&digest, at)).collect();
    let groups: Vec<_> = letters.chunks(4).map(String::from_utf8_lossy).collect();
    groups.join("-")
}

/// The `at`th five bits, as a letter.
fn letter(digest: &[u8], at: usize) -> u8 {
    let bits = (0..5).map(|bit| at * 5 + bit);
    let value = bits.fold(0, |value, bit| {
        value << 1 | digest[bit / 8] >> (7 - bit % 8) & 1
    });
    ALPHABET[usize::from(value)]
}

/// A code as somebody typed it, in the form [`of`] writes: case, spaces and hyphens do not matter,
/// and what looks like a digit is one.
///
/// # Errors
/// `required`, `malformed`, `wrong_length`.
pub fn typed(text: &str) -> Result<String, FieldCode> {
    let mut code = String::new();
    for character in text.chars() {
        let character = match character.to_ascii_uppercase() {
            character if character.is_whitespace() || character == '-' => continue,
            'O' => '0',
            'I' | 'L' => '1',
            character => character,
        };
        if !ALPHABET.iter().any(|known| char::from(*known) == character) {
            return Err(FieldCode::Malformed);
        }
        if !code.is_empty() && code.len() % 5 == 4 {
            code.push('-');
        }
        code.push(character);
        if code.len() > CHARACTERS + 3 {
            return Err(FieldCode::WrongLength);
        }
    }
    match code.len() {
        0 => Err(FieldCode::Required),
        length if length == CHARACTERS + 3 => Ok(code),
        _ => Err(FieldCode::WrongLength),
    }
}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, letter, typed};
    use jmo_wire::FieldCode;

    #[test]
    fn ten_bytes_are_sixteen_letters() {
        // 0, 1, 2, … 15 in five bits each.
        let bytes = [0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf];
        let letters: Vec<_> = (0..16).map(|at| letter(&bytes, at)).collect();
        assert_eq!(letters, &ALPHABET[..16]);
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = "01AB-CDEF-GHJK-MNPQ";
        for text in [
            code,
            "01abcdefghjkmnpq",
            " oiAB cdef-GHJK mnpq ",
            "0-1-ABCDEFGHJKMNPQ",
            "0LABCDEFGHJKMNPQ",
        ] {
            assert_eq!(typed(text).as_deref(), Ok(code), "{text}");
        }
        assert_eq!(typed(" - "), Err(FieldCode::Required));
        assert_eq!(typed("01AB-CDEF-GHJK-MNP"), Err(FieldCode::WrongLength));
        assert_eq!(typed("01AB-CDEF-GHJK-MNPQR"), Err(FieldCode::WrongLength));
        assert_eq!(typed(&"Z".repeat(10_000)), Err(FieldCode::WrongLength));
        assert_eq!(typed("U1AB-CDEF-GHJK-MNPQ"), Err(FieldCode::Malformed));
        assert_eq!(typed("é1AB-CDEF-GHJK-MNPQ"), Err(FieldCode::Malformed));
    }
}
