use super::SelfieSent;
use crate::{App, Fault, FaultCode};
use jmo_rules::data_update::FieldId;
use jmo_wire::data_update::{SelfieReason, SelfieTaken, SelfieVerdict, SendSelfie};

impl App {
    /// Keeps the picture: the service looks at it and at the key frames. What it accepts is in the
    /// draft then, also when the app was locked meanwhile, and the pictures are gone from here.
    ///
    /// # Errors
    /// The service's: the pictures stay, to be sent again; `not_found` when there is none.
    pub async fn send_selfie(&self) -> Result<SelfieSent, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let request = {
            let mut camera = self.camera.lock().await;
            let camera = camera.as_mut().filter(|camera| camera.is_of(&account_id));
            camera
                .and_then(|camera| camera.request())
                .ok_or_else(|| Fault::new(FaultCode::NotFound))?
        };
        let request = &request;
        let answer = self
            .act(|access| async move { self.api.send_selfie(&access, request).await })
            .await;
        let taken = match answer {
            Ok(taken) => taken,
            // It took other pictures, or waited too long: another attempt is needed, no other proof.
            Err(fault) if fault.code == FaultCode::ProofGone => {
                let left_today = self.spend_selfie(request, None).await;
                return Ok(SelfieSent {
                    verdict: SelfieVerdict::Refused,
                    reasons: vec![SelfieReason::Unknown],
                    left_today,
                });
            }
            Err(fault) => return Err(fault),
        };
        let SelfieTaken {
            verdict,
            reasons,
            selfie,
            left_today,
            ..
        } = taken;
        if let Some(selfie) = selfie {
            self.answer(&account_id, FieldId::Selfie, selfie).await?;
        }
        self.spend_selfie(request, Some(left_today)).await;
        Ok(SelfieSent {
            verdict,
            reasons,
            left_today,
        })
    }

    /// Drops the pictures that were judged, unless the camera looks at another attempt by now.
    /// Answers how many attempts are left.
    async fn spend_selfie(&self, sent: &SendSelfie, left_today: Option<u32>) -> u32 {
        let mut camera = self.camera.lock().await;
        let Some(camera) = camera.as_mut().filter(|camera| camera.took(sent)) else {
            return left_today.unwrap_or_default();
        };
        camera.spend(left_today);
        camera.shown().left_today
    }
}
