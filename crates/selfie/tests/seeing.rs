//! What is seen in the test faces, beside what MediaPipe 0.10.21 sees, and in what is made of them.

mod pictures;

use image::{Rgb, RgbImage, imageops};
use jmo_selfie::{Face, Observation, Observer};
use pictures::{PORTRAITS, frame, placed, portrait, times};

fn observer() -> Observer {
    Observer::new().expect("the models")
}

fn face(seen: Observation) -> Face {
    assert_eq!(seen.faces, 1);
    seen.face.expect("a face")
}

const VGA: (u32, u32) = (640, 480);

#[test]
fn portraits_are_seen_as_mediapipe_sees_them() {
    let mut observer = observer();
    for (name, ..) in PORTRAITS {
        let path = format!("{}/tests/mediapipe/{name}", env!("CARGO_MANIFEST_DIR"));
        let path = std::path::Path::new(&path).with_extension("txt");
        let text = std::fs::read_to_string(path).expect("what MediaPipe saw");
        let mut lines = text.lines().map(|line| -> Vec<f32> {
            line.split(' ')
                .map(|number| number.parse().expect("a number"))
                .collect()
        });
        let pose = lines.next().expect("a pose");
        let scores = lines.next().expect("scores");
        let points: Vec<_> = lines.collect();

        let face = face(observer.inspect(&frame(portrait(name))));
        assert!(
            (face.pose.yaw - pose[0]).abs() < 1.0,
            "{name}: {:?}",
            face.pose
        );
        assert!(
            (face.pose.pitch - pose[1]).abs() < 2.0,
            "{name}: {:?}",
            face.pose
        );
        assert!(
            (face.pose.roll - pose[2]).abs() < 1.0,
            "{name}: {:?}",
            face.pose
        );
        let seen = face.expression;
        for (seen, score) in [seen.blink_left, seen.blink_right, seen.smile]
            .iter()
            .zip(&scores)
        {
            assert!((seen - score).abs() < 0.05, "{name}: {seen} for {score}");
        }
        assert!((seen.jaw_open - scores[3]).abs() < 0.05, "{name}: {seen:?}");
        let eyes = (points[33][0] - points[263][0]).hypot(points[33][1] - points[263][1]);
        let far = face.landmarks.iter().zip(&points);
        let far = far.map(|(seen, point)| (seen.x - point[0]).hypot(seen.y - point[1]));
        let mean = far.sum::<f32>() / points.len() as f32 / eyes;
        assert!(mean < 0.012, "{name}: {mean}");
        assert!(face.presence > 0.9);
        assert!(seen.smile > 0.6);
    }
}

#[test]
fn a_leaning_head_leans_by_as_much() {
    let mut observer = observer();
    for index in 0..PORTRAITS.len() {
        let upright = face(observer.inspect(&frame(placed(index, VGA, 240.0, (0.5, 0.5), 0.0))));
        for degrees in [-45.0, -30.0, -20.0, -10.0, 10.0, 20.0, 30.0, 45.0] {
            let turned = placed(index, VGA, 240.0, (0.5, 0.5), degrees);
            let turned = face(observer.inspect(&frame(turned)));
            let roll = turned.pose.roll - upright.pose.roll;
            assert!((roll - degrees).abs() < 3.0, "{index} {degrees}: {roll}");
            let yaw = (turned.pose.yaw - upright.pose.yaw).abs();
            assert!(yaw < 7.0, "{index} {degrees}: {yaw}");
            let smile = (turned.expression.smile - upright.expression.smile).abs();
            assert!(smile < 0.12, "{index} {degrees}: {smile}");
        }
    }
}

#[test]
fn a_face_on_its_side_or_upside_down_is_not_taken_for_an_upright_one() {
    let mut observer = observer();
    for index in 0..PORTRAITS.len() {
        for high in [190.0, 250.0, 310.0] {
            for degrees in [60, 90, 105, 120, 150, 180, 210, 240, 255, 270, 300] {
                let turned = placed(index, VGA, high, (0.5, 0.5), degrees as f32);
                // The detector does not find all of them.
                if let Some(face) = observer.inspect(&frame(turned)).face {
                    let roll = face.pose.roll;
                    assert!(roll.abs() > 30.0, "{index} {high} {degrees}: {roll}");
                }
            }
        }
    }
}

#[test]
fn a_face_is_found_at_any_size_and_in_either_shape_of_frame() {
    let mut observer = observer();
    for index in 0..PORTRAITS.len() {
        for size in [
            VGA,
            (480, 640),
            (1280, 720),
            (1440, 1920),
            (320, 240),
            (500, 500),
        ] {
            let high = size.0.min(size.1) as f32;
            for (share, place) in [(0.6, (0.5, 0.5)), (0.3, (0.3, 0.4)), (0.2, (0.7, 0.6))] {
                let picture = placed(index, size, share * high, place, 0.0);
                let seen = observer.inspect(&frame(picture));
                assert_eq!((seen.width, seen.height), size);
                let face = face(seen);
                let area = face.area;
                let found = (area.height / high / share).ln().abs();
                assert!(found < 0.12, "{index} {size:?} {share}: {area:?}");
                let x = (area.left + area.width / 2.0) / size.0 as f32 - place.0;
                let y = (area.top + area.height / 2.0) / size.1 as f32 - place.1;
                assert!(x.hypot(y) < 0.05, "{index} {size:?} {share}: {area:?}");
            }
        }
    }
}

#[test]
fn a_mirrored_face_turns_the_other_way() {
    let mut observer = observer();
    for index in 0..PORTRAITS.len() {
        let picture = placed(index, VGA, 260.0, (0.5, 0.5), 8.0);
        let mirrored = imageops::flip_horizontal(&picture);
        let (one, other) = (
            face(observer.inspect(&frame(picture))),
            face(observer.inspect(&frame(mirrored))),
        );
        assert!((one.pose.yaw + other.pose.yaw).abs() < 3.0, "{index}");
        assert!((one.pose.roll + other.pose.roll).abs() < 2.0, "{index}");
        assert!((one.pose.pitch - other.pose.pitch).abs() < 3.0, "{index}");
        assert!((one.light.left - other.light.right).abs() < 8.0, "{index}");
    }
}

#[test]
fn light_is_told_by_half_and_by_how_much() {
    let mut observer = observer();
    for index in 0..PORTRAITS.len() {
        let picture = placed(index, VGA, 260.0, (0.5, 0.5), 0.0);
        let lit = face(observer.inspect(&frame(picture.clone()))).light;
        assert!(
            (60.0..200.0).contains(&lit.luma) && lit.clipped < 0.05,
            "{index}: {lit:?}"
        );
        let dark = observer.inspect(&frame(times(picture.clone(), 0.12)));
        assert!(dark.luma < 30.0);
        if let Some(face) = dark.face {
            assert!(face.light.luma < 26.0, "{index}: {:?}", face.light);
        }
        let glaring = face(observer.inspect(&frame(times(picture.clone(), 2.4)))).light;
        assert!(
            glaring.clipped > lit.clipped + 0.05 && glaring.luma > lit.luma + 50.0,
            "{index}: {glaring:?}"
        );
        let mut uneven = picture;
        for (x, _, pixel) in uneven.enumerate_pixels_mut() {
            if x > 320 {
                pixel.0 = pixel.0.map(|value| value / 3);
            }
        }
        let uneven = face(observer.inspect(&frame(uneven))).light;
        assert!(uneven.left > 1.8 * uneven.right, "{index}: {uneven:?}");
    }
}

#[test]
fn a_blurred_face_is_less_sharp_at_every_size() {
    let mut observer = observer();
    for index in 0..PORTRAITS.len() {
        let largest: f32 = if index == 2 { 150.0 } else { 320.0 };
        for high in [120.0, 220.0, 320.0_f32].map(|high| high.min(largest)) {
            let picture = placed(index, VGA, high, (0.5, 0.5), 0.0);
            let mut sharpness = |sigma: f32| {
                let picture = match sigma {
                    0.0 => picture.clone(),
                    _ => imageops::blur(&picture, sigma * high / 300.0),
                };
                face(observer.inspect(&frame(picture))).sharpness
            };
            let sharp = sharpness(0.0);
            assert!(sharp > 0.55, "{index} {high}: {sharp}");
            let (slightly, much) = (sharpness(4.0), sharpness(7.0));
            assert!(
                slightly < 0.45 && slightly < 0.65 * sharp,
                "{index} {high}: {slightly}"
            );
            assert!(much < 0.3 && much < slightly, "{index} {high}: {much}");
        }
    }
}

#[test]
fn two_faces_are_two_and_the_larger_is_looked_at() {
    let mut observer = observer();
    for (left, right) in [(0, 1), (1, 2), (2, 0), (1, 1)] {
        let mut both = RgbImage::new(640, 480);
        let one = placed(left, (320, 480), 220.0, (0.5, 0.5), 0.0);
        let other = placed(right, (320, 480), 150.0, (0.5, 0.5), 0.0);
        imageops::replace(&mut both, &one, 0, 0);
        imageops::replace(&mut both, &other, 320, 0);
        let seen = observer.inspect(&frame(both));
        assert_eq!(seen.faces, 2, "{left} {right}");
        let area = seen.face.expect("a face").area;
        assert!(area.left + area.width < 330.0, "{left} {right}: {area:?}");
    }
}

#[test]
fn nothing_is_no_face() {
    let mut observer = observer();
    let mut state = 1_u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let noise = RgbImage::from_fn(640, 480, |_, _| Rgb([random(), random(), random()]));
    let background = imageops::crop_imm(&portrait("portrait-c.png"), 300, 0, 212, 160).to_image();
    let pictures = [
        RgbImage::new(640, 480),
        RgbImage::from_pixel(640, 480, Rgb([255; 3])),
        RgbImage::from_fn(640, 480, |x, y| Rgb([x as u8, y as u8, 128])),
        RgbImage::from_fn(640, 480, |x, y| {
            Rgb([((x / 20 + y / 20) % 2 * 255) as u8; 3])
        }),
        noise.clone(),
        imageops::blur(&noise, 9.0),
        background,
    ];
    for (index, picture) in pictures.into_iter().enumerate() {
        let seen = observer.inspect(&frame(picture.clone()));
        assert!(seen.faces == 0 && seen.face.is_none(), "{index}: {seen:?}");
        let seen = observer.observe(&frame(picture));
        assert!(seen.faces == 0 && seen.face.is_none(), "{index}: {seen:?}");
    }
}
