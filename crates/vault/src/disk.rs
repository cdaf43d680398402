use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Why the folder does not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiskError {
    /// No room.
    #[error("the disk is full")]
    Full,
    /// Not allowed to write.
    #[error("writing is not allowed there")]
    ReadOnly,
    /// Another app process has it.
    #[error("another window of the app has it open")]
    InUse,
    /// Anything else the system says.
    #[error("{0}")]
    Other(io::ErrorKind),
}

impl From<io::Error> for DiskError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            kind => Self::Other(kind),
        }
    }
}

/// The port to the folder the vault's files are in. May block.
pub trait Disk: Send + Sync {
    /// Reads a file; none when it is not there.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError>;

    /// Replaces a file so that after any crash either the old or the new content is there, whole,
    /// and after returning the new one.
    ///
    /// # Errors
    /// When it cannot; the old content is then still there, or the new one without a promise that
    /// it outlives a power cut.
    fn replace(&self, name: &str, content: &[u8]) -> Result<(), DiskError>;

    /// Moves a file out of the way, under a name that is free and says why.
    ///
    /// # Errors
    /// When it cannot be moved.
    fn set_aside(&self, name: &str, why: &str) -> Result<(), DiskError>;

    /// Removes a file with all that was set aside of it or half written; none there is fine.
    ///
    /// # Errors
    /// When something of it cannot be removed.
    fn remove(&self, name: &str) -> Result<(), DiskError>;
}

/// A folder of the file system, held by one process at a time.
#[derive(Debug)]
pub struct FolderDisk {
    folder: PathBuf,
    /// Locked as long as this lives.
    _lock: File,
}

impl FolderDisk {
    /// Takes the folder, making it if need be.
    ///
    /// # Errors
    /// `InUse` when another process has it.
    pub fn open(folder: &Path) -> Result<Self, DiskError> {
        make(folder)?;
        let mut options = File::options();
        options.create(true).truncate(false).write(true);
        private(&mut options);
        let lock = options.open(folder.join("lock"))?;
        lock.try_lock().map_err(|error| match error {
            fs::TryLockError::WouldBlock => DiskError::InUse,
            fs::TryLockError::Error(error) => error.into(),
        })?;
        Ok(Self {
            folder: folder.to_owned(),
            _lock: lock,
        })
    }

    /// Makes a rename durable.
    fn settle(&self) -> Result<(), DiskError> {
        Ok(settle(&self.folder)?)
    }
}

/// On Unix a change in a folder is safe once the folder itself has reached the disk.
fn settle(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Makes a folder and those above it, for this user only, so that a power cut leaves it there.
fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|path| !path.as_os_str().is_empty());
    above.map_or(Ok(()), make)?;
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        // Another instance was faster.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists || !folder.is_dir() => {
            return Err(error);
        }
        _ => {}
    }
    // A folder above that may be written and not read cannot be settled; that is no reason to stop.
    let _ = settle(above.unwrap_or(Path::new(".")));
    Ok(())
}

fn private(options: &mut fs::OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _ = options;
}

impl Disk for FolderDisk {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        match fs::read(self.folder.join(name)) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn replace(&self, name: &str, content: &[u8]) -> Result<(), DiskError> {
        let new = self.folder.join(format!("{name}.new"));
        let written = || -> Result<(), DiskError> {
            let mut options = File::options();
            options.create(true).truncate(true).write(true);
            private(&mut options);
            let mut file = options.open(&new)?;
            file.write_all(content)?;
            file.sync_all()?;
            fs::rename(&new, self.folder.join(name))?;
            self.settle()
        };
        written().inspect_err(|_| {
            // Half a file is of no use to anybody, and the disk may be full of it.
            let _ = fs::remove_file(&new);
        })
    }

    fn set_aside(&self, name: &str, why: &str) -> Result<(), DiskError> {
        let free = (1..)
            .map(|number| self.folder.join(format!("{name}.{why}.{number}")))
            .find(|path| !path.exists());
        let free = free.ok_or(DiskError::Other(io::ErrorKind::AlreadyExists))?;
        fs::rename(self.folder.join(name), free)?;
        self.settle()
    }

    fn remove(&self, name: &str) -> Result<(), DiskError> {
        match fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let of_it = format!("{name}.");
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(&of_it) {
                fs::remove_file(entry.path())?;
            }
        }
        self.settle()
    }
}
