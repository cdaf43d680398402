use crate::{KEY_ID, SALT};
use ring::{
    aead::{AES_256_GCM, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf,
};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// Names a data key inside envelopes; says nothing about the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyId(pub [u8; KEY_ID]);

/// 256 secret bits under which envelopes are sealed. Wiped when dropped.
#[derive(Clone)]
pub struct DataKey {
    pub(crate) id: KeyId,
    secret: Zeroizing<[u8; 32]>,
}

impl DataKey {
    /// A new random key with a random id.
    ///
    /// # Errors
    /// Only when the operating system has no randomness.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut id = [0; KEY_ID];
        let mut secret = Zeroizing::new([0; 32]);
        getrandom::fill(&mut id)?;
        getrandom::fill(&mut secret[..])?;
        Ok(Self {
            id: KeyId(id),
            secret,
        })
    }

    /// A key as it was kept.
    pub fn from_parts(id: KeyId, mut secret: [u8; 32]) -> Self {
        let kept = Zeroizing::new(secret);
        secret.zeroize();
        Self { id, secret: kept }
    }

    /// Its name.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The secret bits, for whoever wraps or keeps them.
    pub fn expose(&self) -> &[u8; 32] {
        &self.secret
    }

    /// The cipher and nonce of the one envelope that has this salt.
    pub(crate) fn derive(&self, salt: &[u8; SALT]) -> (LessSafeKey, Nonce) {
        struct Length;
        impl hkdf::KeyType for Length {
            fn len(&self) -> usize {
                32 + NONCE_LEN
            }
        }
        let mut bytes = Zeroizing::new([0; 32 + NONCE_LEN]);
        hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
            .extract(&self.secret[..])
            .expand(&[b"jmo seal v1"], Length)
            .and_then(|okm| okm.fill(&mut bytes[..]))
            .expect("44 bytes are within what HKDF-SHA256 yields");
        let key = UnboundKey::new(&AES_256_GCM, &bytes[..32]).expect("32 bytes are an AES-256 key");
        let nonce = Nonce::try_assume_unique_for_key(&bytes[32..]).expect("12 bytes are a nonce");
        (LessSafeKey::new(key), nonce)
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataKey")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// The keys a holder has: seals under the newest, opens under any.
#[derive(Clone, Debug)]
pub struct Keyring {
    pub(crate) newest: DataKey,
    older: Vec<DataKey>,
}

impl Keyring {
    /// A ring whose newest key is `newest`; `older` only open.
    pub fn new(newest: DataKey, older: Vec<DataKey>) -> Self {
        Self { newest, older }
    }

    pub(crate) fn find(&self, id: KeyId) -> Option<&DataKey> {
        std::iter::once(&self.newest)
            .chain(&self.older)
            .find(|key| key.id == id)
    }
}
