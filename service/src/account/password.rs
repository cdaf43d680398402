use super::hashing::Hashing;
use crate::http::Refusal;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use jmo_wire::{Code, Secret};
use std::{fmt, sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a sign-in waits for its turn at the hash before it is told to come again.
const PATIENCE: Duration = Duration::from_secs(3);
/// Sign-ins under way at once. Anybody may ask for one, and each writes: a flood of them must not
/// keep the writer from those who are signed in.
const PLACES: usize = 32;

/// The password check: argon2id, 19 MiB, two passes, and never more of them at once than there
/// are cores, so that a flood of sign-ins cannot take the memory of the balance readers.
#[derive(Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
    hashing: Hashing,
    /// The hash of no password: checked for unknown accounts, so that they take the same time.
    nobody: Arc<str>,
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passwords")
    }
}

impl Passwords {
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let nobody = hash(&super::token::new_token());
        Self {
            places: Arc::new(Semaphore::new(PLACES)),
            turns: Arc::new(Semaphore::new(cores)),
            hashing: Hashing::start(cores),
            nobody: nobody.into(),
        }
    }

    /// Hashes a new password.
    pub fn hash(&self, password: &Secret) -> String {
        hash(password)
    }

    /// A place among the sign-ins under way, held until dropped.
    ///
    /// # Errors
    /// `busy`, at once, when all are taken.
    pub fn place(&self) -> Result<OwnedSemaphorePermit, Refusal> {
        let place = self.places.clone().try_acquire_owned();
        place.map_err(|_| Refusal::wait(Code::Busy, 2))
    }

    /// Waits for a turn at the hash.
    ///
    /// # Errors
    /// `busy` when there is none in time.
    pub async fn turn(&self) -> Result<Turn, Refusal> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        match turn {
            Ok(Ok(permit)) => Ok(Turn {
                permit,
                nobody: self.nobody.clone(),
                hashing: self.hashing.clone(),
            }),
            _ => Err(Refusal::wait(Code::Busy, 5)),
        }
    }
}

/// A turn at the hash.
#[must_use = "somebody else is waiting for it"]
pub struct Turn {
    permit: OwnedSemaphorePermit,
    nobody: Arc<str>,
    hashing: Hashing,
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Turn")
    }
}

impl Turn {
    /// Hashes a new password.
    ///
    /// # Errors
    /// Only when hashing itself fails.
    pub async fn hash(self, password: Secret) -> Result<String, Refusal> {
        let Self {
            permit, hashing, ..
        } = self;
        let hashed = hashing.run(move || {
            let kept = hash(&password);
            drop(permit);
            kept
        });
        hashed.await.ok_or_else(|| Refusal::new(Code::Internal))
    }

    /// Whether `password` is the one behind `kept`; without a kept hash the answer is no, after
    /// the same work.
    ///
    /// # Errors
    /// Only when the check itself fails.
    pub async fn verify(self, password: Secret, kept: Option<String>) -> Result<bool, Refusal> {
        let Self {
            permit,
            nobody,
            hashing,
        } = self;
        let verified = hashing.run(move || {
            let known = kept.is_some();
            let kept = kept.unwrap_or_else(|| nobody.to_string());
            let fits = PasswordHash::new(&kept).is_ok_and(|kept| {
                argon2()
                    .verify_password(password.expose().as_bytes(), &kept)
                    .is_ok()
            });
            drop(permit);
            fits && known
        });
        verified.await.ok_or_else(|| Refusal::new(Code::Internal))
    }
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &Secret) -> String {
    argon2()
        .hash_password(password.expose().as_bytes())
        .expect("a password is within argon2's bounds")
        .to_string()
}
