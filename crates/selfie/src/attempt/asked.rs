use super::Instruction;
use crate::{
    Gesture, Picture,
    gesture::{Seen, Tracker},
    measures::Measures,
    thresholds::pace::{EXPLAINED, GESTURE, GESTURE_LONGEST, GESTURE_MORE},
};
use std::time::Duration;

/// A frame that shows a gesture at its peak.
#[derive(Clone, Debug)]
pub(super) struct KeyFrame {
    pub(super) gesture: Gesture,
    pub(super) measures: Measures,
    pub(super) picture: Picture,
}

/// A gesture that is asked, and the time for it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    gesture: Gesture,
    tracker: Tracker,
    best: Option<KeyFrame>,
    explained: u8,
    spent: Duration,
    allowed: Duration,
    /// The most of the gesture that was seen since it was explained.
    nearest: f32,
}

/// What came of a frame.
pub(super) enum Answer {
    /// To tell the person.
    Tell(Instruction),
    /// The gesture was made.
    Made(KeyFrame),
    /// It was not, in all the time there is.
    NotSeen,
}

impl Asked {
    pub(super) fn new(gesture: Gesture, baseline: Measures) -> Self {
        Self {
            gesture,
            tracker: Tracker::new(gesture, baseline),
            best: None,
            explained: 1,
            spent: Duration::ZERO,
            allowed: GESTURE,
            nearest: 0.0,
        }
    }

    pub(super) const fn gesture(&self) -> Gesture {
        self.gesture
    }

    pub(super) const fn explained(&self) -> u8 {
        self.explained
    }

    /// How much of it was seen, 0 to 1.
    pub(super) const fn part(&self) -> f32 {
        self.nearest
    }

    pub(super) fn time_left(&self) -> Duration {
        self.allowed.saturating_sub(self.spent)
    }

    /// The face was away: what was begun does not count.
    pub(super) fn interrupted(&mut self) {
        self.tracker.again();
    }

    /// A frame in which the face is well in sight, so long after the last one.
    pub(super) fn step(
        &mut self,
        at: Duration,
        since: Duration,
        now: Measures,
        encode: impl FnOnce() -> Vec<u8>,
    ) -> Answer {
        self.spent += since;
        let tell = match self.tracker.step(at, &now) {
            Seen::NotCalm => Instruction::Relax,
            Seen::OtherWay => Instruction::OtherWay,
            Seen::Part(part) => {
                self.nearer(part);
                self.gesture.into()
            }
            Seen::Beyond { best } => {
                self.nearer(1.0);
                if best {
                    self.best = Some(KeyFrame {
                        gesture: self.gesture,
                        measures: now,
                        picture: Picture::new(encode()),
                    });
                }
                match self.gesture {
                    Gesture::Blink => Instruction::Blink,
                    _ => Instruction::Keep,
                }
            }
            Seen::Made => {
                return self.best.take().map_or(Answer::NotSeen, Answer::Made);
            }
        };
        if self.spent < self.allowed {
            return Answer::Tell(tell);
        }
        if self.explained == EXPLAINED {
            return Answer::NotSeen;
        }
        self.explain_again();
        Answer::Tell(self.gesture.into())
    }

    /// Who is getting there is given time.
    fn nearer(&mut self, part: f32) {
        if part > self.nearest + 0.2 {
            self.allowed = self.allowed.max(self.spent + GESTURE_MORE);
            self.allowed = self.allowed.min(GESTURE_LONGEST);
        }
        self.nearest = self.nearest.max(part);
    }

    fn explain_again(&mut self) {
        self.tracker.again();
        self.explained += 1;
        self.spent = Duration::ZERO;
        self.allowed = GESTURE;
        self.nearest = 0.0;
    }
}
