use super::{Finding, worst};
use crate::{Observation, thresholds::TOLD_FOR};
use std::time::Duration;

/// The one finding that is told. It changes only when another was seen for a while, and ends only
/// when it is clearly over: an instruction that flickers cannot be followed, still less be spoken.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Steady {
    told: Option<Finding>,
    /// Since when something other than what is told was seen.
    since: Option<Duration>,
}

impl Steady {
    /// What to tell after this frame, of what is `asked` for.
    pub(crate) fn step(
        &mut self,
        at: Duration,
        seen: &Observation,
        asked: fn(Finding) -> bool,
    ) -> Option<Finding> {
        let now = worst(seen, self.told, asked);
        if now == self.told {
            self.since = None;
            return self.told;
        }
        let since = *self.since.get_or_insert(at);
        if at.saturating_sub(since) >= TOLD_FOR {
            (self.told, self.since) = (now, None);
        }
        self.told
    }
}
