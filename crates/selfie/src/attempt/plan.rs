use crate::Gesture;

/// What the service asks of one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptPlan {
    pub(super) attempt: String,
    pub(super) gestures: Vec<Gesture>,
}

/// Why a plan is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// One gesture is asked twice: one key frame could answer for both.
    #[error("a gesture is asked twice")]
    Repeated(Gesture),
}

impl AttemptPlan {
    /// The attempt's id, opaque here, and the gestures in their order. No gestures: only the picture
    /// is taken, for who cannot do them, and it is marked so.
    ///
    /// # Errors
    /// A gesture is asked twice.
    pub fn new(attempt: impl Into<String>, gestures: Vec<Gesture>) -> Result<Self, PlanError> {
        let twice = |at: usize| gestures[..at].contains(&gestures[at]);
        if let Some(at) = (0..gestures.len()).find(|at| twice(*at)) {
            return Err(PlanError::Repeated(gestures[at]));
        }
        Ok(Self {
            attempt: attempt.into(),
            gestures,
        })
    }
}
