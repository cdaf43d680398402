//! The selfie check: frames in, findings and liveness out, one picture at the end. No I/O, no
//! clock, no network: a caller hands over frames and the time.
//!
//! Seeing and judging are apart. What sees (detector, mesh, expressions, light) makes an
//! [`Observation`] of each frame; what judges (findings, gestures, the choice of the picture) reads
//! observations only, so that its rules are tested without a picture.

mod attempt;
mod baseline;
mod blendshapes;
mod canonical;
mod chip;
mod compare;
mod detector;
mod encode;
mod encoded;
mod engine;
mod finding;
mod frame;
mod gesture;
mod jpeg;
mod measures;
mod mesh;
mod models;
mod observation;
mod observer;
mod picture;
mod pose;
mod proportions;
mod region;
mod upright;
mod verdict;

pub mod thresholds;

pub use attempt::{
    Alive, Attempt, AttemptPlan, Failure, Guidance, Instruction, PlanError, Restart, Sighting,
    SightingError, Stage, Taken,
};
pub use encoded::EncodedPicture;
pub use engine::ModelError;
pub use finding::{Finding, findings};
pub use frame::{Frame, FrameError};
pub use gesture::Gesture;
pub use observation::{Expression, Face, Light, Observation, Point, Pose, Rect};
pub use observer::Observer;
pub use verdict::{Doubt, Sent, verdict};
