//! Reading a picture between its pixels.

use super::{
    level::{Level, by_level, kernels},
    vector::Bilinear,
};

/// How many bytes must follow the last pixel: eight are read at any.
pub(crate) const PADDING: usize = 5;

/// How many places are found at once.
const GROUP: usize = 8;

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
    let Pixels {
        bytes,
        width,
        height,
    } = pixels;
    assert!(width > 0 && height > 0 && width.max(height) < 1 << 24);
    let pixels_end = (3 * width).checked_mul(height);
    let pixels_end = pixels_end.filter(|end| *end < i32::MAX as usize);
    assert!(pixels_end.is_some_and(|end| bytes.len() >= end + PADDING));
    by_level!(level, kernel, pixels, line, factor, output);
}

kernels!(kernel, (pixels: Pixels, line: Line, factor: f32, output: &mut [f32]), |V| {
    all::<V>(pixels, line, factor, output)
});

/// # Safety
/// The lengths must be those [`sample`] checks.
#[inline(always)]
unsafe fn all<V: Bilinear>(pixels: Pixels, line: Line, factor: f32, output: &mut [f32]) {
    let row = 3 * pixels.width as i32;
    let count = output.len() / 3;
    // Four numbers are written at each place; the last place has room for three.
    let mut last = [0.0; 4];
    for start in (0..count).step_by(GROUP) {
        // SAFETY: neither side is 0 or above 2^24.
        let (left, right) = unsafe { places(line.x, line.step_x, start, pixels.width) };
        // SAFETY: as above.
        let (top, down) = unsafe { places(line.y, line.step_y, start, pixels.height) };
        for index in 0..GROUP.min(count - start) {
            let above = top[index] * row + 3 * left[index];
            // The row below the last has no weight: it is the last again.
            let below = above + if down[index] > 0.0 { row } else { 0 };
            let at = start + index;
            // SAFETY: left and top are a pixel's; what is right of the last pixel has no weight and
            // is within the padding. A place below the last row has weight 0, so `below` is a row.
            unsafe {
                let from = pixels.bytes.as_ptr();
                let to = if at + 1 < count {
                    output.as_mut_ptr().add(3 * at)
                } else {
                    last.as_mut_ptr()
                };
                let weights = [right[index], down[index], factor];
                V::mix(
                    from.add(above as usize),
                    from.add(below as usize),
                    weights,
                    to,
                );
            }
        }
    }
    if count > 0 {
        output[3 * (count - 1)..3 * count].copy_from_slice(&last[..3]);
    }
}

/// The pixels before some places, within `0..size`, and how far behind them the places are.
///
/// # Safety
/// The size must not be 0, nor above 2^24.
#[inline(always)]
unsafe fn places(from: f32, step: f32, start: usize, size: usize) -> ([i32; GROUP], [f32; GROUP]) {
    let last = (size - 1) as f32;
    let places: [f32; GROUP] = std::array::from_fn(|index| {
        let place = from + (start + index) as i32 as f32 * step;
        // What is not a number becomes 0.
        let place = if place > 0.0 { place } else { 0.0 };
        if place < last { place } else { last }
    });
    // SAFETY: 0 ≤ place ≤ last < 2^24.
    let whole = places.map(|place| unsafe { place.to_int_unchecked::<i32>() });
    let rest = std::array::from_fn(|index| places[index] - whole[index] as f32);
    (whole, rest)
}
