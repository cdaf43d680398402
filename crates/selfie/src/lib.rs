//! The selfie check: frames in, findings and liveness out, one picture at the end. No I/O, no
//! clock, no network: a caller hands over frames and the time.
//!
//! Seeing and judging are apart. What sees (detector, mesh, expressions, light) makes an
//! [`Observation`] of each frame; what judges (findings, gestures, the choice of the picture) reads
//! observations only, so that its rules are tested without a picture.

mod attempt;
mod baseline;
mod compare;
mod finding;
mod gesture;
mod measures;
mod observation;
mod picture;
mod proportions;
mod verdict;

pub mod thresholds;

pub use attempt::{
    Alive, Attempt, AttemptPlan, Failure, Frame, FrameError, Guidance, Instruction, PlanError,
    Restart, Stage, Taken,
};
pub use finding::{Finding, findings};
pub use gesture::Gesture;
pub use observation::{Expression, Face, Light, Observation, Point, Pose, Rect};
pub use picture::Picture;
pub use verdict::{Doubt, Sent, verdict};
