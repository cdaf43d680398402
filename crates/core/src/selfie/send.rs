use super::{SelfieSent, words};
use crate::{App, Fault, FaultCode};
use base64::{Engine, engine::general_purpose::STANDARD};
use jmo_rules::data_update::FieldId;
use jmo_wire::data_update::{Evidence, SelfieTaken, SendSelfie};

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
            let sent = camera.and_then(|camera| camera.to_send());
            let (attempt_token, picture, evidence) =
                sent.ok_or_else(|| Fault::new(FaultCode::NotFound))?;
            SendSelfie {
                attempt_token,
                picture: STANDARD.encode(picture.as_bytes()),
                evidence: evidence
                    .iter()
                    .map(|(gesture, picture)| Evidence {
                        gesture: words::asked(*gesture),
                        picture: STANDARD.encode(picture.as_bytes()),
                    })
                    .collect(),
            }
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
