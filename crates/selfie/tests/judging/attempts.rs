use crate::person::{ATTEMPT, CALM, Camera, Doing, Noise, SITI};
use jmo_selfie::{
    Alive, Attempt, AttemptPlan, Failure, Finding, Gesture, Instruction, Observation, PlanError,
    Sighting, SightingError, Stage,
};
use std::time::Duration;

const PAIR: [Gesture; 2] = [Gesture::Blink, Gesture::TurnLeft];

#[test]
fn an_attempt_goes_from_the_face_over_the_gestures_to_the_picture() {
    let mut camera = Camera::new(&PAIR, 10);
    let empty = Observation {
        width: 640,
        height: 480,
        luma: 90.0,
        ..Observation::default()
    };
    let mut told = Vec::new();
    for _ in 0..6 {
        told.push(camera.take(&empty));
    }
    let last = told.last().expect("guidance");
    assert_eq!(last.stage, Stage::FindFace);
    assert_eq!(last.instruction, Instruction::ComeIntoView);
    assert_eq!(last.finding, Some(Finding::NoFace));
    assert_eq!((last.progress, last.time_left), (0.0, None));

    let mut stages = vec![last.stage];
    let mut progress = 0.0;
    let step = |told: jmo_selfie::Guidance, stages: &mut Vec<Stage>, progress: &mut f32| {
        if stages.last() != Some(&told.stage) {
            stages.push(told.stage);
        }
        assert!(told.progress >= *progress, "{told:?}");
        *progress = told.progress;
    };
    for gesture in PAIR {
        while !matches!(camera.told.map(|told| told.stage), Some(Stage::Gesture { gesture: asked, .. }) if asked == gesture)
        {
            for told in camera.show(&SITI, CALM, 1) {
                step(told, &mut stages, &mut progress);
            }
        }
        camera.make(&SITI, gesture);
        step(camera.told.expect("guidance"), &mut stages, &mut progress);
    }
    for told in camera.show(&SITI, CALM, 5_000) {
        step(told, &mut stages, &mut progress);
    }
    let gesture = |gesture, number| Stage::Gesture {
        gesture,
        number,
        of: 2,
        explained: 1,
    };
    assert_eq!(
        stages,
        [
            Stage::FindFace,
            Stage::HoldStill,
            gesture(Gesture::Blink, 1),
            gesture(Gesture::TurnLeft, 2),
            Stage::Picture,
            Stage::Done
        ]
    );
    assert!((progress - 1.0).abs() < f32::EPSILON);

    let taken = camera.taken();
    let made: Vec<Gesture> = taken.evidence.iter().map(|(gesture, _)| *gesture).collect();
    assert_eq!(
        (made.as_slice(), taken.alive),
        (PAIR.as_slice(), Alive::Checked)
    );
    assert_eq!(taken.attempt, ATTEMPT);
    assert_eq!((taken.began, taken.at), (camera.between, camera.at));
}

#[test]
fn without_gestures_only_the_picture_is_taken_and_marked() {
    let mut camera = Camera::new(&[], 10);
    camera.show(&SITI, CALM, 5_000);
    let taken = camera.taken();
    assert_eq!(taken.alive, Alive::NotChecked);
    assert!(taken.evidence.is_empty());
    assert_eq!(camera.verdict(&[]), Ok(Alive::NotChecked));
    let json = serde_json::to_value(taken.alive).expect("json");
    assert_eq!(json, "not_checked");
}

#[test]
fn no_gesture_is_asked_twice() {
    let twice = AttemptPlan::new("x", vec![Gesture::Smile, Gesture::Smile]);
    assert_eq!(twice, Err(PlanError::Repeated(Gesture::Smile)));
}

#[test]
fn frames_that_do_not_follow_are_refused_and_change_nothing() {
    let plan = AttemptPlan::new(ATTEMPT, PAIR.to_vec()).expect("a plan");
    let mut attempt = Attempt::new(plan);
    let seen = SITI.seen(CALM, 0.0, &mut Noise(0));
    let mut take = |attempt_id: &str, number: u64, at: u64| {
        let frame = Sighting {
            attempt: attempt_id,
            number,
            at: Duration::from_millis(at),
            seen: &seen,
        };
        attempt.step(&frame, Vec::new).map(|told| told.progress)
    };
    let first = take(ATTEMPT, 7, 1_000).expect("the first");
    assert_eq!(take(ATTEMPT, 7, 1_100), Err(SightingError::Duplicate(7)));
    assert_eq!(
        take(ATTEMPT, 6, 1_100),
        Err(SightingError::OutOfOrder { last: 7, got: 6 })
    );
    assert_eq!(take(ATTEMPT, 8, 999), Err(SightingError::ClockWentBack));
    assert_eq!(take("another", 8, 1_100), Err(SightingError::OtherAttempt));
    let second = take(ATTEMPT, 8, 1_100).expect("the next");
    assert!(second > first);
    // Some may be missing: a slow phone drops them.
    assert!(take(ATTEMPT, 20, 1_200).is_ok());
}

#[test]
fn after_the_end_no_frame_is_taken() {
    let mut camera = Camera::new(&[], 10);
    camera.show(&SITI, CALM, 5_000);
    let seen = SITI.seen(CALM, 0.0, &mut Noise(0));
    let frame = Sighting {
        attempt: ATTEMPT,
        number: u64::MAX,
        at: Duration::from_secs(100),
        seen: &seen,
    };
    let refused = camera.attempt.step(&frame, Vec::new);
    assert_eq!(refused, Err(SightingError::Over));
}

#[test]
fn an_attempt_that_is_not_done_gives_nothing() {
    let mut camera = Camera::new(&PAIR, 10);
    camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    camera.make(&SITI, Gesture::Blink);
    assert_eq!(camera.attempt.finish(), None);
}

#[test]
fn a_gesture_that_is_not_made_is_explained_again_and_fails_at_last() {
    let mut camera = Camera::new(&[Gesture::TurnLeft], 10);
    camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    let told = camera.show(&SITI, CALM, 70_000);
    let mut explained: Vec<u8> = told
        .iter()
        .filter_map(|told| match told.stage {
            Stage::Gesture { explained, .. } => Some(explained),
            _ => None,
        })
        .collect();
    let each = explained.iter().filter(|times| **times == 1).count();
    assert!((195..=205).contains(&each), "20 s at 10 a second: {each}");
    explained.dedup();
    assert_eq!(explained, [1, 2, 3]);
    let why = Failure::GestureNotSeen {
        gesture: Gesture::TurnLeft,
    };
    assert_eq!(told.last().expect("guidance").stage, Stage::Failed { why });
    assert_eq!(camera.attempt.finish(), None);
}

#[test]
fn time_stands_still_while_the_face_is_not_well_in_sight() {
    let mut camera = Camera::new(&[Gesture::TurnLeft], 10);
    camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    let left = |camera: &Camera| camera.told.expect("guidance").time_left.expect("a time");
    camera.show(&SITI, CALM, 1_000);
    let before = left(&camera);
    let dark = crate::person::Person { luma: 15.0, ..SITI };
    camera.show(&dark, CALM, 60_000);
    assert_eq!(left(&camera), before);
    assert_eq!(camera.told.expect("guidance").finding, Some(Finding::Dark));
    camera.show(&SITI, CALM, 2_000);
    assert_eq!(left(&camera), before - 2_000);
}

#[test]
fn who_comes_nearer_is_given_time() {
    let mut camera = Camera::new(&[Gesture::TurnLeft], 10);
    camera.noise = 0.0;
    camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    camera.show(&SITI, CALM, 18_500);
    camera.show(&SITI, Doing { yaw: 8.0, ..CALM }, 300);
    let left = camera.told.expect("guidance").time_left.expect("a time");
    assert!((7_000..=8_000).contains(&left), "{left}");
    camera.show(&SITI, CALM, 6_000);
    camera.make(&SITI, Gesture::TurnLeft);
    camera.show(&SITI, CALM, 3_000);
    assert_eq!(camera.told.expect("guidance").stage, Stage::Done);
}

#[test]
fn slow_people_get_through() {
    for gesture in Gesture::ALL {
        let mut camera = Camera::new(&[gesture], 6);
        // Half a minute until they found out what is wanted, and then with leisure.
        camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
        camera.show(&SITI, CALM, 30_000);
        let full = crate::person::doing(gesture);
        for part in [0.2_f32, 0.4, 0.6, 0.8, 1.0, 1.0, 0.8, 0.5, 0.0] {
            let doing = Doing {
                yaw: full.yaw * part,
                eyes: 1.0 - (1.0 - full.eyes) * part,
                smile: full.smile * part,
                jaw: full.jaw * part,
                ..CALM
            };
            camera.show(&SITI, doing, 350);
        }
        camera.show(&SITI, CALM, 3_000);
        assert_eq!(
            camera.told.expect("guidance").stage,
            Stage::Done,
            "{gesture:?}"
        );
    }
}

#[test]
fn what_is_wrong_is_told_one_at_a_time() {
    let mut camera = Camera::new(&PAIR, 10);
    let far = crate::person::Person {
        height: 100.0,
        luma: 20.0,
        ..SITI
    };
    let told = camera.show(&far, Doing { roll: 30.0, ..CALM }, 1_000);
    let last = told.last().expect("guidance");
    assert_eq!(
        (last.instruction, last.finding),
        (Instruction::Mend, Some(Finding::Dark))
    );
    let lit = crate::person::Person { luma: 120.0, ..far };
    camera.show(&lit, Doing { roll: 30.0, ..CALM }, 600);
    assert_eq!(
        camera.told.expect("guidance").finding,
        Some(Finding::TooFar)
    );
    let near = crate::person::Person {
        height: 226.0,
        ..lit
    };
    camera.show(&near, Doing { roll: 30.0, ..CALM }, 600);
    assert_eq!(
        camera.told.expect("guidance").finding,
        Some(Finding::Tilted)
    );
    assert_eq!(camera.told.expect("guidance").stage, Stage::FindFace);
}

#[test]
fn guidance_crosses_as_codes() {
    let mut camera = Camera::new(&PAIR, 10);
    camera.noise = 0.0;
    let told = camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    let json = serde_json::to_value(told).expect("json");
    assert_eq!(
        json["stage"],
        serde_json::json!({"stage": "gesture", "gesture": "blink", "number": 1, "of": 2, "explained": 1})
    );
    assert_eq!(json["instruction"], "keep");
    assert_eq!(json["finding"], serde_json::Value::Null);
    let why = Failure::GestureNotSeen {
        gesture: Gesture::OpenMouth,
    };
    let json = serde_json::to_value(Stage::Failed { why }).expect("json");
    assert_eq!(
        json,
        serde_json::json!({"stage": "failed", "why": {"why": "gesture_not_seen", "gesture": "open_mouth"}})
    );
}
