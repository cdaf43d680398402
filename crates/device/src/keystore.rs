use jmo_vault::{Keys, KeysError};
use keyring::{Entry, Error};
use zeroize::Zeroizing;

/// The operating system's keystore: Secret Service on Linux, Credential Manager on Windows,
/// Keychain on macOS. Every call may block, and on Linux may ask the person to unlock it.
#[derive(Clone, Debug)]
pub struct OsKeys {
    app: String,
}

impl OsKeys {
    /// The entries of this app, by its identifier.
    pub fn new(app: &str) -> Self {
        Self {
            app: app.to_owned(),
        }
    }

    fn entry(&self, name: &str) -> Result<Entry, KeysError> {
        Entry::new(&self.app, name).map_err(|error| unavailable(&error))
    }
}

fn unavailable(error: &Error) -> KeysError {
    match error {
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => KeysError::None,
        _ => KeysError::Unavailable,
    }
}

impl Keys for OsKeys {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeysError> {
        match self.entry(name)?.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(unavailable(&error)),
        }
    }

    fn set(&self, name: &str, value: &[u8]) -> Result<(), KeysError> {
        self.entry(name)?
            .set_secret(value)
            .map_err(|error| unavailable(&error))
    }

    fn remove(&self, name: &str) -> Result<(), KeysError> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(unavailable(&error)),
        }
    }
}
