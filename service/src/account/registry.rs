//! The civil registry (Dukcapil), which says whether a number, a name and a birth date belong
//! together.

use crate::{Keys, Store, StoreError};
use async_trait::async_trait;
use jmo_rules::{Date, IdentityNumber, NameMatch, compare_names};

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
