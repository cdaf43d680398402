use super::{
    Template,
    check::{Looked, SelfieCheck, Shown},
    face::SAME,
    face_match::{FaceMatch, face_match},
};
use jmo_selfie::{Doubt, Finding, Frame, Gesture, Observation, Observer, Sent, verdict};
use jmo_wire::data_update::{Gesture as Asked, SelfieReason, SelfieWay};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// What this build looks at selfies with: what the app looks with, and its own comparison of faces.
pub fn judge() -> Arc<dyn SelfieCheck> {
    Arc::new(Judge {
        idle: Mutex::new(Vec::new()),
        faces: face_match(),
    })
}

struct Judge {
    /// Those that look at nothing now: each holds its models and buffers.
    idle: Mutex<Vec<Observer>>,
    faces: Arc<dyn FaceMatch>,
}

impl fmt::Debug for Judge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Judge")
            .field("faces", &self.faces)
            .finish_non_exhaustive()
    }
}

/// A picture that was decoded, and what is seen in it.
struct Seen<'a> {
    bytes: &'a [u8],
    frame: Frame,
    seen: Observation,
}

impl SelfieCheck for Judge {
    fn look(&self, shown: &Shown) -> Looked {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let observer = idle().pop();
        let Some(mut observer) = observer.or_else(|| Observer::new().ok()) else {
            tracing::error!("the models of the selfie check cannot be read");
            return Looked::refused(SelfieReason::Unknown);
        };
        let looked = self.look_with(&mut observer, shown);
        idle().push(observer);
        looked.unwrap_or_else(Looked::refused)
    }
}

impl Judge {
    fn look_with(&self, observer: &mut Observer, shown: &Shown) -> Result<Looked, SelfieReason> {
        let picture = see(observer, &shown.picture)?;
        let evidence = shown.evidence.iter().map(|(gesture, bytes)| {
            let gesture = known(*gesture).ok_or(SelfieReason::Unknown)?;
            Ok((gesture, see(observer, bytes)?))
        });
        let evidence: Vec<_> = evidence.collect::<Result<_, SelfieReason>>()?;
        let mut reasons = if shown.way == SelfieWay::File {
            nobody(&picture.seen)
        } else {
            doubts(&picture, &evidence)
        };
        let template = self.template(&picture);
        // Faces are compared where there is nothing else to say: what is dark looks like nobody.
        if reasons.is_empty() && !self.one_person(template.as_ref(), &evidence) {
            reasons.push(SelfieReason::OtherPerson);
        }
        Ok(Looked { reasons, template })
    }

    fn template(&self, picture: &Seen<'_>) -> Option<Template> {
        let face = picture.seen.face.as_ref()?;
        self.faces.template(&picture.frame, face)
    }

    /// Whether the key frames are of the person in the picture, as far as faces can be compared.
    fn one_person(&self, template: Option<&Template>, evidence: &[(Gesture, Seen<'_>)]) -> bool {
        evidence.iter().all(|(gesture, key)| {
            let other = self.template(key);
            let cosine = template
                .zip(other.as_ref())
                .and_then(|(one, other)| one.cosine(other));
            cosine.is_none_or(|cosine| cosine >= least(*gesture))
        })
    }
}

/// From which cosine on a key frame may be of the person in the picture. A turned head is less like
/// itself; impostors measured at most 0.265.
fn least(gesture: Gesture) -> f32 {
    match gesture {
        Gesture::TurnLeft | Gesture::TurnRight => 0.28,
        Gesture::Blink | Gesture::Smile | Gesture::OpenMouth => SAME,
    }
}

fn see<'a>(observer: &mut Observer, bytes: &'a [u8]) -> Result<Seen<'a>, SelfieReason> {
    let frame = Frame::from_jpeg(bytes).map_err(|_| SelfieReason::Unreadable)?;
    Ok(Seen {
        bytes,
        seen: observer.inspect(&frame),
        frame,
    })
}

/// What makes a picture from a file useless even to who looks at it afterwards.
fn nobody(seen: &Observation) -> Vec<SelfieReason> {
    match (seen.faces, &seen.face) {
        (2.., _) => vec![SelfieReason::SeveralFaces],
        (_, None) => vec![SelfieReason::NoFace],
        (_, Some(_)) => Vec::new(),
    }
}

/// What is doubtful in the picture and its key frames. That they are those of the gestures asked, in
/// their order, was made sure of before.
fn doubts(picture: &Seen<'_>, evidence: &[(Gesture, Seen<'_>)]) -> Vec<SelfieReason> {
    let asked: Vec<Gesture> = evidence.iter().map(|(gesture, _)| *gesture).collect();
    let keys: Vec<_> = evidence
        .iter()
        .map(|(gesture, key)| (*gesture, key.sent()))
        .collect();
    let doubts = verdict(&asked, picture.sent(), &keys);
    let mut reasons = Vec::new();
    for doubt in doubts.err().unwrap_or_default() {
        let reason = reason(doubt);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

fn reason(doubt: Doubt) -> SelfieReason {
    match doubt {
        Doubt::Picture { finding } | Doubt::KeyFrame { finding, .. } => found(finding),
        Doubt::GestureMissing { .. }
        | Doubt::GestureNotAsked { .. }
        | Doubt::GesturesOutOfOrder
        | Doubt::GestureNotShown { .. } => SelfieReason::GestureMissing,
        Doubt::SamePicture { .. } => SelfieReason::SamePictureTwice,
        Doubt::OtherFace { .. } => SelfieReason::OtherPerson,
    }
}

fn found(finding: Finding) -> SelfieReason {
    match finding {
        Finding::NoFace => SelfieReason::NoFace,
        Finding::Several => SelfieReason::SeveralFaces,
        Finding::Dark | Finding::Glaring | Finding::UnevenLight => SelfieReason::Light,
        Finding::TooFar | Finding::TooClose | Finding::OffCentre => SelfieReason::Placement,
        Finding::Tilted | Finding::Turned | Finding::NoddedUp | Finding::NoddedDown => {
            SelfieReason::Pose
        }
        Finding::EyesClosed => SelfieReason::EyesClosed,
        Finding::MouthCovered => SelfieReason::Covered,
        Finding::Blurred => SelfieReason::Blurred,
    }
}

fn known(gesture: Asked) -> Option<Gesture> {
    match gesture {
        Asked::Blink => Some(Gesture::Blink),
        Asked::Smile => Some(Gesture::Smile),
        Asked::OpenMouth => Some(Gesture::OpenMouth),
        Asked::TurnLeft => Some(Gesture::TurnLeft),
        Asked::TurnRight => Some(Gesture::TurnRight),
        Asked::Unknown => None,
    }
}

impl Seen<'_> {
    fn sent(&self) -> Sent<'_> {
        Sent {
            bytes: self.bytes,
            seen: &self.seen,
        }
    }
}
