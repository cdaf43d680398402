//! Vectors as arrays.

use super::vector::{Bilinear, Vector};

/// Eight floats in an array.
#[derive(Clone, Copy)]
pub(super) struct Plain([f32; 8]);

impl Plain {
    #[inline(always)]
    fn zip(self, other: Self, of: impl Fn(f32, f32) -> f32) -> Self {
        Self(std::array::from_fn(|lane| of(self.0[lane], other.0[lane])))
    }
}

impl Vector for Plain {
    const LANES: usize = 8;
    type Narrow = Self;

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: the caller promises 8 floats; an array of floats is aligned as a float.
        Self(unsafe { *from.cast() })
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller promises 8 floats; an array of floats is aligned as a float.
        unsafe { *to.cast() = self.0 }
    }

    #[inline(always)]
    unsafe fn splat(value: f32) -> Self {
        Self([value; 8])
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: Self, sum: Self) -> Self {
        Self(std::array::from_fn(|lane| {
            self.0[lane] * factor.0[lane] + sum.0[lane]
        }))
    }

    #[inline(always)]
    unsafe fn add(self, other: Self) -> Self {
        self.zip(other, |one, other| one + other)
    }

    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        self.zip(other, |one, other| if one > other { one } else { other })
    }

    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        self.zip(other, |one, other| if one < other { one } else { other })
    }
}

impl Bilinear for Plain {
    #[inline(always)]
    unsafe fn mix(above: *const u8, below: *const u8, [x, y, factor]: [f32; 3], to: *mut f32) {
        // SAFETY: the caller promises eight bytes at both.
        let [above, below]: [[u8; 8]; 2] = unsafe { [*above.cast(), *below.cast()] };
        let down = |at: usize| {
            let (above, below) = (f32::from(above[at]), f32::from(below[at]));
            above + (below - above) * y
        };
        let mix = |at: usize| (down(at) + (down(at + 3) - down(at)) * x) * factor;
        // SAFETY: the caller promises four floats.
        unsafe { *to.cast() = [mix(0), mix(1), mix(2), 0.0] }
    }
}
