use super::Gesture;
use crate::{
    measures::Measures,
    thresholds::gesture::{
        BLINK_OPENING, BLINK_SCORE, CALM, OPEN_JAW, OPEN_MOUTH, SMILE_RISE, SMILE_SCORE, STILL_JAW,
        STILL_PITCH, STILL_PITCH_BLINK, STILL_SMILE, STILL_YAW, STILL_YAW_BLINK, TURN_YAW,
    },
};

/// How much of a gesture a face shows against the same person's face without it: 0 nothing, 1 enough
/// to count, less than 0 the opposite. Nothing where something else is done that looks like it: eyes
/// are narrowed by a laugh and by looking down, a mouth is drawn wide by turning away.
pub(crate) fn part(gesture: Gesture, without: &Measures, now: &Measures) -> f32 {
    part_within(1.0, gesture, without, now)
}

/// The same, where what else may change may change so many times as much.
pub(crate) fn part_within(slack: f32, gesture: Gesture, without: &Measures, now: &Measures) -> f32 {
    if !still_within(slack, gesture, without, now) {
        return 0.0;
    }
    let rise = |measure: fn(&Measures) -> f32| measure(now) - measure(without);
    let part = match gesture {
        Gesture::Blink => {
            let fall = 1.0 - now.eyes / without.eyes;
            (fall / BLINK_OPENING).min(rise(|it| it.blink) / BLINK_SCORE)
        }
        Gesture::Smile => (rise(|it| it.smile) / SMILE_RISE).min(now.smile / SMILE_SCORE),
        Gesture::OpenMouth => {
            let jaw = rise(|it| it.jaw) / OPEN_JAW;
            jaw.min(rise(|it| it.mouth) / OPEN_MOUTH)
        }
        Gesture::TurnLeft => rise(|it| it.yaw) / TURN_YAW,
        Gesture::TurnRight => -rise(|it| it.yaw) / TURN_YAW,
    };
    if part.is_finite() { part } else { 0.0 }
}

/// Has the gesture not begun? Only from there it can be made.
pub(crate) fn calm(gesture: Gesture, without: &Measures, now: &Measures) -> bool {
    still(gesture, without, now) && part(gesture, without, now).abs() < CALM
}

/// Is everything else as it was without the gesture?
pub(crate) fn still(gesture: Gesture, without: &Measures, now: &Measures) -> bool {
    still_within(1.0, gesture, without, now)
}

fn still_within(slack: f32, gesture: Gesture, without: &Measures, now: &Measures) -> bool {
    let yaw = (now.yaw - without.yaw).abs() / slack;
    let pitch = (now.pitch - without.pitch).abs() / slack;
    let smile = (now.smile - without.smile) / slack;
    let jaw = (now.jaw - without.jaw) / slack;
    match gesture {
        Gesture::Blink => {
            yaw < STILL_YAW_BLINK
                && pitch < STILL_PITCH_BLINK
                && smile < STILL_SMILE
                && jaw < STILL_JAW
        }
        Gesture::Smile => yaw < STILL_YAW && pitch < STILL_PITCH && jaw < STILL_JAW,
        Gesture::OpenMouth => yaw < STILL_YAW && pitch < STILL_PITCH && smile < STILL_SMILE,
        Gesture::TurnLeft | Gesture::TurnRight => pitch < STILL_PITCH,
    }
}
