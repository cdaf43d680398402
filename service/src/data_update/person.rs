use crate::{
    App,
    account::{Participant, contacts, identity},
    http::Refusal,
};
use jmo_regions::RegionCode;
use jmo_rules::{Date, IdentityNumber, Nik, Phone, Sex, data_update::Known};
use jmo_wire::Code;
use sqlx::AnyConnection;

/// Who updates their data.
pub struct Person {
    pub name: String,
    pub number: IdentityNumber,
    pub born_on: Date,
    pub phone: Option<Phone>,
}

impl Person {
    /// Reads who somebody is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read(
        db: &mut AnyConnection,
        app: &App,
        participant: &Participant,
    ) -> Result<Self, Refusal> {
        let (name, number) = identity(&mut *db, app.keys(), &participant.person_id).await?;
        let (born_on,): (String,) = sqlx::query_as("SELECT born_on FROM person WHERE id = $1")
            .bind(&participant.person_id)
            .fetch_one(&mut *db)
            .await?;
        let contacts = contacts(db, app.keys(), &participant.account_id).await?;
        Ok(Self {
            name,
            number,
            born_on: born_on.parse().map_err(|_| Refusal::new(Code::Internal))?,
            phone: contacts.phone,
        })
    }

    /// The sex the NIK tells.
    pub fn sex_of_nik(&self) -> Option<Sex> {
        self.number.nik().map(Nik::sex)
    }

    /// What some answers are held against.
    pub fn known(&self) -> Known<'_> {
        Known {
            sex_of_nik: self.sex_of_nik(),
            own_phone: self.phone.as_ref(),
            region: &is_region,
        }
    }
}

fn is_region(code: &str) -> bool {
    code.parse::<RegionCode>()
        .is_ok_and(|code| jmo_regions::find(code).is_ok())
}
