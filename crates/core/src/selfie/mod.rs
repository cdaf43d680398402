//! The camera step: frames from the web view in, one instruction at a time out, one picture at the
//! end. Pictures live in memory only, and are gone with the step.

mod camera;
mod send;
mod shown;
mod words;

pub(crate) use camera::Camera;
pub use jmo_selfie::Finding as SelfieFinding;
pub use shown::{SelfiePhase, SelfieSent, SelfieShown, SelfieTrouble};

use crate::{App, Fault, FaultCode};
use base64::{Engine, engine::general_purpose::STANDARD};
use jmo_selfie::{Frame, FrameError};
use jmo_wire::{
    FieldCode,
    data_update::{BeginAttempt, SelfieWay},
};
use zeroize::Zeroizing;

impl App {
    /// Begins the camera step: asks the service which gestures it wants to see.
    ///
    /// # Errors
    /// The service's; `too_many_tries` when there were enough for a day, though another way is
    /// still open.
    pub async fn begin_selfie(&self, way: SelfieWay) -> Result<SelfieShown, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let request = &BeginAttempt { way };
        let attempt = self
            .act(|access| async move { self.api.begin_selfie(&access, request).await })
            .await?;
        let now = self.clock.elapsed();
        let camera =
            tokio::task::spawn_blocking(move || Camera::new(account_id, way, attempt, now)).await;
        let camera = camera.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()));
        let camera = camera.ok_or_else(|| Fault::new(FaultCode::Internal))?;
        let shown = camera.shown();
        *self.camera.lock().await = Some(camera);
        Ok(shown)
    }

    /// Looks at the next frame of the camera, JPEG in base64. The web view sends one when it has the
    /// answer to the one before, so nothing queues.
    ///
    /// # Errors
    /// `invalid_field` for what is no picture or comes out of order, `not_found` when no camera step
    /// was begun.
    pub async fn show_frame(&self, seq: u32, frame: String) -> Result<SelfieShown, Fault> {
        let now = self.clock.elapsed();
        self.with_camera(move |camera| {
            let frame = decoded("frame", &Zeroizing::new(frame))?;
            camera
                .look(u64::from(seq), now, &frame)
                .map_err(|_| Fault::field("seq", FieldCode::Malformed))
        })
        .await
    }

    /// Takes a picture from a file, JPEG in base64.
    ///
    /// # Errors
    /// `invalid_field` for what is no picture, `not_found` when no camera step was begun.
    pub async fn take_file(&self, file: String) -> Result<SelfieShown, Fault> {
        self.with_camera(move |camera| {
            let frame = decoded("file", &Zeroizing::new(file))?;
            Ok(camera.take(&frame))
        })
        .await
    }

    /// Drops the picture and looks anew; asks the service for another attempt when this one is spent
    /// or too old.
    ///
    /// # Errors
    /// As [`App::begin_selfie`].
    pub async fn retake_selfie(&self) -> Result<SelfieShown, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let now = self.clock.elapsed();
        let way = {
            let mut camera = self.camera.lock().await;
            let camera = camera.as_mut().filter(|camera| camera.is_of(&account_id));
            let camera = camera.ok_or_else(|| Fault::new(FaultCode::NotFound))?;
            if camera.begin_again(now) {
                return Ok(camera.shown());
            }
            camera.way()
        };
        self.begin_selfie(way).await
    }

    /// Leaves the camera step; nothing of it stays.
    pub async fn drop_selfie(&self) {
        *self.camera.lock().await = None;
    }

    /// The app is locked: what was taken goes, at once or with the frame that is looked at now.
    pub(crate) fn hide_selfie(&self) {
        if let Ok(mut camera) = self.camera.try_lock() {
            *camera = None;
        }
    }

    /// Looks with the camera on a thread that may take its time.
    async fn with_camera(
        &self,
        look: impl FnOnce(&mut Camera) -> Result<SelfieShown, Fault> + Send + 'static,
    ) -> Result<SelfieShown, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let camera = self.camera.clone();
        let looked = tokio::task::spawn_blocking(move || {
            let mut camera = camera.blocking_lock();
            let camera = camera.as_mut().filter(|camera| camera.is_of(&account_id));
            look(camera.ok_or_else(|| Fault::new(FaultCode::NotFound))?)
        });
        let looked = looked.await;
        let looked =
            looked.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))?;
        if self.session.is_locked() {
            self.drop_selfie().await;
            return Err(Fault::new(FaultCode::Locked));
        }
        Ok(looked)
    }
}

/// Reads a picture; what is wrong with it is told as far as somebody can act on it.
fn decoded(path: &str, base64: &str) -> Result<Frame, Fault> {
    // Checked before anything is decoded: four characters hold three bytes.
    if base64.len() / 4 * 3 > Frame::MOST_BYTES {
        return Err(Fault::field(path, FieldCode::TooLong));
    }
    let bytes = STANDARD.decode(base64).map(Zeroizing::new);
    let bytes = bytes.map_err(|_| Fault::field(path, FieldCode::Malformed))?;
    Frame::from_jpeg(&bytes).map_err(|error| {
        let code = match error {
            FrameError::Bytes | FrameError::Pixels => FieldCode::TooLong,
            FrameError::NotJpeg | FrameError::Unsupported => FieldCode::WrongKind,
            _ => FieldCode::Malformed,
        };
        Fault::field(path, code)
    })
}
