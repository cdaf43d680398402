//! The selfie: an attempt says what to do before the camera, the pictures are looked at here again,
//! and what was not refused is kept sealed for as long as it is needed.

mod attempt;
mod check;
mod face;
mod face_match;
pub mod jpeg;
mod judge;
mod kept;
mod pictures;
mod send;
#[cfg(feature = "face-match")]
mod sface;

pub use attempt::begin;
pub use check::{Looked, Looking, SelfieCheck, Shown};
pub use face::{Likeness, Template};
pub use judge::judge;
pub use kept::{discard, enrol, find, likeness, submit};
pub use send::send;
