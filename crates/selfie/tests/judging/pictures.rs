use crate::person::{CALM, Camera, Doing, Noise, Person, SITI};
use jmo_selfie::{EncodedPicture, Gesture, Instruction, Observation, Stage, findings};

/// At the picture, after one gesture.
fn at_the_picture() -> Camera {
    let mut camera = Camera::new(&[Gesture::TurnLeft], 10);
    camera.noise = 0.0;
    camera.until(&SITI, |stage| matches!(stage, Stage::Gesture { .. }));
    camera.show(&SITI, CALM, 200);
    camera.show(&SITI, crate::person::doing(Gesture::TurnLeft), 600);
    assert_eq!(camera.told.expect("guidance").stage, Stage::Picture);
    camera
}

fn chosen(camera: &Camera) -> &Observation {
    let taken = camera.taken();
    camera.seen_in(taken.picture.as_bytes())
}

/// Ordinary frames with one better one among them, at any place.
#[test]
fn the_best_of_the_good_frames_is_taken() {
    let ordinary = Person {
        sharpness: 0.5,
        luma: 80.0,
        ..SITI
    };
    let head_aside = Doing {
        yaw: -5.0,
        roll: 6.0,
        ..CALM
    };
    let better: [(Person, Doing); 4] = [
        (
            Person {
                sharpness: 0.8,
                ..ordinary
            },
            head_aside,
        ),
        (
            Person {
                luma: 118.0,
                ..ordinary
            },
            head_aside,
        ),
        (ordinary, CALM),
        (
            ordinary,
            Doing {
                eyes: 1.1,
                ..head_aside
            },
        ),
    ];
    for (person, doing) in better {
        for place in 0..5 {
            let mut camera = at_the_picture();
            // Eyes a little lower than at rest, in all but the last.
            let usual = Doing {
                eyes: 0.95,
                ..head_aside
            };
            for frame in 0..12 {
                if camera.over() {
                    break;
                }
                let (person, doing) = if frame == place {
                    (&person, doing)
                } else {
                    (&ordinary, usual)
                };
                let seen = person.seen(doing, 0.0, &mut Noise(0));
                camera.take(&seen);
            }
            let best = person.seen(doing, 0.0, &mut Noise(0));
            assert!(chosen(&camera) == &best, "{person:?} at {place}");
        }
    }
}

#[test]
fn the_picture_has_no_finding_and_open_eyes() {
    let mut camera = at_the_picture();
    // Half closed eyes pass the check of a single picture, but are not this person's.
    let told = camera.show(&SITI, Doing { eyes: 0.8, ..CALM }, 4_000);
    assert_eq!(
        told.last().expect("guidance").instruction,
        Instruction::Relax
    );
    assert!(!camera.over());
    camera.show(&SITI, CALM, 3_000);
    let seen = chosen(&camera);
    assert_eq!(findings(seen), []);
    let opening = seen.face.as_ref().expect("a face").expression.eye_opening;
    assert!(opening >= SITI.eyes * 0.9);
}

#[test]
fn blurred_frames_are_waited_out() {
    let mut camera = at_the_picture();
    let shaking = Person {
        sharpness: 0.1,
        ..SITI
    };
    camera.show(&shaking, CALM, 60_000);
    assert!(!camera.over());
    camera.show(&SITI, CALM, 3_000);
    assert!(camera.over());
}

#[test]
fn only_what_may_be_needed_is_encoded() {
    let mut camera = Camera::new(&[Gesture::Smile, Gesture::TurnLeft], 15);
    camera.obey(&SITI);
    assert_eq!(camera.told.expect("guidance").stage, Stage::Done);
    assert!(
        camera.kept.len() < 30,
        "{} of {}",
        camera.kept.len(),
        camera.number
    );
    assert!(camera.kept.len() * 3 < camera.number as usize);
}

#[test]
fn a_picture_is_never_printed() {
    let mut camera = Camera::new(&[], 10);
    camera.show(&SITI, CALM, 3_000);
    let picture = EncodedPicture::new(vec![213; 4]);
    assert_eq!(format!("{picture:?}"), "EncodedPicture(4 bytes)");
    for printed in [
        format!("{:?}", camera.attempt),
        format!("{:?}", camera.taken()),
    ] {
        assert!(printed.contains("EncodedPicture(8 bytes)"), "{printed}");
    }
}
