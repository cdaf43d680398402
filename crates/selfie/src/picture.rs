use std::fmt;
use zeroize::Zeroizing;

/// An encoded picture of a person. Only in memory, overwritten when it goes, and never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture(Zeroizing<Vec<u8>>);

impl Picture {
    /// Takes the encoded bytes as they are: whoever encodes leaves out what else a file could tell.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The encoded bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} bytes)", self.0.len())
    }
}
