//! What light, cameras and files do to a picture.

use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops};

/// Each value as a function of itself and its place.
fn each(mut picture: RgbImage, of: impl Fn(f32, f32, f32) -> f32) -> RgbImage {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (x, y) = (x as f32 / width, y as f32 / height);
        pixel.0 = pixel.0.map(|value| of(f32::from(value), x, y) as u8);
    }
    picture
}

/// Another brightness.
pub fn times(picture: RgbImage, factor: f32) -> RgbImage {
    each(picture, |value, _, _| value * factor)
}

/// A tone curve: darker skin above 1, lighter below.
pub fn tone(picture: RgbImage, gamma: f32) -> RgbImage {
    each(picture, |value, _, _| 255.0 * (value / 255.0).powf(gamma))
}

/// Less contrast, as through a smudged lens.
pub fn veiled(picture: RgbImage, by: f32) -> RgbImage {
    each(picture, |value, _, _| value + (200.0 - value) * by)
}

/// Light from the left: to the right it falls to a part of itself.
pub fn lit_from_the_left(picture: RgbImage, part: f32) -> RgbImage {
    shaded(picture, part, 0.3)
}

/// Light on the left half alone; the other has a part of it.
pub fn half_lit(picture: RgbImage, part: f32) -> RgbImage {
    shaded(picture, part, 0.08)
}

fn shaded(picture: RgbImage, part: f32, over: f32) -> RgbImage {
    each(picture, |value, x, _| {
        let across = ((x - 0.5) / over + 0.5).clamp(0.0, 1.0);
        value * (1.0 - (1.0 - part) * across)
    })
}

/// A lamp in the middle of the frame, as bright as the camera can say within a part of its width.
pub fn glare(picture: RgbImage, part: f32) -> RgbImage {
    each(picture, |value, x, y| {
        let far = (x - 0.5).hypot(y - 0.5) / part;
        value + 255.0 * (1.5 - far).clamp(0.0, 1.0)
    })
}

/// Without colour.
pub fn grey(picture: &RgbImage) -> RgbImage {
    image::DynamicImage::ImageLuma8(imageops::grayscale(picture)).into_rgb8()
}

/// Noise of a camera in little light, of a standard deviation of about `by`.
pub fn noisy(mut picture: RgbImage, by: f32) -> RgbImage {
    let mut state = 1_u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / (1 << 24) as f32
    };
    for value in picture.iter_mut() {
        let sum = (0..4).map(|_| random()).sum::<f32>() - 2.0;
        *value = (f32::from(*value) + by * 1.73 * sum) as u8;
    }
    picture
}

/// As a JPEG file of this quality keeps it.
pub fn kept(picture: &RgbImage, quality: u8) -> RgbImage {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.write_with_encoder(encoder).expect("a file");
    image::load_from_memory(&bytes)
        .expect("the file")
        .into_rgb8()
}

/// As a camera of fewer pixels would have seen it.
pub fn coarser(picture: &RgbImage, factor: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let filter = imageops::FilterType::Triangle;
    let small = imageops::resize(picture, width / factor, height / factor, filter);
    imageops::resize(&small, width, height, filter)
}

/// A hand that moved: the mean of `length` pixels to the right.
pub fn shaken(picture: &RgbImage, length: u32) -> RgbImage {
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let mut sum = [0; 3];
        for step in 0..length {
            let pixel = picture.get_pixel((x + step).min(picture.width() - 1), y);
            for (sum, value) in sum.iter_mut().zip(pixel.0) {
                *sum += u32::from(value);
            }
        }
        Rgb(sum.map(|sum| (sum / length) as u8))
    })
}

/// Pieces of a picture in another order: everything of a face but a face.
pub fn shuffled(picture: &RgbImage, side: u32) -> RgbImage {
    let (columns, rows) = (picture.width() / side, picture.height() / side);
    RgbImage::from_fn(columns * side, rows * side, |x, y| {
        let piece = (x / side + y / side * columns) * 7919 % (columns * rows);
        let (left, top) = (piece % columns * side, piece / columns * side);
        *picture.get_pixel(left + x % side, top + y % side)
    })
}
