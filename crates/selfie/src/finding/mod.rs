mod check;
mod steady;

pub use check::findings;
pub(crate) use check::worst;
pub(crate) use steady::Steady;

use serde::{Deserialize, Serialize};

/// What is wrong with a frame, in the order in which it is worth saying: light first, because what
/// is measured in the dark is noise; then who is there; then where and how the head is held; last
/// what the face does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieFinding"))]
pub enum Finding {
    /// Too little light, on the face or, without one, in the whole frame.
    Dark,
    /// Nobody.
    NoFace,
    /// More than one face.
    Several,
    /// Too much light.
    Glaring,
    /// One half much darker than the other.
    UnevenLight,
    /// The face is too small.
    TooFar,
    /// The face is too large.
    TooClose,
    /// The face is not in the middle, or not wholly in the frame.
    OffCentre,
    /// Leaning to a shoulder.
    Tilted,
    /// Turned to a side.
    Turned,
    /// Looking up.
    NoddedUp,
    /// Looking down.
    NoddedDown,
    /// Both eyes closed.
    EyesClosed,
    /// Something before the mouth. Best effort.
    MouthCovered,
    /// Not sharp.
    Blurred,
}

impl Finding {
    /// All of them, in their order.
    pub const ALL: [Self; 15] = [
        Self::Dark,
        Self::NoFace,
        Self::Several,
        Self::Glaring,
        Self::UnevenLight,
        Self::TooFar,
        Self::TooClose,
        Self::OffCentre,
        Self::Tilted,
        Self::Turned,
        Self::NoddedUp,
        Self::NoddedDown,
        Self::EyesClosed,
        Self::MouthCovered,
        Self::Blurred,
    ];

    /// The name that stays: in what crosses a boundary, and in what `check` prints.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::NoFace => "no_face",
            Self::Several => "several",
            Self::Glaring => "glaring",
            Self::UnevenLight => "uneven_light",
            Self::TooFar => "too_far",
            Self::TooClose => "too_close",
            Self::OffCentre => "off_centre",
            Self::Tilted => "tilted",
            Self::Turned => "turned",
            Self::NoddedUp => "nodded_up",
            Self::NoddedDown => "nodded_down",
            Self::EyesClosed => "eyes_closed",
            Self::MouthCovered => "mouth_covered",
            Self::Blurred => "blurred",
        }
    }

    /// Whether no gesture can be seen with it. The others may come with a gesture: a turn turns, a
    /// blink closes the eyes, movement blurs.
    #[must_use]
    pub const fn spoils_gestures(self) -> bool {
        matches!(
            self,
            Self::Dark
                | Self::NoFace
                | Self::Several
                | Self::TooFar
                | Self::TooClose
                | Self::OffCentre
                | Self::Tilted
                | Self::MouthCovered
        )
    }
}
