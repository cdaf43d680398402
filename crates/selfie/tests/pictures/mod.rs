//! The test faces, and what is made of them.

#![allow(dead_code, unused_imports)]

mod derive;

pub use derive::*;
use image::{Rgb, RgbImage, imageops};
use jmo_selfie::Frame;
use std::sync::LazyLock;

/// A portrait as it is.
pub fn portrait(name: &str) -> RgbImage {
    let path = format!("{}/faces/{name}", env!("CARGO_MANIFEST_DIR"));
    image::open(path).expect("a portrait").into_rgb8()
}

/// All portraits, with where the face's middle is and how high the face is.
pub const PORTRAITS: [(&str, (f32, f32), f32); 3] = [
    ("portrait-a.jpg", (340.0, 349.0), 281.0),
    ("portrait-b.jpg", (347.0, 350.0), 354.0),
    ("portrait-c.png", (225.0, 125.0), 106.0),
];

static DECODED: LazyLock<[RgbImage; 3]> =
    LazyLock::new(|| PORTRAITS.map(|(name, ..)| portrait(name)));

/// A picture in which the face is `face` pixels high, its middle at `place` of the picture (0 to 1
/// across and down), turned by `degrees` to the right; beyond the portrait its edge goes on.
pub fn placed(
    index: usize,
    (width, height): (u32, u32),
    face: f32,
    place: (f32, f32),
    degrees: f32,
) -> RgbImage {
    let (_, middle, size) = PORTRAITS[index];
    let scale = face / size;
    let whole = &DECODED[index];
    let (smaller_width, smaller_height) =
        (whole.width() as f32 * scale, whole.height() as f32 * scale);
    let filter = imageops::FilterType::Triangle;
    let whole = imageops::resize(whole, smaller_width as u32, smaller_height as u32, filter);
    let (sin, cos) = degrees.to_radians().sin_cos();
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (
            x as f32 - place.0 * width as f32,
            y as f32 - place.1 * height as f32,
        );
        let (x, y) = (cos * x + sin * y, cos * y - sin * x);
        between(&whole, x + middle.0 * scale, y + middle.1 * scale)
    })
}

fn between(picture: &RgbImage, x: f32, y: f32) -> Rgb<u8> {
    let x = x.clamp(0.0, picture.width() as f32 - 1.001);
    let y = y.clamp(0.0, picture.height() as f32 - 1.001);
    let at = |x: u32, y: u32| picture.get_pixel(x, y).0.map(f32::from);
    let (left, top) = (x as u32, y as u32);
    let (above, below) = (
        [at(left, top), at(left + 1, top)],
        [at(left, top + 1), at(left + 1, top + 1)],
    );
    let (right, down) = (x.fract(), y.fract());
    Rgb(std::array::from_fn(|channel| {
        let mix = |two: [[f32; 3]; 2]| two[0][channel] * (1.0 - right) + two[1][channel] * right;
        (mix(above) * (1.0 - down) + mix(below) * down + 0.5) as u8
    }))
}

/// A frame of a picture.
pub fn frame(picture: RgbImage) -> Frame {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    Frame::from_rgb(width, height, picture.into_raw()).expect("a frame")
}

/// A JPEG file of a picture.
pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
    picture.write_with_encoder(encoder).expect("a file");
    bytes
}
