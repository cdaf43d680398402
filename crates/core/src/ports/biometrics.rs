use async_trait::async_trait;

/// The port to the phone's own way of knowing its person: a fingerprint, a face.
#[async_trait]
pub trait Biometrics: Send + Sync {
    /// Whether the phone has one and knows somebody by it.
    fn available(&self) -> bool;
    /// Asks the person, saying why. `false`: not recognised, or they thought better of it.
    async fn confirm(&self, reason: String) -> bool;
}

/// A device that knows nobody.
#[derive(Clone, Copy, Debug)]
pub struct NoBiometrics;

#[async_trait]
impl Biometrics for NoBiometrics {
    fn available(&self) -> bool {
        false
    }

    async fn confirm(&self, _: String) -> bool {
        false
    }
}
