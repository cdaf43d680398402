use crate::{Context, HEADER, KEY_ID, Keyring, OVERHEAD, SALT, VERSION};
use ring::aead::Aad;

impl Keyring {
    /// Seals `plain` for `context` under the newest key.
    ///
    /// # Errors
    /// Only when the operating system has no randomness.
    pub fn seal(&self, context: &Context, plain: &[u8]) -> Result<Vec<u8>, getrandom::Error> {
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt)?;
        let mut envelope = Vec::with_capacity(plain.len() + OVERHEAD);
        envelope.push(VERSION);
        envelope.extend_from_slice(&self.newest.id.0);
        envelope.extend_from_slice(&salt);
        let aad = authenticated(&envelope, context);
        envelope.extend_from_slice(plain);
        let (key, nonce) = self.newest.derive(&salt);
        let tag = key
            .seal_in_place_separate_tag(nonce, Aad::from(aad), &mut envelope[HEADER..])
            .expect("a record is far below AES-GCM's 64 GiB");
        envelope.extend_from_slice(tag.as_ref());
        Ok(envelope)
    }
}

/// What is authenticated beside the ciphertext: version and key id, then the context. (The salt
/// needs no mention: another salt is another key.)
pub(crate) fn authenticated(envelope: &[u8], context: &Context) -> Vec<u8> {
    let mut aad = envelope[..1 + KEY_ID].to_vec();
    aad.extend_from_slice(context.as_bytes());
    aad
}
