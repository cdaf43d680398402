//! Two pictures of one attempt beside each other: what the phone does when it chooses and the
//! service when it checks.

use crate::{
    Gesture,
    gesture::part_within,
    measures::Measures,
    thresholds::same::{PROPORTIONS_OF_PICTURES, PROPORTIONS_OF_TURNED},
};

/// Does the key frame show the gesture beside the picture, at least so much of it?
///
/// Less of it goes with more room for everything else: one more decoding changes both.
pub(crate) fn shows(gesture: Gesture, picture: &Measures, key: &Measures, least: f32) -> bool {
    part_within(1.0 / least, gesture, picture, key) >= least
}

/// Could they be one face? A weak check; a turned head has other proportions in the mesh.
pub(crate) fn same_face(gesture: Gesture, picture: &Measures, key: &Measures) -> bool {
    let allowed = match gesture {
        Gesture::TurnLeft | Gesture::TurnRight => PROPORTIONS_OF_TURNED,
        Gesture::Blink | Gesture::Smile | Gesture::OpenMouth => PROPORTIONS_OF_PICTURES,
    };
    picture.proportions.difference(&key.proportions) <= allowed
}
