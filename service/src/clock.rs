//! Time is passed in: the service never asks the operating system twice for the same fact.

use jiff::{SignedDuration, Timestamp, civil::Date};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// The service's clock.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock, moved by a fixed span: a sandbox may live on another day.
    Running(SignedDuration),
    /// Stands still until moved; microseconds since 1970. For tests.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's own time.
    pub fn system() -> Self {
        Self::Running(SignedDuration::ZERO)
    }

    /// Runs on from today's time of day on `day` (WIB).
    pub fn as_of(day: Date) -> Self {
        let today = jmo_rules::wib_date(Timestamp::now());
        let days = (day - today).get_days();
        Self::Running(SignedDuration::from_hours(24 * i64::from(days)))
    }

    /// Stands at `at`.
    pub fn standing(at: Timestamp) -> Self {
        Self::Standing(Arc::new(AtomicI64::new(at.as_microsecond())))
    }

    /// Moves a standing clock; a running one ignores it.
    pub fn advance(&self, by: SignedDuration) {
        if let Self::Standing(at) = self {
            at.fetch_add(
                i64::try_from(by.as_micros()).unwrap_or(i64::MAX),
                Ordering::SeqCst,
            );
        }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Running(shift) => Timestamp::now()
                .saturating_add(*shift)
                .unwrap_or(Timestamp::MAX),
            Self::Standing(at) => {
                Timestamp::from_microsecond(at.load(Ordering::SeqCst)).unwrap_or(Timestamp::MAX)
            }
        }
    }

    /// Today in WIB, the zone of every legal cut-off.
    pub fn today(&self) -> Date {
        jmo_rules::wib_date(self.now())
    }
}
