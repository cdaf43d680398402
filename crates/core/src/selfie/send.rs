use super::SelfieSent;
use crate::{App, Fault, FaultCode};
use jmo_rules::data_update::FieldId;
use jmo_wire::data_update::SelfieTaken;

impl App {
    /// Keeps the picture: the service looks at it and at the key frames. What it accepts is in the
    /// draft then, and the pictures are gone from here.
    ///
    /// # Errors
    /// The service's: the pictures stay, to be sent again; `not_found` when there is none.
    pub async fn send_selfie(&self) -> Result<SelfieSent, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let request = {
            let camera = self.camera.lock().await;
            let camera = camera.as_ref().filter(|camera| camera.is_of(&account_id));
            camera
                .and_then(|camera| camera.request())
                .ok_or_else(|| Fault::new(FaultCode::NotFound))?
        };
        let request = &request;
        let SelfieTaken {
            verdict,
            reasons,
            selfie,
            left_today,
            ..
        } = self
            .act(|access| async move { self.api.send_selfie(&access, request).await })
            .await?;
        match selfie {
            Some(selfie) => {
                self.answer(FieldId::Selfie, selfie).await?;
                self.drop_selfie().await;
            }
            None => {
                if let Some(camera) = self.camera.lock().await.as_mut() {
                    camera.spend(left_today);
                }
            }
        }
        Ok(SelfieSent {
            verdict,
            reasons,
            left_today,
        })
    }
}
