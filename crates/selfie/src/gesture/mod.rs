mod part;
mod tracker;

pub(crate) use part::{calm, part, part_within, still};
pub(crate) use tracker::{Seen, Tracker};

use serde::{Deserialize, Serialize};

/// What the service may ask a person to do, so that a still picture cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieGesture"))]
pub enum Gesture {
    /// Close both eyes and open them again.
    Blink,
    /// Smile.
    Smile,
    /// Open the mouth.
    OpenMouth,
    /// Turn the head to one's own left.
    TurnLeft,
    /// Turn the head to one's own right.
    TurnRight,
}

impl Gesture {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Blink,
        Self::Smile,
        Self::OpenMouth,
        Self::TurnLeft,
        Self::TurnRight,
    ];

    /// The name that stays, in what crosses a boundary.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blink => "blink",
            Self::Smile => "smile",
            Self::OpenMouth => "open_mouth",
            Self::TurnLeft => "turn_left",
            Self::TurnRight => "turn_right",
        }
    }
}
