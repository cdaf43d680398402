//! The service's check of what was sent, from its own look at the pictures.

use crate::{
    Alive, Finding, Gesture, Observation,
    compare::{same_face, shows},
    finding::findings,
    measures::Measures,
    proportions::displacement,
    thresholds::{ANOTHER_PICTURE, part::CONFIRMED},
};
use serde::Serialize;

/// A picture as it was sent, and what the service itself sees in it.
#[derive(Clone, Copy)]
pub struct Sent<'a> {
    /// The encoded picture.
    pub bytes: &'a [u8],
    /// What is seen in it.
    pub seen: &'a Observation,
}

/// Why what was sent does not show what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "code")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SelfieDoubt"))]
pub enum Doubt {
    /// The picture cannot be taken as it is.
    Picture {
        /// What is wrong with it.
        finding: Finding,
    },
    /// A gesture that was asked has no key frame.
    GestureMissing {
        /// Which.
        gesture: Gesture,
    },
    /// A key frame of a gesture that was not asked, or a second one.
    GestureNotAsked {
        /// Which.
        gesture: Gesture,
    },
    /// The gestures are those asked, in another order.
    GesturesOutOfOrder,
    /// Nothing can be told from a key frame.
    KeyFrame {
        /// Of which gesture.
        gesture: Gesture,
        /// What is wrong with it.
        finding: Finding,
    },
    /// A key frame does not show its gesture beside the picture.
    GestureNotShown {
        /// Which.
        gesture: Gesture,
    },
    /// A key frame is the same picture as another one, or as the picture.
    SamePicture {
        /// Of which gesture.
        gesture: Gesture,
    },
    /// A key frame shows a face of plainly other proportions. That it is the same one, only the
    /// comparison of faces can say.
    OtherFace {
        /// Of which gesture.
        gesture: Gesture,
    },
}

/// Checks what was sent for an attempt: the picture has no finding; the key frames are those of the
/// gestures `asked`, in their order; each shows its gesture beside the picture, is a picture of its
/// own and could be of the same face. Nothing a client says is believed.
///
/// # Errors
/// Everything that is doubtful, in the order of the key frames.
pub fn verdict(
    asked: &[Gesture],
    picture: Sent<'_>,
    evidence: &[(Gesture, Sent<'_>)],
) -> Result<Alive, Vec<Doubt>> {
    let wrong = findings(picture.seen).into_iter();
    let mut doubts: Vec<Doubt> = wrong.map(|finding| Doubt::Picture { finding }).collect();
    doubts.extend(order(asked, evidence));
    for (at, (gesture, key)) in evidence.iter().enumerate() {
        let others = evidence[..at].iter().map(|(_, earlier)| earlier);
        let copied = others
            .chain([&picture])
            .any(|other| same_picture(*other, *key));
        if copied {
            doubts.push(Doubt::SamePicture { gesture: *gesture });
        }
        doubts.extend(key_frame(*gesture, picture.seen, key.seen));
    }
    if doubts.is_empty() {
        Ok(Alive::after(asked))
    } else {
        Err(doubts)
    }
}

/// Are they the gestures asked?
fn order(asked: &[Gesture], evidence: &[(Gesture, Sent<'_>)]) -> Vec<Doubt> {
    let mut left = asked.to_vec();
    let mut doubts = Vec::new();
    for (gesture, _) in evidence {
        match left.iter().position(|it| it == gesture) {
            Some(at) => drop(left.remove(at)),
            None => doubts.push(Doubt::GestureNotAsked { gesture: *gesture }),
        }
    }
    let missing = left.into_iter();
    doubts.extend(missing.map(|gesture| Doubt::GestureMissing { gesture }));
    let sent = evidence.iter().map(|(gesture, _)| gesture);
    if doubts.is_empty() && !sent.eq(asked) {
        doubts.push(Doubt::GesturesOutOfOrder);
    }
    doubts
}

fn key_frame(gesture: Gesture, picture: &Observation, key: &Observation) -> Vec<Doubt> {
    let wrong = findings(key).into_iter();
    let spoilt: Vec<Doubt> = wrong
        .filter(|finding| finding.spoils_gestures())
        .map(|finding| Doubt::KeyFrame { gesture, finding })
        .collect();
    // Where there is no face in the picture, that was said.
    let (Some(face), Some(key)) = (&picture.face, &key.face) else {
        return spoilt;
    };
    if !spoilt.is_empty() {
        return spoilt;
    }
    let (picture, key) = (Measures::of(face), Measures::of(key));
    let mut doubts = Vec::new();
    if !shows(gesture, &picture, &key, CONFIRMED) {
        doubts.push(Doubt::GestureNotShown { gesture });
    }
    if !same_face(gesture, &picture, &key) {
        doubts.push(Doubt::OtherFace { gesture });
    }
    doubts
}

/// The same bytes, or the same picture encoded again. Only for two key frames: a blink moves so few
/// points that it could be taken for the picture, which shows no gesture anyway.
fn same_picture(one: Sent<'_>, other: Sent<'_>) -> bool {
    if one.bytes == other.bytes {
        return true;
    }
    match (&one.seen.face, &other.seen.face) {
        (Some(one), Some(other)) => {
            displacement(&one.landmarks, &other.landmarks) < ANOTHER_PICTURE
        }
        _ => false,
    }
}
