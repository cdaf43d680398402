use jmo_vault::{Keys, KeysError};
use keyring_core::{Entry, Error};
use std::collections::HashMap;
use zeroize::Zeroizing;

/// The operating system's keystore: Secret Service on Linux, Credential Manager on Windows,
/// Keychain on macOS and iOS, Android's Keystore. Every call may block, and on Linux may ask the
/// person to unlock it.
#[derive(Clone, Debug)]
pub struct OsKeys {
    app: String,
}

/// A key stays on the device it was made on: it never goes into a backup or a roaming profile.
#[cfg(target_os = "ios")]
const HERE_ONLY: &[(&str, &str)] = &[("access-policy", "when-unlocked-this-device-only")];
#[cfg(windows)]
const HERE_ONLY: &[(&str, &str)] = &[("persistence", "Local")];
#[cfg(not(any(target_os = "ios", windows)))]
const HERE_ONLY: &[(&str, &str)] = &[];

impl OsKeys {
    /// The entries of this app, by its identifier.
    pub fn new(app: &str) -> Self {
        Self {
            app: app.to_owned(),
        }
    }

    /// The same, with the system's keystore opened already. May block.
    pub fn opened(app: &str) -> Self {
        let _ = is_there();
        Self::new(app)
    }

    fn entry(&self, name: &str) -> Result<Entry, KeysError> {
        if !is_there() {
            return Err(KeysError::None);
        }
        let entry = if HERE_ONLY.is_empty() {
            Entry::new(&self.app, name)
        } else {
            let here_only: HashMap<_, _> = HERE_ONLY.iter().copied().collect();
            Entry::new_with_modifiers(&self.app, name, &here_only)
        };
        entry.map_err(|error| unavailable(&error))
    }
}

/// Whether this device has a keystore; the first question opens it.
#[cfg(not(any(target_os = "android", target_os = "ios")))]
fn is_there() -> bool {
    keyring::Entry::store_status().is_ok()
}

/// Whether this device has a keystore; the first question opens it.
#[cfg(any(target_os = "android", target_os = "ios"))]
fn is_there() -> bool {
    use std::sync::LazyLock;
    static OPENED: LazyLock<bool> = LazyLock::new(|| {
        #[cfg(target_os = "android")]
        let store = android_native_keyring_store::Store::new();
        #[cfg(target_os = "ios")]
        let store = apple_native_keyring_store::protected::Store::new();
        store
            .map(|store| keyring_core::set_default_store(store))
            .is_ok()
    });
    *OPENED
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
