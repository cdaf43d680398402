use crate::Secret;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What somebody is asked to do before the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Gesture {
    /// Close both eyes and open them.
    Blink,
    /// Smile.
    Smile,
    /// Open the mouth.
    OpenMouth,
    /// Turn the head to one's own left.
    TurnLeft,
    /// Turn the head to one's own right.
    TurnRight,
    /// A gesture this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// How a selfie is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SelfieWay {
    /// With the camera and the gestures asked.
    Gestures,
    /// With the camera, without gestures, for who cannot do them; somebody looks at it.
    WithoutGestures,
    /// From a file, where no camera works; somebody looks at it.
    File,
}

/// The request of `POST /v1/data-update/selfie`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BeginAttempt {
    /// How it will be taken.
    pub way: SelfieWay,
}

/// The answer of `POST /v1/data-update/selfie`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Attempt {
    /// Names this attempt; its pictures are good for no other.
    pub attempt_token: Secret,
    /// What is asked, in this order; nothing without gestures.
    pub gestures: Vec<Gesture>,
    /// Seconds until it is worthless.
    pub expires_in: u32,
    /// How many attempts are left today, this one included.
    pub left_today: u32,
}

/// A picture that shows one gesture.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Evidence {
    /// Which.
    pub gesture: Gesture,
    /// JPEG, base64.
    #[cfg_attr(feature = "schema", schema(max_length = 700000))]
    pub picture: String,
}

/// The request of `POST /v1/data-update/selfie/picture`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SendSelfie {
    /// From the attempt.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub attempt_token: Secret,
    /// JPEG, base64: at most 1.5 MB decoded.
    #[cfg_attr(feature = "schema", schema(max_length = 2000000))]
    pub picture: String,
    /// One for each gesture, in the order they were asked.
    #[cfg_attr(feature = "schema", schema(max_items = 2))]
    pub evidence: Vec<Evidence>,
}

impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Evidence({:?}, …)", self.gesture)
    }
}

impl fmt::Debug for SendSelfie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendSelfie(…)")
    }
}

/// What became of a selfie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SelfieVerdict {
    /// Accepted.
    Accepted,
    /// Accepted for now; somebody looks at it after the update is submitted.
    Review,
    /// Not accepted; `reasons` say why. Another attempt, or another way.
    Refused,
    /// A verdict this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// Why a selfie is not accepted, or somebody looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SelfieReason {
    /// No face is on the picture.
    NoFace,
    /// More than one face.
    SeveralFaces,
    /// The face is too small, too large or not in the middle.
    Placement,
    /// The head is tilted, turned or nodded.
    Pose,
    /// Too dark, too bright, or lit from one side.
    Light,
    /// Blurred.
    Blurred,
    /// The eyes are closed.
    EyesClosed,
    /// Something is before the face.
    Covered,
    /// A gesture is not to be seen where it should be.
    GestureMissing,
    /// The pictures do not show the same person.
    OtherPerson,
    /// The same picture was sent twice.
    SamePictureTwice,
    /// It is not the person whose face was enrolled before.
    NotEnrolled,
    /// A picture that cannot be read.
    Unreadable,
    /// It was taken without gestures.
    WithoutGestures,
    /// It came from a file.
    FromFile,
    /// A reason this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// The answer of `POST /v1/data-update/selfie/picture`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SelfieTaken {
    /// What became of it.
    pub verdict: SelfieVerdict,
    /// Why, the most important first.
    #[serde(default)]
    pub reasons: Vec<SelfieReason>,
    /// Goes with the submission; none when it was refused.
    #[serde(default)]
    pub selfie: Option<String>,
    /// Until when it is good.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub good_until: Option<Timestamp>,
    /// How many attempts are left today.
    pub left_today: u32,
}
