use super::asked::KeyFrame;
use crate::{
    Face, Picture,
    compare::{same_face, shows},
    measures::Measures,
    thresholds::{
        NODDED_UP, TILTED, TURNED, pace,
        part::CHOSEN,
        same::FRAMES,
        score::{EYES, LIGHT, LUMA, NEUTRAL, POSE, SHARPNESS},
    },
};
use std::time::Duration;

/// The choice of the picture: of several good frames the best. Only that one is kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    best: Option<(f32, Picture)>,
    seen: u32,
    first: Option<Duration>,
    /// How many frames in a row showed another face than the key frames.
    another: usize,
}

/// What came of a frame without a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Candidate {
    /// It counts.
    Good,
    /// The face is not as calm as it was, so that the gestures would not be seen beside it.
    NotCalm,
    /// It is another face than the one that made the gestures.
    Another,
}

impl Choice {
    pub(super) fn step(
        &mut self,
        at: Duration,
        face: &Face,
        baseline: Option<&Measures>,
        gestures: &[KeyFrame],
        encode: impl FnOnce() -> Vec<u8>,
    ) -> Candidate {
        let now = Measures::of(face);
        let same = |key: &KeyFrame| same_face(key.gesture, &now, &key.measures);
        if !gestures.iter().all(same) {
            self.another += 1;
            return if self.another > FRAMES {
                Candidate::Another
            } else {
                Candidate::NotCalm
            };
        }
        self.another = 0;
        let open = baseline.is_none_or(|it| now.eyes >= it.eyes * pace::PICTURE_EYES);
        let shown = |key: &KeyFrame| shows(key.gesture, &now, &key.measures, CHOSEN);
        if !open || !gestures.iter().all(shown) {
            return Candidate::NotCalm;
        }
        self.first.get_or_insert(at);
        self.seen += 1;
        let score = score(face, baseline);
        if self.best.as_ref().is_none_or(|(best, _)| score > *best) {
            self.best = Some((score, Picture::new(encode())));
        }
        Candidate::Good
    }

    /// How much of the choice is done, 0 to 1.
    pub(super) fn part(&self, at: Duration) -> f32 {
        let lasted = self
            .first
            .map_or(Duration::ZERO, |first| at.saturating_sub(first));
        let frames = self.seen as f32 / pace::PICTURE_FRAMES as f32;
        (lasted.as_secs_f32() / pace::PICTURE_LASTS.as_secs_f32())
            .min(frames)
            .min(1.0)
    }

    /// The best one.
    pub(super) fn take(&mut self) -> Option<Picture> {
        self.best.take().map(|(_, picture)| picture)
    }
}

/// How good a picture of a person it is, 0 to 1.
fn score(face: &Face, baseline: Option<&Measures>) -> f32 {
    let Face {
        pose,
        light,
        expression,
        sharpness,
        ..
    } = face;
    let even = light.left.min(light.right) / light.left.max(light.right);
    let lit = 1.0 - (light.luma - LUMA).abs() / LUMA;
    let turned = pose.yaw.abs() / TURNED.begins
        + pose.pitch.abs() / NODDED_UP.begins
        + pose.roll.abs() / TILTED.begins;
    let open = baseline.map_or(1.0, |it| expression.eye_opening / it.eyes);
    let moved = expression.smile.max(expression.jaw_open);
    let of = |weight: f32, part: f32| weight * part.clamp(0.0, 1.0);
    of(SHARPNESS, *sharpness)
        + of(LIGHT, lit * even)
        + of(POSE, 1.0 - turned / 3.0)
        + of(EYES, open)
        + of(NEUTRAL, 1.0 - moved)
}
