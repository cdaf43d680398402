use crate::{Keys, KeysError, Owner, error::Reason};
use jmo_seal::{Context, DataKey, KeyId, Keyring};
use std::sync::Arc;
use zeroize::Zeroizing;

const MASTER: &str = "vault key";
const PROBE: &str = "probe";

/// Holds what the keystore gave: the key that wraps every file's data key, and the generations it
/// trusts.
pub struct Custodian {
    keys: Arc<dyn Keys>,
    wrapping: Keyring,
}

impl Custodian {
    /// Asks the keystore for the wrapping key, and makes it on the first start.
    ///
    /// A locked keystore may answer like an empty one. The write of a new key then fails, and that
    /// means *unavailable*: no file is touched, and the same files open when it is unlocked.
    ///
    /// # Errors
    /// When the keystore does not answer or takes nothing.
    pub fn open(keys: Arc<dyn Keys>) -> Result<Self, KeysError> {
        let key = match find(&*keys)? {
            Some(key) => key,
            None => {
                // An answer of "no entry" may only mean locked. A write of something that does not
                // matter fails then, or makes the system ask for unlocking; either way the real
                // key is never written over.
                keys.set(PROBE, b"is it open?")?;
                keys.remove(PROBE)?;
                match find(&*keys)? {
                    Some(key) => key,
                    None => make(&*keys)?,
                }
            }
        };
        Ok(Self {
            keys,
            wrapping: Keyring::new(key, Vec::new()),
        })
    }

    /// A data key as it may stand in a file.
    pub(crate) fn wrap(&self, owner: &Owner, key: &DataKey) -> Result<Vec<u8>, getrandom::Error> {
        self.wrapping.seal(&wrapped_for(owner), &join(key))
    }

    /// A file's data key.
    pub(crate) fn unwrap(&self, owner: &Owner, wrapped: &[u8]) -> Result<DataKey, Reason> {
        let plain =
            self.wrapping
                .open(&wrapped_for(owner), wrapped)
                .map_err(|error| match error {
                    jmo_seal::OpenError::UnknownKey(_) => Reason::KeyLost,
                    _ => Reason::Damaged,
                })?;
        parse(&plain).ok_or(Reason::Damaged)
    }

    /// The newest generation of an owner's file that was ever saved.
    pub(crate) fn trusted(&self, owner: &Owner) -> Result<u64, KeysError> {
        match self.keys.get(&generation_of(owner))? {
            Some(kept) => kept
                .as_slice()
                .try_into()
                .map(u64::from_be_bytes)
                .map_err(|_| KeysError::Unreadable),
            None => Ok(0),
        }
    }

    /// Trusts a generation from now on.
    pub(crate) fn trust(&self, owner: &Owner, generation: u64) -> Result<(), KeysError> {
        self.keys
            .set(&generation_of(owner), &generation.to_be_bytes())
    }
}

/// The wrapping key, if there is one. One that cannot be read is never replaced: a newer app may
/// have written it, and the files it wraps would be lost with it.
fn find(keys: &dyn Keys) -> Result<Option<DataKey>, KeysError> {
    match keys.get(MASTER)? {
        Some(kept) => parse(&kept).map(Some).ok_or(KeysError::Unreadable),
        None => Ok(None),
    }
}

fn make(keys: &dyn Keys) -> Result<DataKey, KeysError> {
    let key = DataKey::generate().map_err(|_| KeysError::Unavailable)?;
    keys.set(MASTER, &join(&key))?;
    // What cannot be read back would seal for nobody.
    let kept = find(keys)?.filter(|kept| kept.expose() == key.expose());
    kept.ok_or(KeysError::Unavailable)
}

fn wrapped_for(owner: &Owner) -> Context {
    Context::new(["jmo", owner.name(), "data key"])
}

fn generation_of(owner: &Owner) -> String {
    format!("generation {}", owner.file())
}

fn join(key: &DataKey) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(40));
    bytes.extend_from_slice(&key.id().0);
    bytes.extend_from_slice(key.expose());
    bytes
}

fn parse(bytes: &[u8]) -> Option<DataKey> {
    let (id, secret) = bytes.split_first_chunk::<8>()?;
    Some(DataKey::from_parts(KeyId(*id), secret.try_into().ok()?))
}
