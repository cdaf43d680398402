use crate::person::{BUDI, CALM, Doing, Noise, Person, SITI, doing};
use jmo_selfie::{Alive, Doubt, Finding, Gesture, Observation, Sent, verdict};
use proptest::prelude::*;

const PAIR: [Gesture; 2] = [Gesture::Smile, Gesture::TurnLeft];

/// What was sent, to be tampered with.
#[derive(Clone)]
struct Parcel {
    picture: (Vec<u8>, Observation),
    evidence: Vec<(Gesture, Vec<u8>, Observation)>,
}

impl Parcel {
    fn honest(gestures: &[Gesture]) -> Self {
        let mut random = Noise(3);
        let mut frame = |doing: Doing| SITI.seen(doing, 0.5, &mut random);
        let picture = (vec![0], frame(CALM));
        let evidence = gestures
            .iter()
            .enumerate()
            .map(|(at, gesture)| (*gesture, vec![at as u8 + 1], frame(doing(*gesture))))
            .collect();
        Self { picture, evidence }
    }

    fn verdict(&self, asked: &[Gesture]) -> Result<Alive, Vec<Doubt>> {
        let (bytes, seen) = &self.picture;
        let evidence: Vec<_> = self
            .evidence
            .iter()
            .map(|(gesture, bytes, seen)| (*gesture, Sent { bytes, seen }))
            .collect();
        verdict(asked, Sent { bytes, seen }, &evidence)
    }
}

fn with(set: impl FnOnce(&mut Parcel)) -> Result<Alive, Vec<Doubt>> {
    let mut parcel = Parcel::honest(&PAIR);
    set(&mut parcel);
    parcel.verdict(&PAIR)
}

fn frame(person: &Person, doing: Doing) -> Observation {
    person.seen(doing, 0.5, &mut Noise(9))
}

#[test]
fn what_was_honestly_taken_is_believed() {
    for first in Gesture::ALL {
        for second in Gesture::ALL.into_iter().filter(|second| *second != first) {
            let pair = [first, second];
            assert_eq!(
                Parcel::honest(&pair).verdict(&pair),
                Ok(Alive::Checked),
                "{pair:?}"
            );
        }
    }
    assert_eq!(Parcel::honest(&[]).verdict(&[]), Ok(Alive::NotChecked));
}

#[test]
fn a_picture_with_a_finding_is_not_taken() {
    let face = |set: fn(&mut jmo_selfie::Face)| {
        with(|parcel| set(parcel.picture.1.face.as_mut().expect("a face")))
    };
    let finding = |finding| Err(vec![Doubt::Picture { finding }]);
    assert_eq!(face(|face| face.sharpness = 0.1), finding(Finding::Blurred));
    assert_eq!(face(|face| face.light.luma = 20.0), finding(Finding::Dark));
    assert_eq!(face(|face| face.pose.roll = 21.0), finding(Finding::Tilted));
    assert_eq!(
        with(|parcel| parcel.picture.1.faces = 2),
        finding(Finding::Several)
    );
    assert_eq!(
        with(|parcel| (parcel.picture.1.faces, parcel.picture.1.face) = (0, None)),
        finding(Finding::NoFace)
    );
}

#[test]
fn the_gestures_are_those_asked_in_their_order() {
    let [smile, turn] = PAIR;
    assert_eq!(
        with(|parcel| drop(parcel.evidence.pop())),
        Err(vec![Doubt::GestureMissing { gesture: turn }])
    );
    assert_eq!(
        with(|parcel| parcel.evidence.clear()),
        Err(vec![
            Doubt::GestureMissing { gesture: smile },
            Doubt::GestureMissing { gesture: turn }
        ])
    );
    assert_eq!(
        with(|parcel| parcel.evidence.reverse()),
        Err(vec![Doubt::GesturesOutOfOrder])
    );
    let more = |parcel: &mut Parcel, gesture: Gesture| {
        let seen = frame(&SITI, doing(gesture));
        parcel.evidence.push((gesture, vec![77], seen));
    };
    let blink = Gesture::Blink;
    assert_eq!(
        with(|parcel| more(parcel, blink)),
        Err(vec![Doubt::GestureNotAsked { gesture: blink }])
    );
    let twice = with(|parcel| more(parcel, turn));
    assert!(twice.is_err_and(|doubts| doubts[0] == Doubt::GestureNotAsked { gesture: turn }));
    assert_eq!(
        Parcel::honest(&PAIR).verdict(&[]),
        Err(PAIR
            .map(|gesture| Doubt::GestureNotAsked { gesture })
            .to_vec())
    );
}

#[test]
fn a_key_frame_shows_its_gesture_beside_the_picture() {
    for gesture in Gesture::ALL {
        for shown in Gesture::ALL.into_iter().filter(|shown| *shown != gesture) {
            let mut parcel = Parcel::honest(&[gesture]);
            parcel.evidence[0].2 = frame(&SITI, doing(shown));
            assert_eq!(
                parcel.verdict(&[gesture]),
                Err(vec![Doubt::GestureNotShown { gesture }]),
                "{shown:?} for {gesture:?}"
            );
        }
        let mut parcel = Parcel::honest(&[gesture]);
        parcel.evidence[0].2 = frame(&SITI, CALM);
        let doubts = parcel.verdict(&[gesture]);
        assert_eq!(doubts, Err(vec![Doubt::GestureNotShown { gesture }]));
    }
}

#[test]
fn a_smile_beside_a_smiling_picture_is_none() {
    let smiling = doing(Gesture::Smile);
    let doubts = with(|parcel| parcel.picture.1 = frame(&SITI, smiling));
    let gesture = Gesture::Smile;
    assert_eq!(doubts, Err(vec![Doubt::GestureNotShown { gesture }]));
}

#[test]
fn a_turn_to_the_wrong_side_is_none() {
    let other = doing(Gesture::TurnRight);
    let doubts = with(|parcel| parcel.evidence[1].2 = frame(&SITI, other));
    let gesture = Gesture::TurnLeft;
    assert_eq!(doubts, Err(vec![Doubt::GestureNotShown { gesture }]));
}

#[test]
fn one_picture_answers_once() {
    let gesture = Gesture::TurnLeft;
    // The very bytes again, whatever they show.
    let doubts = with(|parcel| parcel.evidence[1].1 = parcel.evidence[0].1.clone());
    assert_eq!(doubts, Err(vec![Doubt::SamePicture { gesture }]));
    let doubts = with(|parcel| parcel.evidence[1].1 = parcel.picture.0.clone());
    assert_eq!(doubts, Err(vec![Doubt::SamePicture { gesture }]));
}

#[test]
fn one_picture_encoded_again_answers_once() {
    // Smiling and half turned: a frame on the edge of both gestures.
    let both = Doing {
        yaw: 11.0,
        smile: 0.8,
        ..CALM
    };
    let doubts = with(|parcel| {
        parcel.evidence[0].2 = SITI.seen(both, 0.1, &mut Noise(4));
        parcel.evidence[1].2 = SITI.seen(both, 0.1, &mut Noise(5));
    });
    let gesture = Gesture::TurnLeft;
    assert_eq!(doubts, Err(vec![Doubt::SamePicture { gesture }]));
}

#[test]
fn another_face_in_a_key_frame_is_noticed_when_it_is_plain() {
    let smile = doing(Gesture::Smile);
    let doubts = with(|parcel| parcel.evidence[0].2 = frame(&BUDI, smile));
    let gesture = Gesture::Smile;
    assert_eq!(doubts, Err(vec![Doubt::OtherFace { gesture }]));
    let doubts = with(|parcel| parcel.picture.1 = frame(&BUDI, CALM));
    assert!(doubts.is_err_and(|doubts| doubts.contains(&Doubt::OtherFace { gesture })));
}

#[test]
fn a_key_frame_that_tells_nothing_is_said_to() {
    let gesture = Gesture::Smile;
    let key_frame = |finding| Err(vec![Doubt::KeyFrame { gesture, finding }]);
    assert_eq!(
        with(|parcel| parcel.evidence[0].2.faces = 2),
        key_frame(Finding::Several)
    );
    assert_eq!(
        with(|parcel| (parcel.evidence[0].2.faces, parcel.evidence[0].2.face) = (0, None)),
        key_frame(Finding::NoFace)
    );
    assert_eq!(
        with(|parcel| {
            let face = parcel.evidence[0].2.face.as_mut();
            face.expect("a face").light.luma = 10.0;
        }),
        key_frame(Finding::Dark)
    );
}

#[test]
fn a_mesh_cut_short_is_no_face_of_theirs() {
    let doubts = with(|parcel| {
        let face = parcel.evidence[0].2.face.as_mut();
        face.expect("a face").landmarks = Box::default();
    });
    let gesture = Gesture::Smile;
    assert_eq!(doubts, Err(vec![Doubt::OtherFace { gesture }]));
}

#[test]
fn doubts_cross_as_codes() {
    let json = serde_json::to_value([
        Doubt::Picture {
            finding: Finding::Dark,
        },
        Doubt::SamePicture {
            gesture: Gesture::OpenMouth,
        },
        Doubt::GesturesOutOfOrder,
    ]);
    assert_eq!(
        json.expect("json"),
        serde_json::json!([
            {"code": "picture", "finding": "dark"},
            {"code": "same_picture", "gesture": "open_mouth"},
            {"code": "gestures_out_of_order"}
        ])
    );
}

proptest! {
    /// A still picture, however noisily it is sent again, shows no gesture.
    #[test]
    fn a_still_picture_shows_no_gesture(
        seeds in any::<[u64; 2]>(),
        gesture in prop::sample::select(Gesture::ALL.to_vec()),
    ) {
        let still = |seed: u64| SITI.seen(CALM, 1.0, &mut Noise(seed));
        let mut parcel = Parcel::honest(&[gesture]);
        parcel.picture.1 = still(seeds[0]);
        parcel.evidence[0].2 = still(seeds[1]);
        let doubts = parcel.verdict(&[gesture]).expect_err("a still picture");
        let not_shown = doubts.contains(&Doubt::GestureNotShown { gesture });
        prop_assert!(not_shown);
    }
}
