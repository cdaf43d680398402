use crate::person::{CALM, Camera, Doing, Person, SITI};
use jmo_selfie::{Alive, Gesture, Guidance, Instruction, Stage};
use proptest::prelude::*;

/// A camera before which the baseline was taken and this gesture is asked.
fn asked(gesture: Gesture, person: &Person, frames_a_second: u32) -> Camera {
    let mut camera = Camera::new(&[gesture], frames_a_second);
    camera.until(person, |stage| matches!(stage, Stage::Gesture { .. }));
    camera
}

fn made(camera: &Camera) -> bool {
    let stage = camera.told.expect("guidance").stage;
    matches!(stage, Stage::Picture | Stage::Done)
}

fn said(told: &[Guidance], instruction: Instruction) -> bool {
    told.iter().any(|told| told.instruction == instruction)
}

#[test]
fn each_gesture_is_seen_when_it_is_made() {
    for gesture in Gesture::ALL {
        for frames_a_second in [5, 8, 15] {
            let mut camera = asked(gesture, &SITI, frames_a_second);
            camera.make(&SITI, gesture);
            assert!(made(&camera), "{gesture:?} at {frames_a_second}");
        }
    }
}

#[test]
fn no_gesture_is_taken_for_another() {
    for asks in Gesture::ALL {
        for makes in Gesture::ALL.into_iter().filter(|makes| *makes != asks) {
            let mut camera = asked(asks, &SITI, 10);
            camera.make(&SITI, makes);
            assert!(!made(&camera), "{makes:?} for {asks:?}");
        }
    }
}

#[test]
fn who_turns_the_wrong_way_is_told() {
    for (asks, makes) in [
        (Gesture::TurnLeft, Gesture::TurnRight),
        (Gesture::TurnRight, Gesture::TurnLeft),
    ] {
        let mut camera = asked(asks, &SITI, 10);
        camera.show(&SITI, CALM, 200);
        let told = camera.show(&SITI, crate::person::doing(makes), 500);
        assert!(said(&told, Instruction::OtherWay));
        camera.make(&SITI, asks);
        assert!(made(&camera));
    }
}

#[test]
fn a_turn_counts_from_the_persons_own_straight() {
    // Somebody whose camera stands aside: straight measures 8.
    let aside = Person { yaw: 8.0, ..SITI };
    let turned = |yaw: f32| Doing { yaw, ..CALM };
    let mut camera = asked(Gesture::TurnLeft, &aside, 10);
    camera.noise = 0.0;
    camera.show(&aside, CALM, 200);
    camera.show(&aside, turned(10.0), 1_500);
    assert!(!made(&camera), "18 degrees, but 10 of their own");
    camera.show(&aside, turned(13.5), 1_500);
    assert!(made(&camera));
}

#[test]
fn squinting_eyes_blink_like_others() {
    // Open eyes that measure what others' half closed ones do.
    let narrow = Person { eyes: 0.19, ..SITI };
    let mut camera = asked(Gesture::Blink, &narrow, 10);
    camera.show(&narrow, CALM, 3_000);
    assert!(!made(&camera), "they are only narrow");
    camera.show(&narrow, Doing { eyes: 0.75, ..CALM }, 200);
    camera.show(&narrow, CALM, 300);
    assert!(made(&camera));
}

#[test]
fn eyes_that_stay_narrow_have_not_blinked() {
    let mut camera = asked(Gesture::Blink, &SITI, 10);
    camera.show(&SITI, CALM, 200);
    let told = camera.show(&SITI, Doing { eyes: 0.7, ..CALM }, 8_000);
    assert!(!made(&camera));
    assert!(!said(&told, Instruction::LookStraight));
    // Against sunlight, say; back again nothing was blinked, and a blink still counts.
    camera.show(&SITI, CALM, 500);
    assert!(!made(&camera));
    camera.make(&SITI, Gesture::Blink);
    assert!(made(&camera));
}

#[test]
fn a_blink_needs_the_way_back() {
    let mut camera = asked(Gesture::Blink, &SITI, 10);
    camera.show(&SITI, CALM, 200);
    camera.show(&SITI, Doing { eyes: 0.5, ..CALM }, 800);
    assert!(!made(&camera), "still closed");
    camera.show(&SITI, CALM, 200);
    assert!(made(&camera));
}

#[test]
fn looking_down_and_laughing_are_no_blink() {
    let mut camera = asked(Gesture::Blink, &SITI, 10);
    for lowered in [
        Doing {
            eyes: 0.6,
            pitch: -12.0,
            ..CALM
        },
        Doing {
            eyes: 0.7,
            smile: 0.8,
            ..CALM
        },
        Doing {
            eyes: 0.8,
            yaw: 14.0,
            ..CALM
        },
    ] {
        camera.show(&SITI, CALM, 400);
        camera.show(&SITI, lowered, 400);
        camera.show(&SITI, CALM, 400);
        assert!(!made(&camera), "{lowered:?}");
    }
}

#[test]
fn who_smiles_all_the_time_stops_first() {
    // As the portraits do: 0.9.
    let merry = Person { smile: 0.9, ..SITI };
    let mut camera = asked(Gesture::Smile, &merry, 10);
    let told = camera.show(&merry, CALM, 3_000);
    assert!(
        told.iter()
            .all(|told| told.instruction == Instruction::Relax)
    );
    let serious = Doing {
        smile: -0.75,
        ..CALM
    };
    let told = camera.show(&merry, serious, 300);
    assert!(said(&told, Instruction::Smile));
    camera.show(&merry, CALM, 1_000);
    assert!(made(&camera));
    // And the picture is one beside which the smile is seen.
    let told = camera.show(&merry, CALM, 2_000);
    assert!(!camera.over() && said(&told, Instruction::Relax));
    camera.show(&merry, serious, 3_000);
    assert_eq!(camera.verdict(&[Gesture::Smile]), Ok(Alive::Checked));
}

#[test]
fn talking_opens_no_mouth() {
    for frames_a_second in [5, 7, 10, 15] {
        let mut camera = asked(Gesture::OpenMouth, &SITI, frames_a_second);
        // Syllables: open for 0.1 s, closed for 0.15 s, now and then wide.
        for syllable in 0..40 {
            let jaw = if syllable % 4 == 0 { 0.35 } else { 0.15 };
            camera.show(&SITI, Doing { jaw, ..CALM }, 100);
            camera.show(&SITI, Doing { jaw: 0.04, ..CALM }, 150);
        }
        assert!(!made(&camera), "at {frames_a_second}");
        camera.make(&SITI, Gesture::OpenMouth);
        assert!(made(&camera), "at {frames_a_second}");
    }
}

#[test]
fn a_gesture_begins_from_a_calm_face() {
    let mut camera = Camera::new(&[Gesture::TurnLeft, Gesture::TurnRight], 10);
    camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    camera.show(&SITI, CALM, 200);
    let left = crate::person::doing(Gesture::TurnLeft);
    let told = camera.show(&SITI, left, 2_000);
    let last = told.last().expect("guidance");
    assert!(matches!(last.stage, Stage::Gesture { number: 2, .. }));
    assert_eq!(
        last.instruction,
        Instruction::Relax,
        "not yet the other way"
    );
    camera.make(&SITI, Gesture::TurnRight);
    camera.show(&SITI, CALM, 2_000);
    assert!(camera.over() && made(&camera));
}

#[test]
fn the_key_frame_is_the_peak() {
    let mut camera = asked(Gesture::TurnRight, &SITI, 10);
    camera.noise = 0.0;
    for yaw in [0.0, -6.0, -13.0, -17.0, -21.0, -18.0, -17.0, -9.0, 0.0] {
        camera.show(&SITI, Doing { yaw, ..CALM }, 100);
    }
    camera.until(&SITI, |stage| stage == Stage::Done);
    let (gesture, picture) = &camera.taken().evidence[0];
    let seen = camera.seen_in(picture.as_bytes());
    assert_eq!(*gesture, Gesture::TurnRight);
    let yaw = seen.face.as_ref().expect("a face").pose.yaw;
    assert!((yaw - (SITI.yaw - 21.0)).abs() < 0.1, "{yaw}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whoever holds still, however the camera shakes, makes none.
    #[test]
    fn noise_is_no_gesture(
        seed in any::<u64>(),
        gesture in prop::sample::select(Gesture::ALL.to_vec()),
        frames_a_second in 5_u32..=15,
        eyes in 0.19_f32..0.40,
        jaw in 0.0_f32..0.2,
    ) {
        let person = Person { eyes, jaw, ..SITI };
        let mut camera = asked(gesture, &person, frames_a_second);
        camera.random.0 = seed;
        camera.show(&person, CALM, 15_000);
        prop_assert!(!made(&camera));
    }

    /// Whoever does as they are asked ends with a picture the service believes.
    #[test]
    fn everybody_who_does_as_asked_gets_through(
        seed in any::<u64>(),
        pair in prop::sample::subsequence(Gesture::ALL.to_vec(), 2).prop_shuffle(),
        frames_a_second in 5_u32..=15,
        eyes in 0.19_f32..0.40,
        smile in 0.0_f32..0.2,
        jaw in 0.0_f32..0.2,
        yaw in -6.0_f32..6.0,
        pitch in -4.0_f32..10.0,
        height in 180.0_f32..320.0,
    ) {
        let person = Person { eyes, smile, jaw, yaw, pitch, height, ..SITI };
        let mut camera = Camera::new(&pair, frames_a_second);
        camera.random.0 = seed;
        camera.obey(&person);
        prop_assert_eq!(camera.told.expect("guidance").stage, Stage::Done);
        prop_assert_eq!(camera.verdict(&pair), Ok(Alive::Checked));
    }
}
