use super::Restart;
use crate::{
    Face, Observation,
    measures::Measures,
    proportions::Proportions,
    thresholds::same::{
        FRAMES, GROWS, GROWS_A_SECOND, LOST, MOVES, MOVES_A_SECOND, PROPORTIONS, SEVERAL, YAW,
    },
};
use std::{collections::VecDeque, time::Duration};

/// One face, followed from frame to frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Continuity {
    last: Option<(Duration, Place)>,
    /// Since when a second face is in sight.
    several: Option<Duration>,
    /// The last proportions, seen from the front.
    proportions: VecDeque<Proportions>,
}

/// Where a face is and how large.
#[derive(Clone, Copy, Debug)]
struct Place {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Continuity {
    /// Follows a frame. `baseline` is the face as it was at the start, where there is one.
    ///
    /// # Errors
    /// It is not one face any more. What was followed is forgotten.
    pub(super) fn step(
        &mut self,
        at: Duration,
        seen: &Observation,
        baseline: Option<&Measures>,
    ) -> Result<(), Restart> {
        let followed = self.follow(at, seen, baseline);
        if followed.is_err() {
            *self = Self::default();
        }
        followed
    }

    fn follow(
        &mut self,
        at: Duration,
        seen: &Observation,
        baseline: Option<&Measures>,
    ) -> Result<(), Restart> {
        let away = self.last.map(|(then, _)| at.saturating_sub(then));
        if away.is_some_and(|away| away > LOST) {
            return Err(Restart::FaceLost);
        }
        if seen.faces > 1 {
            let since = *self.several.get_or_insert(at);
            return if at.saturating_sub(since) >= SEVERAL {
                Err(Restart::Several)
            } else {
                Ok(())
            };
        }
        self.several = None;
        let Some(face) = &seen.face else {
            return Ok(());
        };
        let place = Place::of(face);
        if let Some((then, before)) = self.last
            && !before.leads_to(place, at.saturating_sub(then))
        {
            return Err(Restart::FaceChanged);
        }
        self.last = Some((at, place));
        match baseline {
            Some(baseline) => self.compare(&Measures::of(face), baseline),
            None => Ok(()),
        }
    }

    /// A turned head has other proportions in the mesh; only those seen from the front count.
    fn compare(&mut self, now: &Measures, baseline: &Measures) -> Result<(), Restart> {
        if (now.yaw - baseline.yaw).abs() > YAW {
            return Ok(());
        }
        self.proportions.push_back(now.proportions);
        if self.proportions.len() < FRAMES {
            return Ok(());
        }
        let middle = Proportions::median(self.proportions.iter());
        self.proportions.pop_front();
        if middle.difference(&baseline.proportions) <= PROPORTIONS {
            Ok(())
        } else {
            Err(Restart::FaceChanged)
        }
    }
}

impl Place {
    fn of(Face { area, .. }: &Face) -> Self {
        Self {
            x: area.left + area.width / 2.0,
            y: area.top + area.height / 2.0,
            width: area.width,
            height: area.height,
        }
    }

    /// Could one face be here and then there?
    fn leads_to(self, there: Self, within: Duration) -> bool {
        let seconds = within.as_secs_f32();
        let moved = (there.x - self.x).hypot(there.y - self.y) / self.width;
        let grown = (there.height / self.height).max(self.height / there.height);
        moved <= MOVES + MOVES_A_SECOND * seconds && grown <= GROWS + GROWS_A_SECOND * seconds
    }
}
