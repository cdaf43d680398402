use jmo_wire::{FieldCode, Secret};

use crate::http::Refusal;

/// Six random digits, each as likely as the other.
pub fn new_code() -> Secret {
    loop {
        let mut bytes = [0_u8; 4];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        let number = u32::from_be_bytes(bytes);
        // The largest multiple of a million that fits: what lies above would favour small codes.
        if number < 4_294_000_000 {
            return Secret::new(format!("{:06}", number % 1_000_000));
        }
    }
}

/// Checks that a code has the form of one.
///
/// # Errors
/// Refuses the field `code`.
pub fn check_form(code: &Secret) -> Result<(), Refusal> {
    let text = code.expose();
    let refuse = |code| Err(Refusal::field("code", code));
    match text.len() {
        0 => refuse(FieldCode::Required),
        6 if text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(()),
        7.. => refuse(FieldCode::TooLong),
        _ => refuse(FieldCode::Malformed),
    }
}
