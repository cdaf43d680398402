//! What a kernel asks of a machine's vectors.

/// Some floats that are worked on together. Every function is inlined into a kernel that was
/// compiled for the machine's instructions.
///
/// # Safety
/// All functions: the machine must have the instructions. `load` and `store`: the pointer must be
/// good for `LANES` floats.
pub(super) trait Vector: Copy {
    /// How many floats.
    const LANES: usize;
    /// A vector of 8 floats or fewer, for what has only 8 channels.
    type Narrow: Vector;
    unsafe fn load(from: *const f32) -> Self;
    unsafe fn store(self, to: *mut f32);
    unsafe fn splat(value: f32) -> Self;
    /// `self · factor + sum`.
    unsafe fn mul_add(self, factor: Self, sum: Self) -> Self;
    unsafe fn add(self, other: Self) -> Self;
    unsafe fn max(self, other: Self) -> Self;
    unsafe fn min(self, other: Self) -> Self;
}

/// Between four pixels.
///
/// # Safety
/// The machine must have the instructions; eight bytes must be readable at both places, and four
/// floats writable at `to`.
pub(super) trait Bilinear {
    /// Mixes the pixel at `above`, the one right of it, and the two at `below`, by how far right and
    /// down the place is, then multiplies by the third number. Writes three numbers, and anything
    /// as a fourth.
    unsafe fn mix(above: *const u8, below: *const u8, weights: [f32; 3], to: *mut f32);
}
