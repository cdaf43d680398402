//! A decoded picture turned as its camera was held.
//!
//! By hand, because `image` brings its conversions between all kinds of pixels and colours with it.

use image::metadata::Orientation;

/// Turns three-byte pixels, row by row; answers the new width, height and pixels.
pub(crate) fn upright(
    (width, height): (usize, usize),
    rgb: Vec<u8>,
    orientation: Orientation,
) -> (usize, usize, Vec<u8>) {
    use Orientation::*;
    let (right, bottom) = (width.saturating_sub(1), height.saturating_sub(1));
    // Where a pixel of the upright picture is in the decoded one.
    let from = |x: usize, y: usize| match orientation {
        NoTransforms => (x, y),
        FlipHorizontal => (right - x, y),
        Rotate180 => (right - x, bottom - y),
        FlipVertical => (x, bottom - y),
        Rotate90FlipH => (y, x),
        Rotate90 => (y, bottom - x),
        Rotate270FlipH => (right - y, bottom - x),
        Rotate270 => (right - y, x),
    };
    let (to_width, to_height) = match orientation {
        NoTransforms => return (width, height, rgb),
        FlipHorizontal | Rotate180 | FlipVertical => (width, height),
        Rotate90FlipH | Rotate90 | Rotate270FlipH | Rotate270 => (height, width),
    };
    let mut turned = Vec::with_capacity(rgb.len());
    for y in 0..to_height {
        for x in 0..to_width {
            let (x, y) = from(x, y);
            let start = 3 * (y * width + x);
            turned.extend_from_slice(&rgb[start..start + 3]);
        }
    }
    (to_width, to_height, turned)
}
