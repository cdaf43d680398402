use crate::Observation;
use std::time::Duration;

/// A frame as it comes from the camera.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The id of the attempt it was taken for.
    pub attempt: &'a str,
    /// Its number; each is larger than the one before. Some may be missing.
    pub number: u64,
    /// When it was taken, on a clock that never goes back.
    pub at: Duration,
    /// What was seen in it.
    pub seen: &'a Observation,
}

/// Why a frame is refused. The attempt is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// It was taken for another attempt.
    #[error("the frame is of another attempt")]
    OtherAttempt,
    /// It came before.
    #[error("frame {0} came before")]
    Duplicate(u64),
    /// It is older than one that came before.
    #[error("frame {got} came after frame {last}")]
    OutOfOrder {
        /// The last one taken.
        last: u64,
        /// This one.
        got: u64,
    },
    /// It was taken before the one that came before it, says the clock.
    #[error("the frame's time lies before the last one's")]
    ClockWentBack,
    /// The attempt is done or has failed.
    #[error("the attempt is over")]
    Over,
}

/// The last frame's number and time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Order(Option<(u64, Duration)>);

impl Order {
    /// Lets a frame in after the others; answers the time since the last one.
    pub(super) fn accept(&mut self, frame: &Frame<'_>) -> Result<Duration, FrameError> {
        let Some((last, then)) = self.0 else {
            self.0 = Some((frame.number, frame.at));
            return Ok(Duration::ZERO);
        };
        let got = frame.number;
        if got == last {
            return Err(FrameError::Duplicate(got));
        }
        if got < last {
            return Err(FrameError::OutOfOrder { last, got });
        }
        let since = frame.at.checked_sub(then);
        let since = since.ok_or(FrameError::ClockWentBack)?;
        self.0 = Some((got, frame.at));
        Ok(since)
    }
}
