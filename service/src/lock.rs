use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
};

/// Why a folder cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Somebody else has it.
    #[error("another jmo-service runs on this folder; stop it, or choose another --data")]
    Taken,
    /// The lock file cannot be used.
    #[error("the lock file cannot be used: {0}")]
    Io(#[from] io::Error),
}

/// A data folder taken by this process: there is one writer, and one worker that begins the outbox
/// again. The operating system gives the folder back when the process ends, however it ends.
#[derive(Debug)]
pub struct FolderLock(#[allow(dead_code, reason = "holds the lock while it is open")] File);

impl FolderLock {
    /// Takes a folder.
    ///
    /// # Errors
    /// See [`LockError`].
    pub fn take(folder: &Path) -> Result<Self, LockError> {
        let mut options = File::options();
        let file = options
            .create(true)
            .write(true)
            .truncate(false)
            .open(folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(LockError::Taken),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
