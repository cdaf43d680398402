use super::Finding;
use crate::{
    Face, Observation,
    thresholds::{
        BLURRED, CLIPPED, DARK, DARK_FRAME, EYES_CLOSED, EYES_NARROW, EYES_SHUT, GLARING,
        MOUTH_COVERED, NODDED_DOWN, NODDED_UP, OFF_CENTRE, PRESENCE, TILTED, TOO_CLOSE, TOO_FAR,
        TOO_SMALL, TURNED, UNEVEN,
    },
};

/// What is wrong with a frame, the most important first; nothing means it can be taken.
#[must_use]
pub fn findings(seen: &Observation) -> Vec<Finding> {
    let all = Finding::ALL.into_iter();
    all.filter(|finding| there(*finding, seen, false)).collect()
}

/// The most important finding that is asked for. What was `told` ends later than it began.
pub(crate) fn worst(
    seen: &Observation,
    told: Option<Finding>,
    asked: fn(Finding) -> bool,
) -> Option<Finding> {
    let mut all = Finding::ALL.into_iter();
    all.find(|finding| asked(*finding) && there(*finding, seen, told == Some(*finding)))
}

/// Is it there? Once `told`, until it is clearly over.
fn there(finding: Finding, seen: &Observation, told: bool) -> bool {
    if finding == Finding::Several {
        return seen.faces > 1;
    }
    let face = seen.face.as_ref();
    let face = face.filter(|face| !PRESENCE.missed_by(face.presence, told));
    match (face, finding) {
        (Some(face), _) => on(face, finding, seen, told),
        (None, Finding::NoFace) => seen.faces <= 1,
        (None, Finding::Dark) => DARK_FRAME.missed_by(seen.luma, told),
        (None, _) => false,
    }
}

fn on(face: &Face, finding: Finding, seen: &Observation, told: bool) -> bool {
    let Face {
        area,
        pose,
        light,
        expression,
        ..
    } = face;
    let (width, height) = (seen.width as f32, seen.height as f32);
    match finding {
        Finding::NoFace | Finding::Several => false,
        Finding::Dark => DARK.missed_by(light.luma, told),
        Finding::Glaring => {
            GLARING.exceeded_by(light.luma, told) || CLIPPED.exceeded_by(light.clipped, told)
        }
        Finding::UnevenLight => {
            let [darker, brighter] = [light.left.min(light.right), light.left.max(light.right)];
            UNEVEN.missed_by(darker / brighter, told)
        }
        Finding::TooFar => {
            TOO_FAR.missed_by(area.height / width.min(height), told)
                || TOO_SMALL.missed_by(area.height, told)
        }
        Finding::TooClose => {
            TOO_CLOSE.exceeded_by(area.width / width, told)
                || TOO_CLOSE.exceeded_by(area.height / height, told)
        }
        Finding::OffCentre => {
            let aside = area.left + area.width / 2.0 - width / 2.0;
            let above = area.top + area.height / 2.0 - height / 2.0;
            let within = area.left >= 0.0
                && area.top >= 0.0
                && area.left + area.width <= width
                && area.top + area.height <= height;
            OFF_CENTRE.exceeded_by((aside / width).abs(), told)
                || OFF_CENTRE.exceeded_by((above / height).abs(), told)
                || !within
        }
        Finding::Tilted => TILTED.exceeded_by(pose.roll.abs(), told),
        Finding::Turned => TURNED.exceeded_by(pose.yaw.abs(), told),
        Finding::NoddedUp => NODDED_UP.exceeded_by(pose.pitch, told),
        Finding::NoddedDown => NODDED_DOWN.exceeded_by(-pose.pitch, told),
        Finding::EyesClosed => {
            let score = f32::midpoint(expression.blink_left, expression.blink_right);
            EYES_CLOSED.missed_by(expression.eye_opening, told)
                || EYES_NARROW.missed_by(expression.eye_opening, told)
                    && EYES_SHUT.exceeded_by(score, told)
        }
        Finding::MouthCovered => MOUTH_COVERED.missed_by(face.mouth_visible, told),
        // The noise of a dark frame looks sharp or not, as it likes.
        Finding::Blurred => {
            !DARK.missed_by(light.luma, false) && BLURRED.missed_by(face.sharpness, told)
        }
    }
}
