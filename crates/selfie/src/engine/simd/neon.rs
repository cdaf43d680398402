//! Vectors of 64-bit ARM.

use super::vector::{Bilinear, Vector};
use std::arch::aarch64::*;

/// Four floats, by NEON.
#[derive(Clone, Copy)]
pub(super) struct Neon(float32x4_t);

impl Vector for Neon {
    const LANES: usize = 4;
    type Narrow = Self;

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: the caller promises the instructions and 4 floats, of any alignment.
        Self(unsafe { vld1q_f32(from) })
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller promises the instructions and 4 floats, of any alignment.
        unsafe { vst1q_f32(to, self.0) }
    }

    #[inline(always)]
    unsafe fn splat(value: f32) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { vdupq_n_f32(value) })
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: Self, sum: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { vfmaq_f32(sum.0, self.0, factor.0) })
    }

    #[inline(always)]
    unsafe fn add(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { vaddq_f32(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { vmaxq_f32(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { vminq_f32(self.0, other.0) })
    }
}

impl Bilinear for Neon {
    #[inline(always)]
    unsafe fn mix(above: *const u8, below: *const u8, [x, y, factor]: [f32; 3], to: *mut f32) {
        // SAFETY: the caller promises the instructions, eight bytes at both and four floats.
        unsafe {
            let read = |from: *const u8| {
                let wide = vmovl_u8(vld1_u8(from));
                let low = vcvtq_f32_u32(vmovl_u16(vget_low_u16(wide)));
                (low, vcvtq_f32_u32(vmovl_u16(vget_high_u16(wide))))
            };
            let (above, below) = (read(above), read(below));
            let down = |above, below| vfmaq_n_f32(above, vsubq_f32(below, above), y);
            let left = down(above.0, below.0);
            let right = vextq_f32::<3>(left, down(above.1, below.1));
            let mixed = vfmaq_n_f32(left, vsubq_f32(right, left), x);
            vst1q_f32(to, vmulq_n_f32(mixed, factor));
        }
    }
}
