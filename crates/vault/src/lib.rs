//! What a person has seen, kept on the device and readable by nobody else.
//!
//! One file per owner (an account, or the device itself), made of sealed records. Each save writes
//! the whole file anew under the next generation, atomically; the generation is then told to the
//! keystore, so that an older copy put back later is noticed. The file's data key is wrapped by a
//! key that only the operating system's keystore holds.
//!
//! ```text
//! "JMOVAULT" 8 │ version 1 │ owner tag 16 │ generation 8 │ wrapped data key │ records …
//! record: name length 1 │ name │ envelope length 4 │ envelope
//! ```
//!
//! The first record is the manifest: it names the others, so that none can be dropped or added.
//! Nothing is ever silently replaced: a file that does not open is set aside with its reason.

mod custody;
mod disk;
mod error;
mod file;
mod keys;
mod owner;
mod vault;

pub use custody::Custodian;
pub use disk::{Disk, DiskError, FolderDisk};
pub use error::{OpenError, Reason, SaveError};
pub use keys::{Keys, KeysError};
pub use owner::Owner;
pub use vault::{Found, Vault};
