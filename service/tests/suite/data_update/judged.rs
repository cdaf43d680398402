//! The check the service runs itself, on real faces: what the app has said of a picture is not asked.

// The moving face of the selfie check's example.
#[path = "../../../../crates/selfie/examples/clip/expression.rs"]
mod expression;
#[path = "../../../../crates/selfie/examples/clip/scene.rs"]
mod scene;
#[path = "../../../../crates/selfie/examples/clip/triangles.rs"]
mod triangles;

use expression::Expression;
use image::{RgbImage, imageops};
use jmo_service::data_update::{Likeness, Looked, SelfieCheck, Shown, judge};
use jmo_wire::data_update::{Gesture, SelfieReason, SelfieWay};
use scene::Scene;
use std::sync::{Arc, LazyLock};

/// One for all, as in the service: its models are read once.
static JUDGE: LazyLock<Arc<dyn SelfieCheck>> = LazyLock::new(judge);

const FACES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/selfie/faces");

/// A portrait so that its face fills a good part of 640 × 480, in the middle.
fn portrait(name: &str) -> RgbImage {
    let (middle, height) = match name {
        "portrait-a.jpg" => ((340.0, 349.0), 281.0),
        "portrait-b.jpg" => ((347.0, 350.0), 354.0),
        _ => ((225.0, 125.0), 106.0),
    };
    let whole = image::open(format!("{FACES}/{name}")).expect("a portrait");
    let whole = whole.into_rgb8();
    let scale = height / 240.0;
    RgbImage::from_fn(640, 480, |x, y| {
        let x = middle.0 + (x as f32 - 320.0) * scale;
        let y = middle.1 + (y as f32 - 240.0) * scale;
        let x = x.clamp(0.0, whole.width() as f32 - 1.001);
        let y = y.clamp(0.0, whole.height() as f32 - 1.001);
        imageops::interpolate_bilinear(&whole, x, y).expect("a pixel")
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 85);
    picture.write_with_encoder(encoder).expect("a JPEG");
    bytes
}

fn look(way: SelfieWay, picture: &RgbImage) -> Looked {
    JUDGE.look(&Shown {
        way,
        picture: jpeg(picture),
        evidence: Vec::new(),
    })
}

const WITHOUT: SelfieWay = SelfieWay::WithoutGestures;

#[test]
fn a_good_portrait_has_nothing_against_it() {
    for name in ["portrait-a.jpg", "portrait-b.jpg", "portrait-c.png"] {
        assert_eq!(look(WITHOUT, &portrait(name)).reasons, [], "{name}");
    }
}

#[test]
fn what_is_wrong_with_a_picture_is_said() {
    let good = portrait("portrait-a.jpg");
    let mut dark = good.clone();
    dark.iter_mut().for_each(|value| *value /= 8);
    let far = imageops::resize(&good, 200, 150, imageops::FilterType::Triangle);
    let mut small = RgbImage::from_pixel(640, 480, image::Rgb([120, 120, 120]));
    imageops::overlay(&mut small, &far, 220, 165);
    let mut two = RgbImage::new(640, 480);
    let half = |name| imageops::crop_imm(&portrait(name), 160, 0, 320, 480).to_image();
    imageops::overlay(&mut two, &half("portrait-a.jpg"), 0, 0);
    imageops::overlay(&mut two, &half("portrait-b.jpg"), 320, 0);
    for (picture, reason) in [
        (dark, SelfieReason::Light),
        (imageops::blur(&good, 6.0), SelfieReason::Blurred),
        (small, SelfieReason::Placement),
        (two, SelfieReason::SeveralFaces),
        (
            RgbImage::from_pixel(640, 480, image::Rgb([90, 110, 130])),
            SelfieReason::NoFace,
        ),
    ] {
        let reasons = look(WITHOUT, &picture).reasons;
        assert_eq!(reasons.first(), Some(&reason), "{reasons:?}");
    }
}

#[test]
fn a_file_somebody_looks_at_must_only_show_one_person() {
    let mut dark = portrait("portrait-a.jpg");
    dark.iter_mut().for_each(|value| *value /= 3);
    assert_eq!(look(SelfieWay::File, &dark).reasons, []);
    let nobody = RgbImage::from_pixel(640, 480, image::Rgb([90, 110, 130]));
    let reasons = look(SelfieWay::File, &nobody).reasons;
    assert_eq!(reasons, [SelfieReason::NoFace]);
}

#[test]
fn a_still_picture_shows_no_gesture() {
    let good = portrait("portrait-a.jpg");
    let mut brighter = good.clone();
    brighter
        .iter_mut()
        .for_each(|value| *value = value.saturating_add(6));
    let looked = JUDGE.look(&Shown {
        way: SelfieWay::Gestures,
        picture: jpeg(&good),
        evidence: vec![(Gesture::TurnLeft, jpeg(&brighter))],
    });
    assert_eq!(looked.reasons, [SelfieReason::GestureMissing]);
}

#[test]
fn what_is_no_picture_is_unreadable() {
    let mut cut = jpeg(&portrait("portrait-a.jpg"));
    cut.truncate(300);
    for bytes in [Vec::new(), b"GIF89a".to_vec(), cut] {
        let looked = JUDGE.look(&Shown {
            way: WITHOUT,
            picture: bytes,
            evidence: Vec::new(),
        });
        assert_eq!(looked.reasons, [SelfieReason::Unreadable]);
        assert_eq!(looked.template, None);
    }
}

#[cfg(feature = "face-match")]
#[test]
fn a_face_is_like_itself_in_other_light_and_like_nobody_else() {
    let template = |picture: &RgbImage| look(WITHOUT, picture).template;
    let names = ["portrait-a.jpg", "portrait-b.jpg", "portrait-c.png"];
    for one in names {
        let whole = portrait(one);
        let face = template(&whole);
        assert!(face.is_some());
        let mut darker = imageops::blur(&whole, 1.0);
        darker.iter_mut().for_each(|value| *value = *value / 4 * 3);
        let mirrored = imageops::flip_horizontal(&whole);
        for same in [darker, mirrored] {
            let likeness = Likeness::of(face.as_ref(), template(&same).as_ref());
            assert_eq!(likeness, Likeness::Same, "{one}");
        }
        for other in names.into_iter().filter(|other| *other != one) {
            let likeness = Likeness::of(face.as_ref(), template(&portrait(other)).as_ref());
            assert_eq!(likeness, Likeness::Other, "{one} and {other}");
        }
    }
}

/// Each gesture at its height.
const GESTURES: [(Gesture, Expression); 5] = {
    const CALM: Expression = Expression::CALM;
    [
        (Gesture::Blink, Expression { blink: 1.0, ..CALM }),
        (Gesture::Smile, Expression { smile: 1.0, ..CALM }),
        (Gesture::OpenMouth, Expression { mouth: 1.0, ..CALM }),
        (Gesture::TurnLeft, Expression { turn: 25.0, ..CALM }),
        (
            Gesture::TurnRight,
            Expression {
                turn: -25.0,
                ..CALM
            },
        ),
    ]
};

fn moving(name: &str) -> Scene {
    let portrait = image::open(format!("{FACES}/{name}")).expect("a portrait");
    Scene::of(&portrait.into_rgb8()).expect("a face")
}

/// A calm picture of somebody, and key frames of somebody.
fn of_a_camera(picture: &Scene, evidence: &Scene, gestures: &[(Gesture, Expression)]) -> Looked {
    let key = |(at, (gesture, expression)): (usize, &(Gesture, Expression))| {
        (*gesture, evidence.jpeg(expression, at).expect("a picture"))
    };
    JUDGE.look(&Shown {
        way: SelfieWay::Gestures,
        picture: picture.jpeg(&Expression::CALM, 100).expect("a picture"),
        evidence: gestures.iter().enumerate().map(key).collect(),
    })
}

#[test]
fn every_gesture_of_one_person_stands() {
    for name in ["portrait-a.jpg", "portrait-b.jpg", "portrait-c.png"] {
        let person = moving(name);
        for gesture in GESTURES {
            let looked = of_a_camera(&person, &person, &[gesture]);
            assert_eq!(looked.reasons, [], "{name} {:?}", gesture.0);
        }
    }
}

#[cfg(feature = "face-match")]
#[test]
fn somebody_elses_gestures_are_another_persons() {
    let (one, other) = (moving("portrait-a.jpg"), moving("portrait-b.jpg"));
    for gesture in GESTURES {
        let looked = of_a_camera(&one, &other, &[gesture]);
        assert!(!looked.reasons.is_empty(), "{:?}", gesture.0);
    }
    let looked = of_a_camera(&one, &other, &GESTURES[1..2]);
    assert_eq!(looked.reasons, [SelfieReason::OtherPerson]);
}
