//! Files that are no picture, or too much of one.

mod pictures;

use jmo_selfie::{Frame, FrameError, Observer};
use pictures::{jpeg, placed, portrait};
use proptest::prelude::*;
use std::sync::LazyLock;

static FILE: LazyLock<Vec<u8>> =
    LazyLock::new(|| jpeg(&placed(1, (200, 150), 90.0, (0.5, 0.5), 0.0)));

fn error(bytes: &[u8]) -> FrameError {
    Frame::from_jpeg(bytes).expect_err("no frame")
}

/// The place of a marker's segment in a file.
fn segment(bytes: &[u8], marker: u8) -> usize {
    let found = bytes.windows(2).position(|two| two == [0xff, marker]);
    found.expect("the marker")
}

#[test]
fn a_file_is_its_picture() {
    let frame = Frame::from_jpeg(&FILE).expect("a frame");
    assert_eq!((frame.width(), frame.height()), (200, 150));
    assert_eq!(frame.rgb().len(), 200 * 150 * 3);
    assert_eq!(format!("{frame:?}"), "Frame(200 × 150)");
    // A progressive file, and one of a camera.
    for name in ["portrait-a.jpg", "portrait-b.jpg"] {
        let path = format!("{}/faces/{name}", env!("CARGO_MANIFEST_DIR"));
        let frame = Frame::from_jpeg(&std::fs::read(path).expect("a file")).expect("a frame");
        assert_eq!(frame.width() as u32, portrait(name).width());
    }
}

#[test]
fn the_end_is_never_missing() {
    for length in [0, 1] {
        assert_eq!(error(&FILE[..length]), FrameError::NotJpeg);
    }
    for length in (2..FILE.len()).step_by(7).chain([FILE.len() - 1]) {
        assert_eq!(error(&FILE[..length]), FrameError::Truncated, "{length}");
    }
}

#[test]
fn nothing_follows_the_picture() {
    let with = |more: &[u8]| [&FILE[..], more].concat();
    assert_eq!(error(&with(b"PK\x03\x04 a zip")), FrameError::Trailing);
    assert_eq!(error(&with(b"<script>")), FrameError::Trailing);
    assert_eq!(error(&with(&FILE)), FrameError::Trailing);
    // What cameras leave there: zeros, their maker's data, another picture that was announced.
    assert!(Frame::from_jpeg(&with(&[0; 100])).is_ok());
    assert!(Frame::from_jpeg(&with(b"\x00\x00\x01\x0aImage SEFH SEFT")).is_ok());
    let announced = b"\xff\xe2\x00\x08MPF\0II";
    let announced = [&FILE[..2], announced, &FILE[2..]].concat();
    assert!(Frame::from_jpeg(&[&announced[..], &FILE].concat()).is_ok());
    assert_eq!(
        error(&[&announced[..], b"PK\x03\x04"].concat()),
        FrameError::Trailing
    );
    assert_eq!(error(b"GIF89a/*"), FrameError::NotJpeg);
    assert_eq!(
        error(&[b"%PDF-1.4\n", &FILE[..]].concat()),
        FrameError::NotJpeg
    );
}

#[test]
fn too_large_is_refused_before_it_is_decoded() {
    let mut file = FILE.clone();
    let size = segment(&file, 0xc0) + 5;
    // 8000 × 6250: 50 megapixels, out of a file of some kilobytes.
    file[size..size + 4].copy_from_slice(&[0x18, 0x6a, 0x1f, 0x40]);
    let start = std::time::Instant::now();
    assert_eq!(error(&file), FrameError::Pixels);
    file[size..size + 4].copy_from_slice(&[0xff; 4]);
    assert_eq!(error(&file), FrameError::Pixels);
    file[size..size + 4].copy_from_slice(&[0, 100, 0x20, 0x01]);
    assert_eq!(error(&file), FrameError::Pixels);
    file[size..size + 4].fill(0);
    assert_eq!(error(&file), FrameError::Malformed);
    assert_eq!(error(&vec![0xff; Frame::MOST_BYTES + 1]), FrameError::Bytes);
    assert!(start.elapsed().as_millis() < 500);
}

#[test]
fn a_file_made_to_cost_time_is_refused() {
    let scan = segment(&FILE, 0xda);
    let end = FILE.len() - 2;
    let mut file = FILE[..end].to_vec();
    for _ in 0..60 {
        file.extend(&FILE[scan..end]);
    }
    file.extend([0xff, 0xd9]);
    assert_eq!(error(&file), FrameError::Scans);
}

#[test]
fn kinds_that_no_camera_writes_are_refused() {
    let mut file = FILE.clone();
    let start = segment(&file, 0xc0);
    for kind in [0xc3, 0xc5, 0xc9, 0xca, 0xcf] {
        file[start + 1] = kind;
        assert_eq!(error(&file), FrameError::Unsupported);
    }
    let twice = [&FILE[..start], &FILE[start..start + 19], &FILE[start..]].concat();
    assert_eq!(error(&twice), FrameError::Malformed);
    assert_eq!(error(&[0xff, 0xd8, 0xff, 0xd9]), FrameError::Malformed);
}

#[test]
fn a_picture_is_turned_as_its_camera_was_held() {
    let file = jpeg(&placed(0, (60, 36), 30.0, (0.5, 0.5), 0.0));
    for orientation in 0..=9 {
        let mut exif =
            b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
        let turned = [&file[..2], &exif, &file[2..]].concat();
        let frame = Frame::from_jpeg(&turned).expect("a frame");
        let mut expected = image::load_from_memory(&file).expect("a picture");
        let known = image::metadata::Orientation::from_exif(orientation);
        expected.apply_orientation(known.unwrap_or(image::metadata::Orientation::NoTransforms));
        let expected = expected.into_rgb8();
        let size = (frame.width() as u32, frame.height() as u32);
        assert_eq!(size, expected.dimensions(), "{orientation}");
        assert!(frame.rgb() == &expected.into_raw()[..], "{orientation}");
    }
}

#[test]
fn a_picture_without_colour_is_one() {
    let picture =
        image::DynamicImage::from(placed(1, (64, 48), 40.0, (0.5, 0.5), 0.0)).into_luma8();
    let mut file = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new(&mut file);
    picture.write_with_encoder(encoder).expect("a file");
    let frame = Frame::from_jpeg(&file).expect("a frame");
    let expected = image::load_from_memory(&file)
        .expect("a picture")
        .into_rgb8();
    assert!(frame.rgb() == &expected.into_raw()[..]);
}

#[test]
fn pixels_fill_the_picture() {
    let of = |width, height, bytes| Frame::from_rgb(width, height, vec![0; bytes]).err();
    assert_eq!(of(0, 5, 0), Some(FrameError::Length));
    assert_eq!(of(5, 0, 0), Some(FrameError::Length));
    assert_eq!(of(5, 5, 74), Some(FrameError::Length));
    assert_eq!(of(5, 5, 76), Some(FrameError::Length));
    assert_eq!(of(usize::MAX, usize::MAX, 3), Some(FrameError::Pixels));
    assert_eq!(of(usize::MAX, 2, 3), Some(FrameError::Pixels));
    assert_eq!(of(8193, 1, 3 * 8193), Some(FrameError::Pixels));
    assert_eq!(of(5, 5, 75), None);
}

#[test]
fn any_shape_of_frame_is_looked_at() {
    let mut observer = Observer::new().expect("the models");
    let sizes = [
        (1, 1),
        (2, 1),
        (1, 2),
        (8192, 1),
        (1, 8192),
        (3, 5000),
        (31, 33),
        (801, 7),
        (4000, 4000),
    ];
    for (width, height) in sizes {
        let bytes = (0..width * height * 3)
            .map(|index| ((index * 7919) >> 3) as u8)
            .collect();
        let frame = Frame::from_rgb(width, height, bytes).expect("a frame");
        for seen in [observer.observe(&frame), observer.inspect(&frame)] {
            assert_eq!((seen.width as usize, seen.height as usize), (width, height));
            assert!(seen.luma.is_finite());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes_are_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = Frame::from_jpeg(&bytes);
        let _ = Frame::from_jpeg(&[&[0xff, 0xd8], &bytes[..]].concat());
    }

    #[test]
    fn a_damaged_file_is_no_panic(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut file = FILE.clone();
        for (place, byte) in damage {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if let Ok(frame) = Frame::from_jpeg(&file) {
            prop_assert_eq!(frame.rgb().len(), 3 * frame.width() * frame.height());
            prop_assert!(frame.width() * frame.height() <= Frame::MOST_PIXELS);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_pixels_are_looked_at(width in 1_usize..200, height in 1_usize..200, seed in any::<u32>()) {
        static OBSERVER: LazyLock<std::sync::Mutex<Observer>> =
            LazyLock::new(|| std::sync::Mutex::new(Observer::new().expect("the models")));
        let byte = |index: usize| (index as u32).wrapping_mul(seed | 1) as u8;
        let bytes = (0..width * height * 3).map(byte).collect();
        let frame = Frame::from_rgb(width, height, bytes).expect("a frame");
        let seen = OBSERVER.lock().expect("the observer").observe(&frame);
        prop_assert!(seen.face.is_none_or(|face| face.landmarks.iter().all(|point| point.x.is_finite())));
    }
}
