use jiff::{SignedDuration, Timestamp};
use jmo_wire::TIME_HEADER;
use reqwest::header::HeaderMap;
use std::sync::{Mutex, PoisonError};

/// What the service takes the time to be: this device's clock and the difference learned from
/// answers. A phone with a wrong clock is an ordinary phone.
#[derive(Debug, Default)]
pub(super) struct ServiceTime(Mutex<Option<SignedDuration>>);

impl ServiceTime {
    /// The service's time now; none before the first answer.
    pub fn now(&self) -> Option<Timestamp> {
        let difference = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        difference.and_then(|difference| Timestamp::now().checked_add(difference).ok())
    }

    /// Learns from an answer.
    pub fn learn(&self, headers: &HeaderMap) {
        if let Some(said) = said(headers) {
            let difference = said.duration_since(Timestamp::now());
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(difference);
        }
    }
}

/// The time an answer carries.
pub(super) fn said(headers: &HeaderMap) -> Option<Timestamp> {
    headers.get(TIME_HEADER)?.to_str().ok()?.parse().ok()
}
