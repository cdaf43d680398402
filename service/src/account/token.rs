use crate::keys::hex;
use jmo_wire::Secret;
use ring::digest;

/// A new opaque token: 256 random bits as 64 hex digits.
pub fn new_token() -> Secret {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    Secret::new(hex(&bytes))
}

/// Whether a text can be a token at all; any other was never given out.
pub fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// As [`token_hash`], for a token somebody sent; none when it cannot be one.
pub fn sent_hash(token: &Secret) -> Option<Vec<u8>> {
    is_token(token.expose()).then(|| token_hash(token))
}

/// What the database keeps of a token. 256 random bits need no salt and no slow hash; the
/// look-up by hash leaks nothing useful through its time.
pub fn token_hash(token: &Secret) -> Vec<u8> {
    digest::digest(&digest::SHA256, token.expose().as_bytes())
        .as_ref()
        .to_vec()
}
