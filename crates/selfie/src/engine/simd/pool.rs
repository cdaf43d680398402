//! The largest of 2 × 2.

use super::{
    level::{Level, by_level, kernels},
    vector::Vector,
};

/// Makes a row of half the width from two rows.
///
/// # Panics
/// Where the rows are too short or the channels not in eights.
pub(crate) fn max_pool(level: Level, rows: [&[f32]; 2], channels: usize, output: &mut [f32]) {
    assert!(channels > 0 && channels.is_multiple_of(8) && output.len().is_multiple_of(channels));
    assert!(rows.iter().all(|row| row.len() >= 2 * output.len()));
    by_level!(level, kernel, rows, channels, output);
}

kernels!(kernel, (rows: [&[f32]; 2], channels: usize, output: &mut [f32]), |V| {
    if channels.is_multiple_of(V::LANES) {
        all::<V>(rows, channels, output)
    } else {
        all::<<V as Vector>::Narrow>(rows, channels, output)
    }
});

/// # Safety
/// The lengths must be those [`max_pool`] checks, and the channels a multiple of the vector's.
#[inline(always)]
unsafe fn all<V: Vector>(rows: [&[f32]; 2], channels: usize, output: &mut [f32]) {
    for x in 0..output.len() / channels {
        for channel in (0..channels).step_by(V::LANES) {
            // SAFETY: places 2x and 2x + 1 exist in rows of twice the output's length.
            unsafe {
                let at = |row: &[f32], x| V::load(row.as_ptr().add(x * channels + channel));
                let above = at(rows[0], 2 * x).max(at(rows[0], 2 * x + 1));
                let below = at(rows[1], 2 * x).max(at(rows[1], 2 * x + 1));
                let to = output.as_mut_ptr().add(x * channels + channel);
                above.max(below).store(to);
            }
        }
    }
}
