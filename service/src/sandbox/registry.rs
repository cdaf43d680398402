use crate::{
    Keys, Store, StoreError,
    account::{
        CivilRegistry, PopulationData, RegisteredPeople, RegistryAnswer, RegistryUnavailable,
        population,
    },
};
use async_trait::async_trait;
use jmo_rules::{Date, IdentityNumber};
use jmo_wire::data_update::FieldVerdict;

/// The sandbox's civil registry: everybody who is registered, some of them withdrawn.
#[derive(Clone, Debug)]
pub struct SandboxRegistry {
    store: Store,
    keys: Keys,
    people: RegisteredPeople,
}

impl SandboxRegistry {
    /// Answers from a store.
    pub fn new(store: Store, keys: Keys) -> Self {
        let people = RegisteredPeople::new(store.clone(), keys.clone());
        Self {
            store,
            keys,
            people,
        }
    }
}

#[async_trait]
impl CivilRegistry for SandboxRegistry {
    async fn check(
        &self,
        number: &IdentityNumber,
        name: &str,
        born_on: Date,
    ) -> Result<RegistryAnswer, StoreError> {
        let (inactive,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM sandbox_inactive WHERE nik_index = $1")
                .bind(self.keys.index("person.nik", &number.to_text()))
                .fetch_one(self.store.read())
                .await?;
        if inactive > 0 {
            return Ok(RegistryAnswer::Inactive);
        }
        self.people.check(number, name, born_on).await
    }

    async fn population(
        &self,
        data: PopulationData<'_>,
    ) -> Result<Vec<FieldVerdict>, RegistryUnavailable> {
        let down = super::outside::is_down(&self.store, "registry").await;
        if down.map_err(|_| RegistryUnavailable)? {
            return Err(RegistryUnavailable);
        }
        population(self, data).await
    }
}
