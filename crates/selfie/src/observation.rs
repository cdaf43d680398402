//! What was seen in one frame.

/// A place in a frame, in its pixels, from the top left. `z` is the depth in the same unit, smaller
/// being nearer; the detector's points have none (0).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
    /// Away from the camera.
    pub z: f32,
}

/// An upright rectangle of a frame, in its pixels. It may reach over the frame's edges.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f32,
    /// The upper edge.
    pub top: f32,
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
}

/// How a head is held, in degrees; 0 is straight into the camera.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pose {
    /// Turned: positive when the person turns to their own left (in a frame that is not mirrored,
    /// the nose moves to the right).
    pub yaw: f32,
    /// Nodded: positive when the person looks up.
    pub pitch: f32,
    /// Tilted: positive when the person leans the head to their own left (in a frame that is not
    /// mirrored, the line of the eyes falls to the right).
    pub roll: f32,
}

/// What a face does, each from 0 (not at all) to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Expression {
    /// The person's left eye closed.
    pub blink_left: f32,
    /// The person's right eye closed.
    pub blink_right: f32,
    /// The mean of both corners of the mouth drawn up.
    pub smile: f32,
    /// The jaw dropped.
    pub jaw_open: f32,
    /// How open the eyes are: the height of the eye's opening over its width, mean of both. Not a
    /// score: some 0.1 closed, 0.3 open; it differs from person to person.
    pub eye_opening: f32,
    /// How open the mouth is: the height of its opening over its width. Not a score.
    pub mouth_opening: f32,
}

/// The light on a face; luma is 0 to 255.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Light {
    /// The mean over the face.
    pub luma: f32,
    /// The mean over the half on the left side of the frame.
    pub left: f32,
    /// The mean over the half on the right side of the frame.
    pub right: f32,
    /// The share of the face's pixels that are as bright as a camera can say, from 0 to 1.
    pub clipped: f32,
}

/// The face a frame is about: the largest.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The rectangle around the landmarks.
    pub area: Rect,
    /// The 478 points of the mesh, in the order of the model.
    pub landmarks: Box<[Point]>,
    /// How sure the mesh is that there is a face at all, from 0 to 1.
    pub presence: f32,
    /// How the head is held.
    pub pose: Pose,
    /// What the face does.
    pub expression: Expression,
    /// The light on it.
    pub light: Light,
    /// How sharp it is, at a fixed size of the face and beside its contrast: some 0 to 1, larger is
    /// sharper. Means nothing where the light is too little.
    pub sharpness: f32,
    /// How much the mouth's region looks like skin and lips, from 0 (something else) to 1. Best
    /// effort: there is no model for it.
    pub mouth_visible: f32,
}

/// What was seen in one frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observation {
    /// The frame's width in pixels.
    pub width: u32,
    /// The frame's height in pixels.
    pub height: u32,
    /// How many faces the detector found.
    pub faces: usize,
    /// The largest of them, where the mesh found a face there too.
    pub face: Option<Face>,
    /// The mean luma of the whole frame, 0 to 255.
    pub luma: f32,
}
