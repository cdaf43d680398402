//! Pengkinian Data: the draft that survives everything, the stages, the submission.
//!
//! What was typed is sealed on the device before a stage moves on, and then told to the service, so
//! that it can be gone on with on another device. What both know differently is laid over each
//! other: a field that was typed here since the service was last told wins, every other one is the
//! service's, and no field is dropped.

mod correction;
mod draft;
mod holder;
mod look;
mod shown;
mod stages;
mod submit;

pub use correction::{CorrectionDocument, CorrectionForm};
pub(crate) use draft::KeptDraft;
pub use shown::{DataUpdateShown, DraftKept, Go, StageSaved, Submitted};
