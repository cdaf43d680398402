use crate::{Gesture, Picture};
use serde::Serialize;
use std::time::Duration;

/// What an attempt ends with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The attempt's id.
    pub attempt: String,
    /// The picture.
    pub picture: Picture,
    /// A key frame for each gesture, in the order in which they were asked.
    pub evidence: Vec<(Gesture, Picture)>,
    /// Whether somebody alive was seen.
    pub alive: Alive,
    /// When the first frame came, on the frames' clock.
    pub began: Duration,
    /// When the picture was chosen.
    pub at: Duration,
}

/// Whether somebody alive was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieAlive"))]
pub enum Alive {
    /// All gestures asked were made.
    Checked,
    /// No gesture was asked: a human looks at the picture.
    NotChecked,
}

impl Alive {
    /// After these gestures.
    pub(crate) const fn after(gestures: &[Gesture]) -> Self {
        if gestures.is_empty() {
            Self::NotChecked
        } else {
            Self::Checked
        }
    }
}
