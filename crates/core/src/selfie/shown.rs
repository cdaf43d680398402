use jmo_selfie::Finding;
use jmo_wire::data_update::{Gesture, SelfieReason, SelfieVerdict, SelfieWay};
use serde::Serialize;

/// How far an attempt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SelfiePhase {
    /// The face is being placed and lit well.
    Placing,
    /// The person holds still for a moment: how their face is when it does nothing.
    Holding,
    /// A gesture is asked.
    Gesture,
    /// The person looks straight ahead for the picture.
    Picture,
    /// There is a picture to look at.
    Taken,
    /// It did not work; `trouble` says why.
    Failed,
}

/// Why an attempt began anew or came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SelfieTrouble {
    /// The face was gone for too long.
    FaceLost,
    /// Another face than before.
    FaceChanged,
    /// A second person came in.
    Several,
    /// A gesture was not seen, explained again, and not seen again.
    NotSeen,
    /// The attempt is too old: the service gives a new one.
    Expired,
}

/// What the camera step shows now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SelfieShown {
    /// How it is taken.
    pub way: SelfieWay,
    /// How far it is.
    pub phase: SelfiePhase,
    /// The gesture that is asked, while one is.
    pub gesture: Option<Gesture>,
    /// How many gestures are done.
    pub gestures_done: usize,
    /// How many are asked in all.
    pub gestures: usize,
    /// What is wrong now.
    pub finding: Option<Finding>,
    /// Whether the head was turned to the other side than the one asked.
    pub other_way: bool,
    /// Whether the face is to be calm for a moment, so that the gesture can begin.
    pub relax: bool,
    /// Why it began anew, or failed.
    pub trouble: Option<SelfieTrouble>,
    /// Whether the gesture is being explained again, because it was not seen in time.
    pub again: bool,
    /// How much of the whole is done, 0 to 1.
    pub progress: f32,
    /// The face's place as shares of the frame: left, top, width, height; none without one.
    pub face: Option<[f32; 4]>,
    /// The picture that was taken, JPEG in base64, to look at before it is kept.
    pub picture: Option<String>,
    /// How many milliseconds to wait before the next frame: as fast as this device can look.
    pub pace: u32,
    /// How many attempts are left today, this one included.
    pub left_today: u32,
}

/// What the service said to a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SelfieSent {
    /// Whether it will do.
    pub verdict: SelfieVerdict,
    /// Why not, or why somebody looks at it: the most important first.
    pub reasons: Vec<SelfieReason>,
    /// How many attempts are left today.
    pub left_today: u32,
}
