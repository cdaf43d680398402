use zeroize::Zeroizing;

/// Why the keystore does not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// There is one, but it is locked or does not answer now.
    #[error("it is locked or does not answer")]
    Unavailable,
    /// It holds something under our name that this app cannot read: a newer one wrote it.
    #[error("it holds what this app cannot read")]
    Unreadable,
    /// This device has none.
    #[error("there is none on this device")]
    None,
}

/// The port to the operating system's keystore: small secrets by name. May block.
pub trait Keys: Send + Sync {
    /// Reads an entry.
    ///
    /// # Errors
    /// When the keystore does not answer. A locked one may also answer "no entry"; only a write
    /// tells the two apart.
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeysError>;

    /// Writes an entry.
    ///
    /// # Errors
    /// When the keystore does not take it.
    fn set(&self, name: &str, value: &[u8]) -> Result<(), KeysError>;

    /// Removes an entry; one that is not there is fine.
    ///
    /// # Errors
    /// When the keystore does not answer.
    fn remove(&self, name: &str) -> Result<(), KeysError>;
}
