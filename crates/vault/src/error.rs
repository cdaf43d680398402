use crate::{DiskError, KeysError};

/// Why a file that is there cannot be opened; it is then set aside under this reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not one of ours, or cut short, or changed.
    #[error("the file is damaged")]
    Damaged,
    /// Somebody else's, copied here.
    #[error("the file belongs to another owner")]
    Foreign,
    /// A copy from before: its generation is behind the one the keystore knows.
    #[error("the file is an older copy")]
    Older,
    /// Sealed under a key that this keystore never had, or no longer has.
    #[error("the file's key is not in the keystore")]
    KeyLost,
}

/// Why a vault cannot be opened now. No file is lost: at most one was set aside.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The keystore is locked or gone: ask again later.
    #[error("the keystore cannot be used now: {0}")]
    Keys(#[from] KeysError),
    /// Written by a newer app: update instead of losing it.
    #[error("the file was written by a newer app (version {0})")]
    Future(u8),
    /// The folder cannot be used.
    #[error("the folder cannot be used: {0}")]
    Disk(#[from] DiskError),
}

/// Why a save did not happen; what was saved before is still there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The file could not be written.
    #[error("the file cannot be written: {0}")]
    Disk(#[from] DiskError),
    /// The operating system gives no randomness.
    #[error("no randomness")]
    Randomness,
}
