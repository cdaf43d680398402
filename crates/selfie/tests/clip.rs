//! The moving face of `examples/clip` through the whole check: every pair of gestures is seen, and
//! what is sent of it stands the service's look.

// The parts of the example.
#[path = "../examples/clip/expression.rs"]
mod expression;
#[path = "../examples/clip/scene.rs"]
mod scene;
#[path = "../examples/clip/script.rs"]
mod script;
#[path = "../examples/clip/triangles.rs"]
mod triangles;

use jmo_selfie::{
    Alive, Attempt, AttemptPlan, Frame, Gesture, Observation, Observer, Sent, Sighting, Taken,
    verdict,
};
use scene::Scene;
use std::time::Duration;

/// A frame as the camera gave it, and what was seen in it.
struct Shot {
    jpeg: Vec<u8>,
    seen: Observation,
}

/// What a camera sees that shows a portrait's round.
fn shots(portrait: &str) -> Vec<Shot> {
    let mut observer = Observer::new().expect("the models");
    let path = format!("{}/faces/{portrait}", env!("CARGO_MANIFEST_DIR"));
    let portrait = image::open(path).expect("a portrait").into_rgb8();
    let scene = Scene::of(&portrait).expect("a face");
    let shot = |(at, expression)| {
        let jpeg = scene.jpeg(&expression, at).expect("a picture");
        let frame = Frame::from_jpeg(&jpeg).expect("a frame");
        let seen = observer.observe(&frame);
        Shot { jpeg, seen }
    };
    script::round().enumerate().map(shot).collect()
}

/// Shows the shots over and over, for two minutes at most.
fn attempt(gestures: &[Gesture], shots: &[Shot]) -> Option<Taken> {
    let plan = AttemptPlan::new("1", gestures.to_vec()).expect("a plan");
    let mut attempt = Attempt::new(plan);
    let frames = (120.0 * script::A_SECOND) as usize;
    for (at, shot) in shots.iter().cycle().take(frames).enumerate() {
        let sighting = Sighting {
            attempt: "1",
            number: at as u64,
            at: Duration::from_secs_f32(at as f32 / script::A_SECOND),
            seen: &shot.seen,
        };
        if attempt.step(&sighting, || shot.jpeg.clone()).is_err() {
            break;
        }
    }
    attempt.finish()
}

fn stands(gestures: &[Gesture], taken: &Taken) {
    let mut observer = Observer::new().expect("the models");
    let mut look = |jpeg: &[u8]| {
        let frame = Frame::from_jpeg(jpeg).expect("a frame");
        observer.inspect(&frame)
    };
    let picture = look(taken.picture.as_bytes());
    let keys: Vec<_> = taken
        .evidence
        .iter()
        .map(|(_, key)| look(key.as_bytes()))
        .collect();
    let evidence = taken
        .evidence
        .iter()
        .zip(&keys)
        .map(|((gesture, key), seen)| {
            let bytes = key.as_bytes();
            (*gesture, Sent { bytes, seen })
        });
    let picture = Sent {
        bytes: taken.picture.as_bytes(),
        seen: &picture,
    };
    let judged = verdict(gestures, picture, &evidence.collect::<Vec<_>>());
    assert_eq!(judged, Ok(Alive::Checked), "{gestures:?}");
}

fn every_pair(portrait: &str) {
    let shots = shots(portrait);
    for one in Gesture::ALL {
        for other in Gesture::ALL.into_iter().filter(|other| *other != one) {
            let gestures = [one, other];
            let taken = attempt(&gestures, &shots);
            let taken = taken.unwrap_or_else(|| panic!("{portrait}: {gestures:?} were not seen"));
            stands(&gestures, &taken);
        }
    }
}

#[test]
fn the_first_portrait_makes_every_pair_of_gestures() {
    every_pair("portrait-a.jpg");
}

#[test]
fn the_second_portrait_makes_every_pair_of_gestures() {
    every_pair("portrait-b.jpg");
}

#[test]
fn the_third_portrait_makes_every_pair_of_gestures() {
    every_pair("portrait-c.png");
}

#[test]
fn a_still_face_makes_none() {
    let calm = shots("portrait-a.jpg").into_iter().take(20);
    let calm: Vec<Shot> = calm.collect();
    for gesture in Gesture::ALL {
        assert_eq!(attempt(&[gesture], &calm), None, "{gesture:?}");
    }
}
