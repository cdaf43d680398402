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
    unsafe fn mul(self, other: Self) -> Self;
    unsafe fn max(self, other: Self) -> Self;
    unsafe fn min(self, other: Self) -> Self;
}
