use crate::{App, http::Refusal};
use jmo_wire::{FieldCode, FieldProblem, Secret};
use sqlx::AnyConnection;
use zxcvbn::{Score, zxcvbn};

const SHORTEST: usize = 8;
const LONGEST: usize = 128;

/// Checks a new password: 8 to 128 characters, and not one that is guessed soon. What is known of
/// the person makes a bad password. No rule of capitals and signs: those make people write it down
/// (NIST SP 800-63B, 5.1.1.2).
///
/// # Errors
/// The field's problem.
pub fn check(path: &str, password: &Secret, known: &[&str]) -> Result<(), FieldProblem> {
    let text = password.expose();
    let problem = match text.chars().count() {
        0 => FieldCode::Required,
        length if length < SHORTEST => FieldCode::TooShort,
        length if length > LONGEST => FieldCode::TooLong,
        // A guesser needs less than a million tries.
        _ if zxcvbn(text, &words(known)).score() < Score::Two => FieldCode::TooWeak,
        _ => return Ok(()),
    };
    Err(FieldProblem::new(path, problem))
}

/// What is known, whole and in pieces: a name's words, the part of an address before the `@`.
fn words<'a>(known: &[&'a str]) -> Vec<&'a str> {
    let parts = known.iter().flat_map(|text| text.split(['@', ' ']));
    let words = parts
        .clone()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    let pieces = parts.chain(words).filter(|piece| piece.len() > 2);
    known.iter().copied().chain(pieces).collect()
}

/// From now on this is an account's password.
///
/// # Errors
/// When the database fails.
pub async fn set(
    tx: &mut AnyConnection,
    account_id: &str,
    password_hash: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE account SET password_hash = $1 WHERE id = $2")
        .bind(password_hash)
        .bind(account_id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Hashes a new password when there is a turn for it.
///
/// # Errors
/// `busy` when there is none in time.
pub async fn hash(app: &App, password: &Secret) -> Result<String, Refusal> {
    app.passwords().turn().await?.hash(password.clone()).await
}
