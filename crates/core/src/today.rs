//! What day it is: as the service last said, for it may live on another day than this machine, and
//! by the machine's calendar until it says anything.

use crate::App;
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// What the service last said of the time, and when on the app's clock.
#[derive(Debug, Default)]
pub(crate) struct ServiceDay(Mutex<Option<(Timestamp, Duration)>>);

impl ServiceDay {
    /// The service said it is `at`.
    pub fn hear(&self, at: Timestamp, elapsed: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, elapsed));
    }

    fn now(&self, elapsed: Duration) -> Option<Timestamp> {
        let (at, heard) = (*self.0.lock().unwrap_or_else(PoisonError::into_inner))?;
        let passed = SignedDuration::try_from(elapsed.saturating_sub(heard)).ok()?;
        at.checked_add(passed).ok()
    }
}

impl App {
    /// Today, in WIB.
    pub(crate) fn today(&self) -> Date {
        jmo_rules::wib_date(self.now())
    }

    /// The time, as the service last said.
    pub(crate) fn now(&self) -> Timestamp {
        let said = self.day.now(self.clock.elapsed());
        said.unwrap_or_else(|| self.clock.calendar())
    }
}
