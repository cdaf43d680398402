//! The same things in the words of the camera's judge, of the service, and of the screen.

use super::{SelfiePhase, SelfieTrouble};
use jmo_selfie::{Failure, Guidance, Restart, Stage};
use jmo_wire::data_update::Gesture;

/// What the service asks, to the judge; none for what this app does not know.
pub(super) fn gesture(asked: &Gesture) -> Option<jmo_selfie::Gesture> {
    Some(match asked {
        Gesture::Blink => jmo_selfie::Gesture::Blink,
        Gesture::Smile => jmo_selfie::Gesture::Smile,
        Gesture::OpenMouth => jmo_selfie::Gesture::OpenMouth,
        Gesture::TurnLeft => jmo_selfie::Gesture::TurnLeft,
        Gesture::TurnRight => jmo_selfie::Gesture::TurnRight,
        Gesture::Unknown => return None,
    })
}

/// What the judge asks, to the service and the screen.
pub(super) fn asked(gesture: jmo_selfie::Gesture) -> Gesture {
    match gesture {
        jmo_selfie::Gesture::Blink => Gesture::Blink,
        jmo_selfie::Gesture::Smile => Gesture::Smile,
        jmo_selfie::Gesture::OpenMouth => Gesture::OpenMouth,
        jmo_selfie::Gesture::TurnLeft => Gesture::TurnLeft,
        jmo_selfie::Gesture::TurnRight => Gesture::TurnRight,
    }
}

pub(super) fn phase(stage: Stage) -> SelfiePhase {
    match stage {
        Stage::FindFace => SelfiePhase::Placing,
        Stage::HoldStill => SelfiePhase::Holding,
        Stage::Gesture { .. } => SelfiePhase::Gesture,
        Stage::Picture | Stage::Done => SelfiePhase::Picture,
        Stage::Failed { .. } => SelfiePhase::Failed,
    }
}

pub(super) fn trouble(guidance: &Guidance) -> Option<SelfieTrouble> {
    match guidance.stage {
        Stage::Failed {
            why: Failure::GestureNotSeen { .. },
        } => Some(SelfieTrouble::NotSeen),
        Stage::Failed {
            why: Failure::Interrupted { by },
        } => Some(restart(by)),
        _ => guidance.restarted.map(restart),
    }
}

fn restart(why: Restart) -> SelfieTrouble {
    match why {
        Restart::FaceLost => SelfieTrouble::FaceLost,
        Restart::FaceChanged => SelfieTrouble::FaceChanged,
        Restart::Several => SelfieTrouble::Several,
    }
}
