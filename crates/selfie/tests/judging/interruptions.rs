use crate::person::{BUDI, CALM, Camera, Doing, Person, SITI};
use jmo_selfie::{Alive, Failure, Finding, Gesture, Guidance, Observation, Restart, Stage};

const PAIR: [Gesture; 2] = [Gesture::OpenMouth, Gesture::TurnRight];

fn nobody() -> Observation {
    Observation {
        width: 640,
        height: 480,
        luma: 90.0,
        ..Observation::default()
    }
}

/// After the first of two gestures.
fn half_way() -> Camera {
    let mut camera = Camera::new(&PAIR, 10);
    camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    camera.make(&SITI, PAIR[0]);
    assert!(matches!(stage(&camera), Stage::Gesture { number: 2, .. }));
    camera
}

fn stage(camera: &Camera) -> Stage {
    last(camera).stage
}

fn last(camera: &Camera) -> Guidance {
    camera.told.expect("guidance")
}

fn gone(camera: &mut Camera, frames: usize) {
    for _ in 0..frames {
        camera.take(&nobody());
    }
}

fn began_again(camera: &Camera, why: Restart) {
    assert_eq!(last(camera).restarted, Some(why));
    assert!(matches!(stage(camera), Stage::FindFace | Stage::HoldStill));
}

#[test]
fn a_face_that_is_away_for_a_moment_is_the_same() {
    let mut camera = half_way();
    gone(&mut camera, 14);
    camera.show(&SITI, CALM, 200);
    assert!(matches!(stage(&camera), Stage::Gesture { number: 2, .. }));
    assert_eq!(last(&camera).restarted, None);
}

#[test]
fn a_face_that_is_lost_begins_again_and_says_so() {
    let mut camera = half_way();
    gone(&mut camera, 17);
    began_again(&camera, Restart::FaceLost);
    camera.show(&SITI, CALM, 300);
    began_again(&camera, Restart::FaceLost);
    // Until the baseline is there again; then everything is asked again.
    let told = camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    assert!(matches!(
        told.stage,
        Stage::Gesture {
            gesture: Gesture::OpenMouth,
            number: 1,
            ..
        }
    ));
    assert_eq!(told.restarted, None);
    camera.obey(&SITI);
    assert_eq!(camera.verdict(&PAIR), Ok(Alive::Checked));
}

#[test]
fn frames_that_stop_coming_lose_the_face() {
    let mut camera = half_way();
    camera.at += std::time::Duration::from_secs(30);
    camera.show(&SITI, CALM, 100);
    began_again(&camera, Restart::FaceLost);
}

#[test]
fn a_face_that_jumps_is_another() {
    let mut camera = half_way();
    let aside = Person { x: 450.0, ..SITI };
    camera.show(&aside, CALM, 100);
    began_again(&camera, Restart::FaceChanged);

    let mut camera = half_way();
    let larger = Person {
        height: 340.0,
        ..SITI
    };
    camera.show(&larger, CALM, 100);
    began_again(&camera, Restart::FaceChanged);
}

#[test]
fn who_moves_and_leans_as_people_do_stays_the_same() {
    let mut camera = half_way();
    for step in 0..20 {
        let part = step as f32 / 20.0;
        let person = Person {
            x: 320.0 + 60.0 * part,
            y: 240.0 - 40.0 * part,
            height: 226.0 * (1.0 + 0.5 * part),
            ..SITI
        };
        camera.show(&person, CALM, 100);
        assert!(matches!(stage(&camera), Stage::Gesture { .. }), "{step}");
    }
}

#[test]
fn somebody_else_in_the_same_place_is_noticed_by_the_proportions() {
    let mut camera = half_way();
    camera.show(&BUDI, CALM, 1_000);
    began_again(&camera, Restart::FaceChanged);
}

#[test]
fn somebody_else_between_gesture_and_picture_gets_no_picture() {
    for frames_a_second in [5, 10, 15] {
        let mut camera = Camera::new(&[Gesture::OpenMouth], frames_a_second);
        camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
        camera.make(&SITI, Gesture::OpenMouth);
        assert_eq!(stage(&camera), Stage::Picture);
        camera.show(&BUDI, CALM, 4_000);
        assert!(!camera.over(), "at {frames_a_second}");
        assert_eq!(camera.attempt.clone().finish(), None);
    }
}

#[test]
fn a_second_person_begins_again_when_they_stay() {
    let two = |camera: &mut Camera| {
        let mut seen = SITI.seen(CALM, 1.0, &mut camera.random);
        seen.faces = 2;
        camera.take(&seen)
    };
    let mut camera = half_way();
    for _ in 0..10 {
        two(&mut camera);
    }
    camera.show(&SITI, CALM, 200);
    assert!(
        matches!(stage(&camera), Stage::Gesture { number: 2, .. }),
        "only passed by"
    );

    for _ in 0..14 {
        two(&mut camera);
    }
    began_again(&camera, Restart::Several);
    assert_eq!(last(&camera).finding, Some(Finding::Several));
    for _ in 0..50 {
        assert_eq!(two(&mut camera).stage, Stage::FindFace);
    }
}

#[test]
fn two_faces_make_no_gesture() {
    let mut camera = half_way();
    for yaw in [0.0, -8.0, -16.0, -16.0, -16.0] {
        let mut seen = SITI.seen(Doing { yaw, ..CALM }, 0.0, &mut camera.random);
        seen.faces = 2;
        camera.take(&seen);
    }
    assert!(!matches!(stage(&camera), Stage::Picture));
}

#[test]
fn a_gesture_begun_before_the_face_was_away_is_begun_again() {
    let mut camera = Camera::new(&[Gesture::Blink], 10);
    camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    camera.show(&SITI, CALM, 200);
    camera.show(&SITI, Doing { eyes: 0.5, ..CALM }, 200);
    gone(&mut camera, 3);
    camera.show(&SITI, CALM, 500);
    assert!(
        matches!(stage(&camera), Stage::Gesture { .. }),
        "closed before, open after: no blink"
    );
}

#[test]
fn who_is_interrupted_again_and_again_may_try_another_time() {
    let mut camera = Camera::new(&PAIR, 10);
    for _ in 0..6 {
        camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
        gone(&mut camera, 16);
        if camera.over() {
            break;
        }
    }
    let why = Failure::Interrupted {
        by: Restart::FaceLost,
    };
    assert_eq!(stage(&camera), Stage::Failed { why });
}

#[test]
fn who_comes_and_goes_before_anything_was_asked_is_not_counted() {
    let mut camera = Camera::new(&PAIR, 10);
    for _ in 0..20 {
        camera.show(&SITI, CALM, 300);
        gone(&mut camera, 20);
    }
    assert_eq!(stage(&camera), Stage::FindFace);
    camera.obey(&SITI);
    assert_eq!(stage(&camera), Stage::Done);
}

#[test]
fn without_gestures_a_swap_begins_the_choice_again() {
    let mut camera = Camera::new(&[], 5);
    let left = Person { x: 245.0, ..SITI };
    camera.show(&left, CALM, 800);
    let other = Person { x: 395.0, ..BUDI };
    camera.show(&other, CALM, 200);
    assert_eq!(last(&camera).restarted, Some(Restart::FaceChanged));
    camera.show(&other, CALM, 3_000);
    let taken = camera.taken();
    let seen = camera.seen_in(taken.picture.as_bytes());
    assert!(seen.face.as_ref().expect("a face").area.left > 280.0);
}
