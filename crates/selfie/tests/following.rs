//! A face followed from frame to frame.

mod pictures;

use image::{RgbImage, imageops};
use jmo_selfie::Observer;
use pictures::{frame, placed};

const VGA: (u32, u32) = (640, 480);

fn at(index: usize, x: f32, degrees: f32) -> jmo_selfie::Frame {
    frame(placed(index, VGA, 220.0, (x, 0.5), degrees))
}

#[test]
fn a_moving_face_is_seen_as_in_a_single_picture() {
    let mut following = Observer::new().expect("the models");
    let mut single = Observer::new().expect("the models");
    for step in 0..24 {
        let (x, degrees) = (0.4 + 0.01 * step as f32, step as f32 * 1.5 - 15.0);
        let frame = at(1, x, degrees);
        let followed = following.observe(&frame).face.expect("a face");
        let seen = single.inspect(&frame).face.expect("a face");
        assert!((followed.pose.yaw - seen.pose.yaw).abs() < 3.0, "{step}");
        assert!((followed.pose.roll - seen.pose.roll).abs() < 2.0, "{step}");
        assert!(
            (followed.expression.smile - seen.expression.smile).abs() < 0.1,
            "{step}"
        );
        let eyes = (seen.landmarks[33].x - seen.landmarks[263].x).abs();
        let far = followed.landmarks.iter().zip(&seen.landmarks);
        let far = far.map(|(one, other)| (one.x - other.x).hypot(one.y - other.y));
        let mean = far.sum::<f32>() / 478.0 / eyes;
        assert!(mean < 0.025, "{step}: {mean}");
    }
}

#[test]
fn who_leaves_is_gone_and_who_comes_is_noticed() {
    let mut observer = Observer::new().expect("the models");
    let empty = frame(RgbImage::new(640, 480));
    assert_eq!(observer.observe(&at(0, 0.5, 0.0)).faces, 1);
    let gone = observer.observe(&empty);
    assert!(gone.faces == 0 && gone.face.is_none());

    assert_eq!(observer.observe(&at(1, 0.3, 0.0)).faces, 1);
    let mut both = placed(1, VGA, 220.0, (0.3, 0.5), 0.0);
    let other = placed(0, (240, 480), 160.0, (0.5, 0.5), 0.0);
    imageops::replace(&mut both, &other, 400, 0);
    let both = frame(both);
    let noticed = (0..6).position(|_| observer.observe(&both).faces == 2);
    assert!(noticed.is_some_and(|frames| frames < 5), "{noticed:?}");
    // They are two until somebody looks again and finds one.
    let alone = (0..6).position(|_| observer.observe(&at(1, 0.3, 0.0)).faces == 1);
    assert!(alone.is_some_and(|frames| frames < 5), "{alone:?}");
}

#[test]
fn another_size_of_frame_starts_anew() {
    let mut observer = Observer::new().expect("the models");
    for size in [VGA, (480, 640), (320, 240), VGA] {
        let picture = placed(1, size, 180.0, (0.5, 0.5), 0.0);
        let seen = observer.observe(&frame(picture));
        assert!(seen.faces == 1 && seen.face.is_some(), "{size:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn memory_stays_as_it_is() {
    let resident = || {
        let text = std::fs::read_to_string("/proc/self/status").expect("the status");
        let line = text
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .expect("a line");
        let number = line.split_whitespace().nth(1).expect("a number");
        number.parse::<usize>().expect("kilobytes")
    };
    let mut observer = Observer::new().expect("the models");
    let frames = [at(0, 0.5, 0.0), at(0, 0.52, 3.0)];
    for frame in frames.iter().cycle().take(12) {
        observer.observe(frame);
    }
    let before = resident();
    for frame in frames.iter().cycle().take(120) {
        observer.observe(frame);
    }
    let grown = resident().saturating_sub(before);
    // Each frame's own memory is given back; other tests of this process take some meanwhile.
    assert!(
        std::env::var_os("NEXTEST").is_none() || grown < 512,
        "{grown} KB"
    );
}
