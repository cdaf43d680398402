use super::code::{self, Stated};
use crate::{App, http::Refusal};
use jmo_rules::Kpj;
use jmo_wire::{
    FieldCode, FieldProblem,
    statement::{Verified, VerifyStatement},
};

/// Whether the service stated exactly this. A card nobody has, a wrong code and wrong figures get
/// the same answer after the same work.
///
/// # Errors
/// `invalid_field`.
pub async fn verify(app: &App, asked: &VerifyStatement) -> Result<Verified, Refusal> {
    let (kpj, typed) = check(asked)?;
    let owner: Option<(String,)> =
        sqlx::query_as("SELECT person_id FROM membership WHERE kpj = $1")
            .bind(kpj.as_str())
            .fetch_optional(app.store().read())
            .await?;
    let known = owner.is_some();
    let person_id = owner.map_or_else(String::new, |(person_id,)| person_id);
    let stated = Stated {
        year: asked.year,
        through: asked.through,
        closing: asked.closing,
    };
    let right = code::of(app.keys(), &person_id, &stated);
    let same = app.keys().same(&typed, &right);
    Ok(Verified {
        genuine: known && same,
    })
}

fn check(asked: &VerifyStatement) -> Result<(Kpj, String), Refusal> {
    let kpj = asked
        .kpj
        .parse()
        .map_err(|error: jmo_rules::KpjError| FieldProblem::new("kpj", error));
    let typed =
        code::typed(&asked.verification).map_err(|code| FieldProblem::new("verification", code));
    let mut problems = Vec::new();
    if asked.through.year() != asked.year {
        problems.push(FieldProblem::new("through", FieldCode::Malformed));
    }
    if asked.closing.is_negative() {
        problems.push(FieldProblem::new("closing", FieldCode::Malformed));
    }
    match (kpj, typed) {
        (Ok(kpj), Ok(typed)) if problems.is_empty() => Ok((kpj, typed)),
        (kpj, typed) => {
            let others = kpj.err().into_iter().chain(typed.err());
            Err(Refusal::fields(others.chain(problems).collect()))
        }
    }
}
