use jmo_wire::Secret;
use ring::digest;

/// A new opaque token: 256 random bits as 64 hex digits.
pub fn new_token() -> Secret {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    Secret::new(
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>(),
    )
}

/// What the database keeps of a token. 256 random bits need no salt and no slow hash; the
/// look-up by hash leaks nothing useful through its time.
pub fn token_hash(token: &Secret) -> Vec<u8> {
    digest::digest(&digest::SHA256, token.expose().as_bytes())
        .as_ref()
        .to_vec()
}
