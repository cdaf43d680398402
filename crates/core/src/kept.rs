//! What outlives the process: who was last here, the session, what was seen. Every change is
//! saved before it is acknowledged.

use crate::{
    custody::{Custody, MemoryReason, SetAside, Storage},
    lock::KeptLock,
    saved::Saved,
};
use jmo_vault::{Owner, Vault};
use jmo_wire::{
    Secret,
    account::{Recovery, Session},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// What the device knows before anybody signs in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Here {
    /// What was last signed in with.
    pub login: Option<String>,
    /// Whose session is on this device.
    pub account_id: Option<String>,
    /// What proves this device, by login.
    pub device_tokens: HashMap<String, Secret>,
    /// A recovery that was begun here and waits.
    pub recovery: Option<Recovery>,
    /// What shows the complaints that were sent from here.
    pub tickets: Vec<Secret>,
}

/// A session as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptSession {
    pub login: String,
    pub name: String,
    pub access: Secret,
    pub refresh: Secret,
}

impl KeptSession {
    pub fn of(login: &str, session: &Session) -> Self {
        Self {
            login: login.to_owned(),
            name: session.name.clone(),
            access: session.access_token.clone(),
            refresh: session.refresh_token.clone(),
        }
    }
}

/// What was there at the start.
pub(crate) struct Restored {
    pub here: Here,
    pub session: Option<(String, KeptSession)>,
    pub saved: Saved,
    pub set_aside: Option<SetAside>,
}

const HERE: &str = "here";
const SESSION: &str = "session";

/// The open vaults. Cheap to clone; its methods may be called from async code.
#[derive(Clone)]
pub(crate) struct Kept(Arc<Mutex<Vaults>>);

struct Vaults {
    storage: Storage,
    device: Vault,
    account: Option<(String, Vault)>,
}

impl Kept {
    /// Opens what is there. May block.
    pub fn open(mut storage: Storage) -> (Self, Restored) {
        let (device, mut set_aside) = storage.vault(Owner::device());
        let here: Here = parse(&device, HERE).unwrap_or_default();
        let mut vaults = Vaults {
            storage,
            device,
            account: None,
        };
        let mut session = None;
        let mut saved = Saved::default();
        if let Some(account_id) = &here.account_id {
            let (vault, aside) = vaults.storage.vault(Owner::account(account_id));
            set_aside = set_aside.or(aside);
            session = parse(&vault, SESSION).map(|session| (account_id.clone(), session));
            saved = Saved::load(&vault);
            vaults.account = Some((account_id.clone(), vault));
        }
        let restored = Restored {
            here,
            session,
            saved,
            set_aside,
        };
        (Self(Arc::new(Mutex::new(vaults))), restored)
    }

    /// Whether many people use this device: then nothing of one may be left for the next.
    pub fn is_shared(&self) -> bool {
        let why = MemoryReason::Shared;
        self.custody() == Custody::Memory { why }
    }

    pub fn custody(&self) -> Custody {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .storage
            .custody()
    }

    /// The keystore and the disk may block, so they get a thread that may wait.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vaults) -> T + Send + 'static,
    ) -> T {
        let vaults = self.0.clone();
        let done = tokio::task::spawn_blocking(move || {
            work(&mut vaults.lock().unwrap_or_else(PoisonError::into_inner))
        });
        done.await
            .unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
    }

    /// A session begins on this device; answers what was seen of the account before.
    pub async fn begin(&self, here: Here, account_id: String, session: KeptSession) -> Saved {
        self.run(move |vaults| {
            if vaults
                .account
                .as_ref()
                .is_none_or(|(open, _)| *open != account_id)
            {
                let (vault, _) = vaults.storage.vault(Owner::account(&account_id));
                vaults.account = Some((account_id.clone(), vault));
            }
            save(&mut vaults.device, HERE, Some(&here));
            let Some((_, vault)) = &mut vaults.account else {
                return Saved::default();
            };
            save(vault, SESSION, Some(&session));
            let mut saved = Saved::load(vault);
            if let Some(lock) = &mut saved.lock {
                lock.vouch();
                save(vault, KeptLock::RECORD, Some(lock));
            }
            saved
        })
        .await
    }

    /// What the device knows is another thing now.
    pub async fn know(&self, here: Here) {
        self.run(move |vaults| save(&mut vaults.device, HERE, Some(&here)))
            .await;
    }

    /// The session has new tokens.
    pub async fn rotate(&self, account_id: String, session: KeptSession) {
        self.keep(account_id, SESSION, Some(session)).await;
    }

    /// The session is over; what was seen stays, sealed, for the same person.
    pub async fn end(&self, account_id: String) {
        self.keep::<KeptSession>(account_id, SESSION, None).await;
    }

    /// Keeps something of the account, if it is still the one on this device; answers whether
    /// it is kept now.
    pub async fn keep<T: Serialize + Send + 'static>(
        &self,
        account_id: String,
        record: &'static str,
        value: Option<T>,
    ) -> bool {
        self.run(move |vaults| match &mut vaults.account {
            Some((open, vault)) if *open == account_id => save(vault, record, value.as_ref()),
            _ => false,
        })
        .await
    }

    /// Everything of the account goes, here and on disk.
    pub async fn forget(&self, here: Here, account_id: String) {
        self.run(move |vaults| {
            save(&mut vaults.device, HERE, Some(&here));
            if let Some((open, vault)) = &mut vaults.account
                && *open == account_id
            {
                if let Err(error) = vault.erase() {
                    tracing::error!(%error, "the vault cannot be erased");
                }
                vaults.account = None;
            }
        })
        .await;
    }
}

/// What cannot be read counts as never kept: a newer app may have written it.
pub(crate) fn parse<T: DeserializeOwned>(vault: &Vault, record: &str) -> Option<T> {
    serde_json::from_slice(vault.get(record)?).ok()
}

/// A save that fails costs a sign-in after the next start, never the session that is running.
fn save<T: Serialize>(vault: &mut Vault, record: &str, value: Option<&T>) -> bool {
    let plain = value.and_then(|value| serde_json::to_vec(value).ok());
    let saved = vault.save([(record, plain)]);
    if let Err(error) = &saved {
        tracing::error!(%error, record, "not kept");
    }
    saved.is_ok()
}
