//! The envelope: how JMO keeps a secret at rest. Knows nobody.
//!
//! ```text
//! version 1 │ key id 8 │ salt 32 │ ciphertext … │ tag 16
//! ```
//!
//! AES-256-GCM. Key and nonce of each envelope come out of HKDF-SHA256 over the data key with a
//! fresh random salt, so no pair is ever used twice. The header and the caller's [`Context`] are
//! authenticated: an envelope opens only in the place it was sealed for. Envelopes of every
//! published version open for ever.

mod context;
mod key;
mod open;
mod seal;

pub use context::Context;
pub use key::{DataKey, KeyId, Keyring};
pub use open::OpenError;

/// The version this build writes.
const VERSION: u8 = 1;
const KEY_ID: usize = 8;
const SALT: usize = 32;
const HEADER: usize = 1 + KEY_ID + SALT;
const TAG: usize = 16;

/// How many bytes an envelope is longer than what it holds.
pub const OVERHEAD: usize = HEADER + TAG;
