//! The service behind JMO: accounts and sessions, the register feed, the ledger the JHT balance is
//! read from, and a sandbox with a population of its own.
//!
//! One folder per area (`account`, `membership`, `balance`, …), each with its routes and its SQL.

pub mod account;
mod activity;
pub mod balance;
mod card;
mod clock;
mod complaint;
pub mod data_update;
pub mod http;
mod keys;
mod lock;
pub mod membership;
pub mod outbox;
pub mod register;
mod router;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod serve;
pub mod status;
mod store;
mod sweep;

pub use clock::Clock;
pub use keys::{KeyFileError, Keys};
pub use lock::{FolderLock, LockError};
pub use router::{openapi, router};
pub use serve::{Limits, serve};
pub use store::{Store, StoreError};
pub use sweep::{sweep, sweep_hourly};

use account::{CivilRegistry, FaceCheck, NoFaceCheck, Passwords, RegisteredPeople};
use data_update::{Looking, NameInquiry, NoNameInquiry, SelfieCheck, judge};
use http::Networks;
use status::Areas;
use std::sync::Arc;
use tokio::sync::Notify;

/// One running service: its store, keys, clock and what its areas share. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    store: Store,
    keys: Keys,
    clock: Clock,
    passwords: Passwords,
    areas: Areas,
    civil_registry: Arc<dyn CivilRegistry>,
    face_check: Arc<dyn FaceCheck>,
    name_inquiry: Arc<dyn NameInquiry>,
    looking: Looking,
    networks: Networks,
    outbox: Notify,
    sandbox: bool,
}

/// What a service asks beyond its database, where it is not what the build has of its own.
#[derive(Clone, Debug, Default)]
pub struct Ports {
    /// The banks.
    pub name_inquiry: Option<Arc<dyn NameInquiry>>,
    /// What looks at selfies.
    pub selfie_check: Option<Arc<dyn SelfieCheck>>,
}

impl App {
    /// Puts a service together. `sandbox`: everything in the store is sample data.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn new(
        store: Store,
        keys: Keys,
        clock: Clock,
        sandbox: bool,
    ) -> Result<Self, StoreError> {
        Self::with(store, keys, clock, sandbox, Ports::default()).await
    }

    /// As [`App::new`], with ports of one's own.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn with(
        store: Store,
        keys: Keys,
        clock: Clock,
        sandbox: bool,
        ports: Ports,
    ) -> Result<Self, StoreError> {
        let areas = Areas::load(&store).await?;
        let passwords = Passwords::new();
        let registered = RegisteredPeople::new(store.clone(), keys.clone());
        #[cfg(feature = "sandbox")]
        let civil_registry: Arc<dyn CivilRegistry> = if sandbox {
            Arc::new(sandbox::SandboxRegistry::new(store.clone(), keys.clone()))
        } else {
            Arc::new(registered)
        };
        #[cfg(not(feature = "sandbox"))]
        let civil_registry: Arc<dyn CivilRegistry> = Arc::new(registered);
        #[cfg(feature = "sandbox")]
        let banks: Arc<dyn NameInquiry> = if sandbox {
            Arc::new(sandbox::SandboxBanks::new(store.clone()))
        } else {
            Arc::new(NoNameInquiry)
        };
        #[cfg(not(feature = "sandbox"))]
        let banks: Arc<dyn NameInquiry> = Arc::new(NoNameInquiry);
        Ok(Self(Arc::new(Parts {
            name_inquiry: ports.name_inquiry.unwrap_or(banks),
            looking: Looking::new(ports.selfie_check.unwrap_or_else(judge)),
            store,
            keys,
            clock,
            passwords,
            areas,
            civil_registry,
            face_check: Arc::new(NoFaceCheck),
            networks: Networks::default(),
            outbox: Notify::new(),
            sandbox,
        })))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// What the service seals and signs with.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// The time.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The password check and its limit.
    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// The switches of the areas.
    pub fn areas(&self) -> &Areas {
        &self.0.areas
    }

    /// The civil registry.
    pub fn civil_registry(&self) -> &dyn CivilRegistry {
        &*self.0.civil_registry
    }

    /// What each network asks without a session.
    pub fn networks(&self) -> &Networks {
        &self.0.networks
    }

    /// The comparison of faces.
    pub fn face_check(&self) -> &dyn FaceCheck {
        &*self.0.face_check
    }

    /// The banks.
    pub fn name_inquiry(&self) -> &dyn NameInquiry {
        &*self.0.name_inquiry
    }

    /// What looks at selfies.
    pub(crate) fn looking(&self) -> &Looking {
        &self.0.looking
    }

    /// Wakes whoever delivers messages.
    pub fn outbox(&self) -> &Notify {
        &self.0.outbox
    }

    /// Whether everything here is sample data.
    pub fn is_sandbox(&self) -> bool {
        self.0.sandbox
    }
}
