use super::{participant::Participant, throttle::CARD};
use crate::{App, http::Refusal};
use jmo_rules::Kpj;
use jmo_wire::{Code, FieldProblem, account::AddCard};

/// Looks whether a card's number is one of the person's: the register tells of new cards by itself,
/// and this is how somebody finds out whether it has told of theirs. A number nobody has and one
/// of somebody else's get the same answer.
///
/// # Errors
/// `invalid_field`, `card_not_yours`, `too_many_tries`.
pub async fn find(app: &App, participant: &Participant, asked: &AddCard) -> Result<(), Refusal> {
    let kpj: Kpj = asked
        .kpj
        .expose()
        .parse()
        .map_err(|error: jmo_rules::KpjError| {
            Refusal::fields(vec![FieldProblem::new("kpj", error)])
        })?;
    CARD.count(app, &participant.account_id).await?;
    let row: Option<(String,)> =
        sqlx::query_as("SELECT id FROM membership WHERE person_id = $1 AND kpj = $2")
            .bind(&participant.person_id)
            .bind(kpj.as_str())
            .fetch_optional(app.store().read())
            .await?;
    row.map(drop)
        .ok_or_else(|| Refusal::new(Code::CardNotYours))
}
