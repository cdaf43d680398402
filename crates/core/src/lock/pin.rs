use crate::{Fault, FaultCode};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use jiff::civil::Date;
use jmo_wire::{FieldCode, FieldProblem, Secret};

const LENGTH: usize = 6;

/// A PIN is six digits.
///
/// # Errors
/// `invalid_field`
pub(super) fn well_formed(pin: &Secret) -> Result<(), Fault> {
    let digits = pin.expose().as_bytes();
    if digits.len() == LENGTH && digits.iter().all(u8::is_ascii_digit) {
        return Ok(());
    }
    let code = if digits.is_empty() {
        FieldCode::Required
    } else {
        FieldCode::Malformed
    };
    let path = "pin".to_owned();
    Err(Fault {
        fields: vec![FieldProblem { path, code }],
        ..Fault::new(FaultCode::InvalidField)
    })
}

/// Whether it is among the first that anybody would try: one digit six times, a run, the day of
/// birth.
pub(super) fn is_easy(pin: &Secret, birth: Option<Date>) -> bool {
    let digits = pin.expose().as_bytes();
    let all_steps = |step: u8| {
        digits
            .windows(2)
            .all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0')
    };
    let is_birth = birth.is_some_and(|birth| {
        let [day, month, year] = [birth.day(), birth.month(), (birth.year() % 100) as i8];
        [[day, month, year], [year, month, day], [month, day, year]]
            .map(|[a, b, c]| format!("{a:02}{b:02}{c:02}"))
            .iter()
            .any(|date| date == pin.expose())
    });
    all_steps(0) || all_steps(1) || all_steps(9) || is_birth
}

/// What is kept of it. Slow on purpose, so it gets a thread that may wait.
pub(super) async fn hashed(pin: Secret) -> Secret {
    aside(move || {
        let hash = argon2()
            .hash_password(pin.expose().as_bytes())
            .expect("a PIN is within argon2's bounds");
        Secret::new(hash.to_string())
    })
    .await
}

/// Whether `pin` is the one behind `kept`.
pub(super) async fn fits(pin: Secret, kept: Secret) -> bool {
    aside(move || {
        PasswordHash::new(kept.expose()).is_ok_and(|kept| {
            argon2()
                .verify_password(pin.expose().as_bytes(), &kept)
                .is_ok()
        })
    })
    .await
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::{is_easy, well_formed};
    use jmo_wire::Secret;

    #[test]
    fn six_digits_are_a_pin_and_nothing_else_is() {
        assert!(well_formed(&Secret::new("271828")).is_ok());
        for other in ["", "27182", "2718281", "27182a", "２７１８２８", "27 182"] {
            assert!(well_formed(&Secret::new(other)).is_err(), "{other}");
        }
    }

    #[test]
    fn what_anybody_would_try_first_is_easy() {
        let birth = Some("1992-03-05".parse().expect("a day"));
        for easy in ["000000", "777777", "123456", "654321", "789012", "210987"] {
            assert!(is_easy(&Secret::new(easy), None), "{easy}");
        }
        for day in ["050392", "920305", "030592"] {
            assert!(is_easy(&Secret::new(day), birth), "{day}");
            assert!(!is_easy(&Secret::new(day), None), "{day} of nobody");
        }
        for good in ["271828", "123457", "112233", "135790"] {
            assert!(!is_easy(&Secret::new(good), birth), "{good}");
        }
    }
}
