use super::{
    letters, selfie,
    submission::{self, Decided},
};
use crate::{App, account::tell, http::Refusal};
use jmo_wire::{Code, data_update::UpdateState};

/// Somebody looked at a person's update and decided; the person is told.
///
/// # Errors
/// `not_found` when nothing of this person waits for it.
pub async fn decide(app: &App, person_id: &str, decided: Decided) -> Result<(), Refusal> {
    let not_found = || Refusal::new(Code::NotFound);
    let mut tx = app.store().write().await?;
    let newest = submission::newest(&mut tx, app, person_id).await?;
    let update = newest
        .filter(|one| one.receipt.state == UpdateState::InReview)
        .ok_or_else(not_found)?;
    let account: Option<(Option<String>,)> =
        sqlx::query_as("SELECT account_id FROM data_update WHERE person_id = $1 AND id = $2")
            .bind(person_id)
            .bind(&update.id)
            .fetch_optional(&mut *tx)
            .await?;
    submission::close(&mut tx, app, person_id, &update.id, decided).await?;
    // Without an account there is nobody to enrol and nobody to tell.
    if let Some((Some(account_id),)) = account {
        let number = &update.receipt.number;
        let letter = match decided {
            Decided::Accepted => {
                selfie::enrol(&mut tx, app, &account_id, &update.id).await?;
                letters::accepted(number)
            }
            Decided::Declined => letters::declined(number),
        };
        tell(&mut tx, app, &account_id, &letter).await?;
    }
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(())
}
