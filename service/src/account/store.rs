use super::contact::Contact;
use crate::{App, Keys, http::Refusal};
use jmo_rules::{Email, IdentityNumber, Phone};
use jmo_wire::{Code, account::Channel};
use sqlx::AnyConnection;
use uuid::Uuid;

/// An account about to be made.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// Whose it is.
    pub person_id: &'a str,
    /// To sign in with and to send codes to.
    pub email: Option<&'a Email>,
    /// To sign in with and to send codes to.
    pub phone: Option<&'a Phone>,
    /// argon2id, PHC text.
    pub password_hash: &'a str,
}

/// Makes an account and answers its id.
///
/// # Errors
/// When the database fails, or the e-mail or phone belongs to another account.
pub async fn create(
    tx: &mut AnyConnection,
    app: &App,
    new: NewAccount<'_>,
) -> Result<String, sqlx::Error> {
    let id = Uuid::now_v7().to_string();
    let keys = app.keys();
    sqlx::query(
        "INSERT INTO account (id, person_id, email_index, email_sealed, phone_index, phone_sealed, password_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&id)
    .bind(new.person_id)
    .bind(new.email.map(|email| keys.index("account.email", &email.lookup())))
    .bind(new.email.map(|email| keys.seal("account.email", &id, email.as_str().as_bytes())))
    .bind(new.phone.map(|phone| keys.index("account.phone", phone.as_str())))
    .bind(new.phone.map(|phone| keys.seal("account.phone", &id, phone.as_str().as_bytes())))
    .bind(new.password_hash)
    .bind(app.clock().now().as_microsecond())
    .execute(tx)
    .await?;
    Ok(id)
}

/// What a sign-in needs of an account.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub account_id: String,
    pub password_hash: String,
}

/// Finds an account by login index, e-mail or phone.
pub async fn find(
    app: &App,
    channel: Channel,
    index: &[u8],
) -> Result<Option<Credentials>, sqlx::Error> {
    let sql = match channel {
        Channel::Sms => "SELECT id, password_hash FROM account WHERE phone_index = $1",
        Channel::Email | Channel::Unknown => {
            "SELECT id, password_hash FROM account WHERE email_index = $1"
        }
    };
    let row: Option<(String, String)> = sqlx::query_as(sql)
        .bind(index)
        .fetch_optional(app.store().read())
        .await?;
    Ok(row.map(|(account_id, password_hash)| Credentials {
        account_id,
        password_hash,
    }))
}

/// The ways to reach an account's owner.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    pub email: Option<Email>,
    pub phone: Option<Phone>,
}

impl Contacts {
    pub fn channels(&self) -> Vec<Channel> {
        let email = self.email.as_ref().map(|_| Channel::Email);
        let phone = self.phone.as_ref().map(|_| Channel::Sms);
        email.into_iter().chain(phone).collect()
    }

    /// Where a channel leads.
    pub fn at(&self, channel: Channel) -> Option<Contact> {
        match channel {
            Channel::Email => self.email.clone().map(Contact::Email),
            Channel::Sms => self.phone.clone().map(Contact::Phone),
            Channel::Unknown => None,
        }
    }

    /// All of them.
    pub fn all(&self) -> Vec<Contact> {
        let channels = self.channels();
        channels
            .into_iter()
            .filter_map(|channel| self.at(channel))
            .collect()
    }

    /// A channel that leads somewhere: this one, or the first there is.
    pub fn channel_or_first(&self, channel: Channel) -> Channel {
        let channels = self.channels();
        if channels.contains(&channel) {
            channel
        } else {
            *channels.first().unwrap_or(&channel)
        }
    }
}

/// Reads the contacts of an account.
pub async fn contacts(
    db: &mut AnyConnection,
    keys: &Keys,
    account_id: &str,
) -> Result<Contacts, Refusal> {
    let (email, phone): (Option<Vec<u8>>, Option<Vec<u8>>) =
        sqlx::query_as("SELECT email_sealed, phone_sealed FROM account WHERE id = $1")
            .bind(account_id)
            .fetch_one(db)
            .await?;
    let open = |column, sealed: Option<Vec<u8>>| {
        sealed
            .map(|sealed| keys.open_text(column, account_id, &sealed))
            .transpose()
    };
    Ok(Contacts {
        email: open("account.email", email)?.and_then(|text| text.parse().ok()),
        phone: open("account.phone", phone)?.and_then(|text| text.parse().ok()),
    })
}

/// The name on an account, and whose it is.
pub async fn owner(
    db: &mut AnyConnection,
    account_id: &str,
) -> Result<(String, String), sqlx::Error> {
    sqlx::query_as(
        "SELECT p.id, p.name FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = $1",
    )
    .bind(account_id)
    .fetch_one(db)
    .await
}

/// A person's name and identity number.
pub async fn identity(
    db: &mut AnyConnection,
    keys: &Keys,
    person_id: &str,
) -> Result<(String, IdentityNumber), Refusal> {
    let (name, nik): (String, Vec<u8>) =
        sqlx::query_as("SELECT name, nik_sealed FROM person WHERE id = $1")
            .bind(person_id)
            .fetch_one(db)
            .await?;
    let nik = keys.open_text("person.nik", person_id, &nik)?;
    let nik = nik.parse().map_err(|_| Refusal::new(Code::Internal))?;
    Ok((name, nik))
}
