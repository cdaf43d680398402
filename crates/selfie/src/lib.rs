//! The selfie check: frames in, findings and liveness out, one picture at the end. No I/O, no
//! clock, no network: a caller hands over frames and the time.
//!
//! Seeing and judging are apart. What sees (detector, mesh, expressions, light) makes an
//! [`Observation`] of each frame; what judges (findings, gestures, the choice of the picture) reads
//! observations only, so that its rules are tested without a picture.

mod blendshapes;
mod canonical;
mod chip;
mod detector;
mod engine;
mod frame;
mod jpeg;
mod mesh;
mod models;
mod observation;
mod observer;
mod picture;
mod pose;
mod region;

pub use engine::ModelError;
pub use frame::{Frame, FrameError};
pub use observation::{Expression, Face, Light, Observation, Point, Pose, Rect};
pub use observer::Observer;
