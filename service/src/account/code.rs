use jmo_wire::{FieldCode, Secret};

use crate::http::Refusal;

/// Six random digits, each as likely as the other.
pub fn new_code() -> Secret {
    Secret::new(format!("{:06}", below(1_000_000)))
}

/// Eight random digits, for a code that stays good for a day.
pub fn new_undo_code() -> Secret {
    Secret::new(format!("{:08}", below(100_000_000)))
}

/// A random number below `end`, each as likely as the other.
fn below(end: u32) -> u32 {
    // The largest multiple that fits: what lies above would favour small numbers.
    let fair = u32::MAX - u32::MAX % end;
    loop {
        let mut bytes = [0_u8; 4];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        let number = u32::from_be_bytes(bytes);
        if number < fair {
            return number % end;
        }
    }
}

/// Checks that a code has the form of one.
///
/// # Errors
/// Refuses the field `code`.
pub fn check_form(code: &Secret) -> Result<(), Refusal> {
    check_digits(code, 6)
}

/// Checks that a code has the form of one that takes a contact back.
///
/// # Errors
/// Refuses the field `code`.
pub fn check_undo_form(code: &Secret) -> Result<(), Refusal> {
    check_digits(code, 8)
}

fn check_digits(code: &Secret, digits: usize) -> Result<(), Refusal> {
    let text = code.expose();
    let refuse = |code| Err(Refusal::field("code", code));
    match text.len() {
        0 => refuse(FieldCode::Required),
        length if length > digits => refuse(FieldCode::TooLong),
        length if length == digits && text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(()),
        _ => refuse(FieldCode::Malformed),
    }
}
