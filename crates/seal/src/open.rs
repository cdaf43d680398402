use crate::{
    Context, HEADER, KEY_ID, KeyId, Keyring, OVERHEAD, SALT, VERSION, seal::authenticated,
};
use ring::aead::Aad;
use zeroize::{Zeroize, Zeroizing};

/// Why an envelope does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Shorter than any envelope.
    #[error("the envelope is cut short")]
    Truncated,
    /// Written by a newer build, or not an envelope.
    #[error("the envelope's version {0} is unknown")]
    Version(u8),
    /// Sealed under a key that is not on this ring.
    #[error("the envelope's key is not on this ring")]
    UnknownKey(KeyId),
    /// Changed, or moved from another place.
    #[error("the envelope is damaged or belongs elsewhere")]
    Damaged,
}

impl Keyring {
    /// Opens an envelope sealed for `context`. The plain bytes are wiped when dropped.
    ///
    /// # Errors
    /// See [`OpenError`]; nothing of the content is revealed with any of them.
    pub fn open(
        &self,
        context: &Context,
        envelope: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let version = *envelope.first().ok_or(OpenError::Truncated)?;
        if version != VERSION {
            return Err(OpenError::Version(version));
        }
        if envelope.len() < OVERHEAD {
            return Err(OpenError::Truncated);
        }
        let id = KeyId(envelope[1..=KEY_ID].try_into().expect("eight bytes"));
        let salt: &[u8; SALT] = envelope[1 + KEY_ID..HEADER].try_into().expect("32 bytes");
        let (key, nonce) = self.find(id).ok_or(OpenError::UnknownKey(id))?.derive(salt);
        let mut bytes = Zeroizing::new(envelope[HEADER..].to_vec());
        let aad = Aad::from(authenticated(envelope, context));
        let length = key
            .open_in_place(nonce, aad, &mut bytes)
            .map_err(|_| OpenError::Damaged)?
            .len();
        bytes[length..].zeroize();
        bytes.truncate(length);
        Ok(bytes)
    }
}
