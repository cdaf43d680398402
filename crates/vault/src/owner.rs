use ring::digest;

/// Whose records a file holds: an account's, or the device's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Owner(String);

impl Owner {
    /// The device itself: what is known before anybody signs in.
    pub fn device() -> Self {
        Self("device".to_owned())
    }

    /// An account, by the service's id of it.
    pub fn account(id: &str) -> Self {
        Self(format!("account {id}"))
    }

    pub(crate) fn name(&self) -> &str {
        &self.0
    }

    /// Sixteen bytes that tell owners apart and nothing about them.
    pub(crate) fn tag(&self) -> [u8; 16] {
        let digest = digest::digest(
            &digest::SHA256,
            format!("jmo-vault owner {}", self.0).as_bytes(),
        );
        let mut tag = [0; 16];
        tag.copy_from_slice(&digest.as_ref()[..16]);
        tag
    }

    /// The name of the owner's file.
    pub fn file(&self) -> String {
        let tag: String = self
            .tag()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{tag}.vault")
    }
}
