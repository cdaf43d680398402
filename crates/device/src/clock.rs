use jiff::Timestamp;
use jmo_core::ports::Clock;
use std::time::{Duration, Instant};

/// The machine's monotonic clock, and its calendar.
#[derive(Clone, Copy, Debug)]
pub struct MonotonicClock(Instant);

impl MonotonicClock {
    /// Counts from now.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for MonotonicClock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn calendar(&self) -> Timestamp {
        Timestamp::now()
    }
}
