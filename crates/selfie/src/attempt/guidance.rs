use crate::{Finding, Gesture};
use serde::Serialize;

/// What to tell the person after a frame: one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieGuidance"))]
pub struct Guidance {
    /// Where the attempt is.
    pub stage: Stage,
    /// The one thing to do now.
    pub instruction: Instruction,
    /// What is wrong, where the instruction is to mend it.
    pub finding: Option<Finding>,
    /// How much of the whole attempt is done, 0 to 1.
    pub progress: f32,
    /// How much time is left for the gesture, in milliseconds, where one is asked. It stands still
    /// while the face is not well in sight.
    pub time_left: Option<u32>,
    /// Why the attempt had to begin again, until the face was found again.
    pub restarted: Option<Restart>,
}

/// Where an attempt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "stage")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieStage"))]
pub enum Stage {
    /// A face is looked for, or what is wrong with it is mended.
    FindFace,
    /// The person holds still and looks straight: the baseline is taken.
    HoldStill,
    /// A gesture is asked.
    Gesture {
        /// Which.
        gesture: Gesture,
        /// The how many-th, from 1.
        number: u8,
        /// Of how many.
        of: u8,
        /// How often it was explained, from 1: the second time at more length.
        explained: u8,
    },
    /// The person looks straight: the picture is taken.
    Picture,
    /// There is a picture.
    Done,
    /// There will be none; another attempt may be begun.
    Failed {
        /// Why.
        why: Failure,
    },
}

/// The one thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieInstruction"))]
pub enum Instruction {
    /// Look into the oval.
    ComeIntoView,
    /// Mend what was found.
    Mend,
    /// Hold still, look straight.
    HoldStill,
    /// Close the eyes and open them again.
    Blink,
    /// Smile.
    Smile,
    /// Open the mouth.
    OpenMouth,
    /// Turn the head to one's own left.
    TurnLeft,
    /// Turn the head to one's own right.
    TurnRight,
    /// The head was turned to the other side: the other way.
    OtherWay,
    /// Stop: look straight with a calm face, eyes open, so that what follows can begin.
    Relax,
    /// Stay like this.
    Keep,
    /// Look straight for the picture.
    LookStraight,
    /// Nothing more to do.
    Nothing,
}

impl From<Gesture> for Instruction {
    fn from(gesture: Gesture) -> Self {
        match gesture {
            Gesture::Blink => Self::Blink,
            Gesture::Smile => Self::Smile,
            Gesture::OpenMouth => Self::OpenMouth,
            Gesture::TurnLeft => Self::TurnLeft,
            Gesture::TurnRight => Self::TurnRight,
        }
    }
}

/// Why an attempt had to begin again with its baseline: one face is to be seen throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieRestart"))]
pub enum Restart {
    /// The face was out of sight.
    FaceLost,
    /// The face was another one, or jumped.
    FaceChanged,
    /// A second face stayed in sight.
    Several,
}

/// Why an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "why")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieFailure"))]
pub enum Failure {
    /// The gesture was not seen, however often it was explained.
    GestureNotSeen {
        /// Which.
        gesture: Gesture,
    },
    /// It had to begin again too often.
    Interrupted {
        /// By what, the last time.
        by: Restart,
    },
}
