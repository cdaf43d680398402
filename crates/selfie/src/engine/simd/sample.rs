//! Reading a picture between its pixels.

use super::{
    level::{Level, by_level, kernels},
    vector::Bilinear,
};

/// How many bytes must follow the last pixel: eight are read at any.
pub(crate) const PADDING: usize = 5;

/// Pixels of three bytes, row by row, and [`PADDING`] bytes after them.
#[derive(Clone, Copy)]
pub(crate) struct Pixels<'a> {
    pub bytes: &'a [u8],
    pub width: usize,
    pub height: usize,
}

/// Places along a line, in pixels from the centre of the first.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    pub x: f32,
    pub y: f32,
    pub step_x: f32,
    pub step_y: f32,
}

/// Reads three numbers, times `factor`, at each place of a line, between pixels by distance; beyond
/// the edges the edge goes on.
///
/// # Panics
/// Where there are no pixels, or not as many as said.
pub(crate) fn sample(level: Level, pixels: Pixels, line: Line, factor: f32, output: &mut [f32]) {
    let Pixels { bytes, width, height } = pixels;
    assert!(width > 0 && height > 0 && width.max(height) < 1 << 24);
    assert!(bytes.len() >= 3 * width * height + PADDING);
    by_level!(level, kernel, pixels, line, factor, output);
}

kernels!(kernel, (pixels: Pixels, line: Line, factor: f32, output: &mut [f32]), |V| {
    all::<V>(pixels, line, factor, output)
});

/// # Safety
/// The lengths must be those [`sample`] checks.
#[inline(always)]
unsafe fn all<V: Bilinear>(pixels: Pixels, line: Line, factor: f32, output: &mut [f32]) {
    let last_x = (pixels.width - 1) as f32;
    let last_y = (pixels.height - 1) as f32;
    let row = 3 * pixels.width;
    let count = output.len() / 3;
    // Four numbers are written at each place; the last place has room for three.
    let mut last = [0.0; 4];
    for index in 0..count {
        // Of a NaN, `max` makes the other.
        let x = (line.x + index as f32 * line.step_x).max(0.0).min(last_x);
        let y = (line.y + index as f32 * line.step_y).max(0.0).min(last_y);
        // SAFETY: x and y are numbers within 0..=last. The row below the last has no weight, and is
        // the last again; the pixel right of the last has no weight, and is within the padding.
        unsafe {
            let (left, top) = (x.to_int_unchecked::<i32>(), y.to_int_unchecked::<i32>());
            let above = top as usize * row + 3 * left as usize;
            let below = above + if y < last_y { row } else { 0 };
            let from = pixels.bytes.as_ptr();
            let to = if index + 1 < count {
                output.as_mut_ptr().add(3 * index)
            } else {
                last.as_mut_ptr()
            };
            let (x, y) = (x - left as f32, y - top as f32);
            V::mix(from.add(above), from.add(below), [x, y, factor], to);
        }
    }
    if count > 0 {
        output[3 * (count - 1)..3 * count].copy_from_slice(&last[..3]);
    }
}
