use async_trait::async_trait;
use jmo_core::ports::Biometrics;
use std::sync::OnceLock;
use tauri::{AppHandle, Runtime};
use tauri_plugin_biometric::{AuthOptions, BiometricExt};

/// Asks the phone, in its own dialog, for a fingerprint or a face.
#[derive(Debug)]
pub struct PhoneBiometrics<R: Runtime> {
    app: AppHandle<R>,
    /// Asked once: the phone answers on its main thread, which must not be waited for there.
    available: OnceLock<bool>,
}

impl<R: Runtime> PhoneBiometrics<R> {
    /// Asks in front of this app.
    pub fn new(app: AppHandle<R>) -> Self {
        Self {
            app,
            available: OnceLock::new(),
        }
    }
}

#[async_trait]
impl<R: Runtime> Biometrics for PhoneBiometrics<R> {
    fn available(&self) -> bool {
        let ask = || match self.app.biometric().status() {
            Ok(status) => status.is_available,
            Err(error) => {
                tracing::warn!(%error, "the phone does not say whether it knows its person");
                false
            }
        };
        *self.available.get_or_init(ask)
    }

    async fn confirm(&self, reason: String) -> bool {
        let app = self.app.clone();
        // The phone's own code is no way in: whoever borrows the phone may know it.
        let options = AuthOptions {
            allow_device_credential: false,
            ..AuthOptions::default()
        };
        // The call returns with the person's answer, so it gets a thread that may wait.
        tokio::task::spawn_blocking(move || app.biometric().authenticate(reason, options).is_ok())
            .await
            .unwrap_or(false)
    }
}
