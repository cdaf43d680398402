//! The civil registry (Dukcapil), which says whether a number, a name and a birth date belong
//! together, and of a data update field by field what it has otherwise.

use crate::{Keys, Store, StoreError};
use async_trait::async_trait;
use jmo_rules::{Date, IdentityNumber, NameMatch, Nik, Sex, compare_names};
use jmo_wire::{account::Verdict, data_update::FieldVerdict};

/// What the registry says of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistryAnswer {
    /// It knows no such number.
    NotFound,
    /// The number was withdrawn: its holder died, or was given another.
    Inactive,
    /// It is somebody's.
    Found {
        /// How the name compares.
        name: NameMatch,
        /// Whether the birth date is the registered one.
        born_on: bool,
    },
}

/// What somebody updates their data with, as far as the registry holds it.
#[derive(Clone, Copy)]
pub struct PopulationData<'a> {
    /// Who they are registered as.
    pub number: &'a IdentityNumber,
    /// Their registered name.
    pub name: &'a str,
    /// Their registered date of birth.
    pub born_on: Date,
    /// What they say.
    pub sex: Sex,
    /// What they say.
    pub mother_name: &'a str,
}

impl std::fmt::Debug for PopulationData<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PopulationData(…)")
    }
}

/// The registry cannot be asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegistryUnavailable;

/// The port to the civil registry.
#[async_trait]
pub trait CivilRegistry: std::fmt::Debug + Send + Sync {
    /// Checks what somebody says.
    ///
    /// # Errors
    /// When the registry cannot be asked now.
    async fn check(
        &self,
        number: &IdentityNumber,
        name: &str,
        born_on: Date,
    ) -> Result<RegistryAnswer, StoreError>;

    /// Checks the data of an update, one verdict a field. A registry that holds no mothers' names
    /// leaves that one unchecked; the sex is then the one its number tells.
    ///
    /// # Errors
    /// When the registry cannot be asked now.
    async fn population(
        &self,
        data: PopulationData<'_>,
    ) -> Result<Vec<FieldVerdict>, RegistryUnavailable> {
        population(self, data).await
    }
}

/// The verdicts on an update that follow from [`CivilRegistry::check`].
///
/// # Errors
/// When the registry cannot be asked now.
pub async fn population<R: CivilRegistry + ?Sized>(
    registry: &R,
    data: PopulationData<'_>,
) -> Result<Vec<FieldVerdict>, RegistryUnavailable> {
    let answer = registry.check(data.number, data.name, data.born_on).await;
    let answer = answer.map_err(|error| {
        tracing::error!(%error, "the civil registry failed");
        RegistryUnavailable
    })?;
    let unchecked = [Verdict::Unchecked; 3];
    let (number, [name, born_on, sex]) = match answer {
        RegistryAnswer::NotFound => (Verdict::NotFound, unchecked),
        RegistryAnswer::Inactive => (Verdict::Differs, unchecked),
        RegistryAnswer::Found { name, born_on } => {
            let told = data.number.nik().map(Nik::sex);
            let sex = told.map_or(Verdict::Unchecked, |sex| agrees(sex == data.sex));
            let name = agrees(name != NameMatch::Different);
            (Verdict::Matches, [name, agrees(born_on), sex])
        }
    };
    let fields = [
        ("number", number),
        ("name", name),
        ("born_on", born_on),
        ("sex", sex),
        ("mother_name", Verdict::Unchecked),
    ];
    let verdict = |(field, verdict): (&str, Verdict)| FieldVerdict {
        field: field.to_owned(),
        verdict,
    };
    Ok(fields.map(verdict).to_vec())
}

/// Whether two things are the same, as a verdict.
pub(super) fn agrees(yes: bool) -> Verdict {
    if yes {
        Verdict::Matches
    } else {
        Verdict::Differs
    }
}

/// Answers with the people the register feed has told of.
#[derive(Clone, Debug)]
pub struct RegisteredPeople {
    store: Store,
    keys: Keys,
}

impl RegisteredPeople {
    /// Answers from a store.
    pub fn new(store: Store, keys: Keys) -> Self {
        Self { store, keys }
    }
}

#[async_trait]
impl CivilRegistry for RegisteredPeople {
    async fn check(
        &self,
        number: &IdentityNumber,
        name: &str,
        born_on: Date,
    ) -> Result<RegistryAnswer, StoreError> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT name, born_on FROM person WHERE nik_index = $1")
                .bind(self.keys.index("person.nik", &number.to_text()))
                .fetch_optional(self.store.read())
                .await?;
        Ok(row.map_or(RegistryAnswer::NotFound, |(registered, born)| {
            RegistryAnswer::Found {
                name: compare_names(name, &registered),
                born_on: born == born_on.to_string(),
            }
        }))
    }
}
