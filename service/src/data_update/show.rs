use super::{correction, draft, person::Person, submission};
use crate::{App, account::Participant, http::Refusal};
use jmo_rules::{
    Phone,
    data_update::{Answers, FieldId},
};
use jmo_wire::{
    Secret,
    data_update::{DataUpdate, Registered, UpdateState},
};

/// Everything a device needs to begin an update, or to go on with one.
///
/// # Errors
/// When the database fails.
pub async fn show(app: &App, participant: &Participant) -> Result<DataUpdate, Refusal> {
    let mut db = app.store().snapshot().await?;
    let (person_id, account_id) = (&participant.person_id, &participant.account_id);
    let person = Person::read(&mut db, app, participant).await?;
    let newest = submission::newest(&mut db, app, person_id).await?;
    let standing = submission::standing(&mut db, app, person_id).await?;
    let draft = draft::of(&mut db, app, account_id).await?;
    let correction = correction::open(&mut db, account_id).await?;
    db.commit().await?;
    let address = standing
        .as_ref()
        .map(|one| one.answers.get(FieldId::Address));
    let address = address.filter(|text| !text.is_empty()).map(str::to_owned);
    let (known, receipt) = newest
        .map(|one| (without_secrets(one.answers), one.receipt))
        .unzip();
    Ok(DataUpdate {
        state: receipt
            .as_ref()
            .map_or(UpdateState::Needed, |receipt| receipt.state),
        updated_at: standing.map(|one| one.receipt.submitted_at),
        registered: Registered {
            number_masked: person.number.masked(),
            sex_of_nik: person.sex_of_nik(),
            born_on: person.born_on,
            name: person.name,
            address,
        },
        own_phone: person.phone.as_ref().map(Phone::as_str).map(Secret::new),
        known: known.unwrap_or_default(),
        draft,
        receipt,
        correction,
    })
}

/// The mother's name opens bank accounts elsewhere: it is asked each time and never told.
fn without_secrets(mut answers: Answers) -> Answers {
    answers.remove(FieldId::MotherName.name());
    answers.remove(FieldId::Selfie.name());
    answers
}
