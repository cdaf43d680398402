//! Most demo people have updated their data before, on paper: a plain submission without a selfie.

use super::{calendar::days_before, people::DemoPerson};
use crate::{
    App, StoreError,
    data_update::{Submission, between, write_changes},
    http::Refusal,
};
use jiff::{Timestamp, tz::TimeZone};
use jmo_regions::{DistrictCode, RegencyCode, VillageCode, districts, postal_code, villages};
use jmo_rules::{
    Date, Nik, Sex,
    data_update::{Answers, CONSENTS, FieldId},
};
use jmo_wire::data_update::{Receipt, UpdateState};

/// Who has never done it.
const NEVER: &str = "never_updated";

/// Gives everybody else what they once submitted, unless they have something already.
pub(super) async fn give(
    app: &App,
    demo: &[DemoPerson],
    drawn_for: Date,
) -> Result<(), StoreError> {
    for (days, person) in (0..).step_by(37).zip(demo) {
        if person.story != NEVER {
            give_one(app, person, days_before(drawn_for, 120 + days)).await?;
        }
    }
    Ok(())
}

async fn give_one(app: &App, person: &DemoPerson, on: Date) -> Result<(), StoreError> {
    let mut tx = app.store().write().await?;
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT p.id, a.id FROM person p JOIN account a ON a.person_id = p.id WHERE p.nik_index = $1
         AND NOT EXISTS (SELECT 1 FROM data_update u WHERE u.person_id = p.id)",
    )
    .bind(app.keys().index("person.nik", person.nik))
    .fetch_optional(&mut *tx)
    .await?;
    let Some((person_id, account_id)) = row else {
        return Ok(());
    };
    let nine = on.at(9, 0, 0, 0);
    let wib = TimeZone::fixed(jiff::tz::offset(7));
    let receipt = Receipt {
        number: format!("D000000{}", &person.nik[12..]),
        submitted_at: nine
            .to_zoned(wib)
            .map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp()),
        state: UpdateState::UpToDate,
        reasons: Vec::new(),
        verdicts: Vec::new(),
        due_at: None,
    };
    let update = Submission::new(receipt, answers(person), CONSENTS[0]);
    let changed = between(&Answers::default(), &update.answers);
    let written = async {
        update.write(&mut tx, app, &person_id, &account_id).await?;
        let at = update.receipt.submitted_at;
        write_changes(&mut tx, &person_id, &update.id, at, &changed).await
    };
    written.await.map_err(failed)?;
    tx.commit().await
}

fn failed(_: Refusal) -> StoreError {
    sqlx::Error::Protocol("a demo person's update cannot be written".to_owned())
}

/// What they said then: where their NIK was issued, and what is usual.
fn answers(person: &DemoPerson) -> Answers {
    let mut answers = Answers::default();
    let nik: Nik = person.nik.parse().expect("a demo NIK is well formed");
    let village = village(&nik).to_string();
    let serial = &person.nik[12..];
    let set = [
        (FieldId::Bank, "014"),
        (FieldId::AccountNumber, &format!("731200{serial}")),
        (
            FieldId::Sex,
            match nik.sex() {
                Sex::Male => "male",
                Sex::Female => "female",
            },
        ),
        (FieldId::Province, &village[..2]),
        (FieldId::Regency, &village[..4]),
        (FieldId::District, &village[..6]),
        (FieldId::Village, &village),
        (
            FieldId::Address,
            &format!("Jalan Kenanga No. {}", &serial[2..]),
        ),
        (FieldId::PostalCode, &postal(&village)),
        (FieldId::MotherName, "Sri Mulyati"),
        (FieldId::MaritalStatus, "married"),
        (FieldId::Education, "senior_high"),
        (FieldId::EmergencyName, "Ratna Dewi"),
        (FieldId::EmergencyPhone, "+6281390008000"),
        (FieldId::EmergencyRelation, "sibling"),
    ];
    for (field, text) in set {
        answers.set(field, text);
    }
    answers
}

/// The first village of the district in the NIK, or of another one of the same regency.
fn village(nik: &Nik) -> VillageCode {
    let code = nik.as_str();
    let district = code[..6].parse::<DistrictCode>().ok();
    let regency = code[..4].parse::<RegencyCode>().ok();
    let of_district = district.and_then(|district| villages(district).ok());
    let of_regency = || {
        let districts = districts(regency?).ok()?;
        villages(districts.first()?.code).ok()
    };
    of_district
        .or_else(of_regency)
        .and_then(|villages| villages.first().map(|one| one.code))
        .expect("a demo NIK was issued in a regency there is")
}

fn postal(village: &str) -> String {
    let village = village.parse::<VillageCode>().expect("a village's code");
    postal_code(village)
        .expect("every village has a postal code")
        .to_string()
}
