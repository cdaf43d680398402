use super::{Gesture, calm, part, still};
use crate::{
    measures::Measures,
    thresholds::{
        gesture::{BLINK_LASTS, BLINK_OPEN, HELD, OTHER_WAY, SMILE_NOT_YET, TURN_ENOUGH, TURN_YAW},
        part::SEEN,
    },
};
use std::time::Duration;

/// One gesture, watched from its start over its peak (a blink: until the eyes are open again).
#[derive(Clone, Debug)]
pub(crate) struct Tracker {
    gesture: Gesture,
    /// The person without the gesture. For a smile the least smiling they were.
    without: Measures,
    begun: bool,
    /// Where the face is beyond what counts: since when, and the best of it.
    beyond: Option<Beyond>,
}

#[derive(Clone, Copy, Debug)]
struct Beyond {
    since: Duration,
    best: f32,
}

/// What a frame showed of a gesture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Seen {
    /// The face is not as it was without the gesture, so it cannot begin: still smiling, still
    /// turned.
    NotCalm,
    /// So much of it, 0 to 1.
    Part(f32),
    /// A turn to the other side.
    OtherWay,
    /// Enough of it; where it is the `best` so far, this frame shows the gesture.
    Beyond {
        /// Better than all before.
        best: bool,
    },
    /// It was made.
    Made,
}

impl Tracker {
    pub(crate) fn new(gesture: Gesture, baseline: Measures) -> Self {
        Self {
            gesture,
            without: baseline,
            begun: false,
            beyond: None,
        }
    }

    /// Forgets what was begun: the face was away.
    pub(crate) fn again(&mut self) {
        (self.begun, self.beyond) = (false, None);
    }

    pub(crate) fn step(&mut self, at: Duration, now: &Measures) -> Seen {
        if self.gesture == Gesture::Smile && now.smile < self.without.smile {
            self.without.smile = now.smile;
        }
        let part = part(self.gesture, &self.without, now);
        if !self.begun {
            self.begun = self.can_begin(now);
            return if self.begun {
                Seen::Part(0.0)
            } else {
                Seen::NotCalm
            };
        }
        if part >= SEEN {
            return self.beyond(at, part);
        }
        if let Some(beyond) = self.beyond
            && self.gesture == Gesture::Blink
        {
            return self.opening(at, now, beyond);
        }
        self.beyond = None;
        if self.turns() && part < -OTHER_WAY {
            return Seen::OtherWay;
        }
        Seen::Part(part.clamp(0.0, 1.0))
    }

    /// Calm; and who smiles all the time has to stop first.
    fn can_begin(&self, now: &Measures) -> bool {
        let serious = self.gesture != Gesture::Smile || now.smile <= SMILE_NOT_YET;
        serious && calm(self.gesture, &self.without, now)
    }

    const fn turns(&self) -> bool {
        matches!(self.gesture, Gesture::TurnLeft | Gesture::TurnRight)
    }

    fn beyond(&mut self, at: Duration, part: f32) -> Seen {
        // Further than far enough is no better.
        let part = if self.turns() {
            part.min(TURN_ENOUGH / TURN_YAW)
        } else {
            part
        };
        let beyond = self.beyond.get_or_insert(Beyond {
            since: at,
            best: 0.0,
        });
        let held = at.saturating_sub(beyond.since) >= HELD;
        if held && self.gesture != Gesture::Blink {
            return Seen::Made;
        }
        let best = part > beyond.best;
        beyond.best = beyond.best.max(part);
        Seen::Beyond { best }
    }

    /// Lids on their way up: open again, they have blinked, unless it took too long or something
    /// else moved.
    fn opening(&mut self, at: Duration, now: &Measures, beyond: Beyond) -> Seen {
        let slow = at.saturating_sub(beyond.since) > BLINK_LASTS;
        if slow || !still(self.gesture, &self.without, now) {
            self.again();
            return Seen::NotCalm;
        }
        if now.eyes / self.without.eyes >= BLINK_OPEN {
            return Seen::Made;
        }
        Seen::Part(1.0)
    }
}
