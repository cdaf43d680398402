use crate::{
    Face,
    proportions::{Proportions, median},
};

/// What of a face the judging compares with other frames of the same person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measures {
    /// Degrees, as in [`crate::Pose`].
    pub(crate) yaw: f32,
    pub(crate) pitch: f32,
    /// The opening of the eyes, and the score of both being closed.
    pub(crate) eyes: f32,
    pub(crate) blink: f32,
    pub(crate) smile: f32,
    /// The score of a dropped jaw, and the opening of the mouth.
    pub(crate) jaw: f32,
    pub(crate) mouth: f32,
    pub(crate) proportions: Proportions,
}

impl Measures {
    pub(crate) fn of(face: &Face) -> Self {
        let expression = &face.expression;
        Self {
            yaw: face.pose.yaw,
            pitch: face.pose.pitch,
            eyes: expression.eye_opening,
            blink: f32::midpoint(expression.blink_left, expression.blink_right),
            smile: expression.smile,
            jaw: expression.jaw_open,
            mouth: expression.mouth_opening,
            proportions: Proportions::of(&face.landmarks),
        }
    }

    /// The median of each: a blink among them does not matter.
    pub(crate) fn median<'a>(all: impl Iterator<Item = &'a Self> + Clone) -> Self {
        let of = |measure: fn(&Self) -> f32| median(all.clone().map(measure));
        Self {
            yaw: of(|it| it.yaw),
            pitch: of(|it| it.pitch),
            eyes: of(|it| it.eyes),
            blink: of(|it| it.blink),
            smile: of(|it| it.smile),
            jaw: of(|it| it.jaw),
            mouth: of(|it| it.mouth),
            proportions: Proportions::median(all.map(|it| &it.proportions)),
        }
    }
}
