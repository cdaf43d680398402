use crate::{
    measures::Measures,
    thresholds::pace::{BASELINE_FRAMES, BASELINE_LASTS, BASELINE_STILL, BASELINE_WINDOW},
};
use std::{collections::VecDeque, time::Duration};

/// The frames a baseline is made of: the last few in which the person looked straight and held
/// still.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathering {
    frames: VecDeque<(Duration, Measures)>,
}

impl Gathering {
    /// Takes a frame without a finding; answers the baseline where there are enough of them.
    pub(crate) fn step(&mut self, at: Duration, now: Measures) -> Option<Measures> {
        let recent = |then: Duration| at.saturating_sub(then) <= BASELINE_WINDOW;
        self.frames.retain(|(then, _)| recent(*then));
        if !self.frames.iter().all(|(_, then)| still(then, &now)) {
            self.frames.clear();
        }
        self.frames.push_back((at, now));
        (self.part() >= 1.0).then(|| Measures::median(self.frames.iter().map(|(_, it)| it)))
    }

    /// How much of it is there, 0 to 1.
    pub(crate) fn part(&self) -> f32 {
        let (Some((first, _)), Some((last, _))) = (self.frames.front(), self.frames.back()) else {
            return 0.0;
        };
        let frames = self.frames.len() as f32 / BASELINE_FRAMES as f32;
        let lasted = last.saturating_sub(*first).as_secs_f32() / BASELINE_LASTS.as_secs_f32();
        frames.min(lasted).min(1.0)
    }
}

fn still(then: &Measures, now: &Measures) -> bool {
    (then.yaw - now.yaw).abs() <= BASELINE_STILL && (then.pitch - now.pitch).abs() <= BASELINE_STILL
}
