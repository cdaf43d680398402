//! Vectors of x86-64.

use super::vector::{Bilinear, Vector};
use std::arch::x86_64::*;

/// Eight floats, by AVX2 and FMA.
#[derive(Clone, Copy)]
pub(super) struct Avx2(__m256);

impl Vector for Avx2 {
    const LANES: usize = 8;
    type Narrow = Self;

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: the caller promises the instructions and 8 floats, of any alignment.
        Self(unsafe { _mm256_loadu_ps(from) })
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller promises the instructions and 8 floats, of any alignment.
        unsafe { _mm256_storeu_ps(to, self.0) }
    }

    #[inline(always)]
    unsafe fn splat(value: f32) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm256_set1_ps(value) })
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: Self, sum: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm256_fmadd_ps(self.0, factor.0, sum.0) })
    }

    #[inline(always)]
    unsafe fn add(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm256_add_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm256_max_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm256_min_ps(self.0, other.0) })
    }
}

/// Sixteen floats, by AVX-512F.
#[derive(Clone, Copy)]
pub(super) struct Avx512(__m512);

impl Vector for Avx512 {
    const LANES: usize = 16;
    type Narrow = Avx2;

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: the caller promises the instructions and 16 floats, of any alignment.
        Self(unsafe { _mm512_loadu_ps(from) })
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller promises the instructions and 16 floats, of any alignment.
        unsafe { _mm512_storeu_ps(to, self.0) }
    }

    #[inline(always)]
    unsafe fn splat(value: f32) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm512_set1_ps(value) })
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: Self, sum: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm512_fmadd_ps(self.0, factor.0, sum.0) })
    }

    #[inline(always)]
    unsafe fn add(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm512_add_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm512_max_ps(self.0, other.0) })
    }

    #[inline(always)]
    unsafe fn min(self, other: Self) -> Self {
        // SAFETY: the caller promises the instructions.
        Self(unsafe { _mm512_min_ps(self.0, other.0) })
    }
}

impl Bilinear for Avx2 {
    #[inline(always)]
    unsafe fn mix(above: *const u8, below: *const u8, [x, y, factor]: [f32; 3], to: *mut f32) {
        // SAFETY: the caller promises the instructions, eight bytes at both and four floats.
        unsafe {
            let read = |from: *const u8| {
                let bytes = _mm_loadl_epi64(from.cast());
                _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(bytes))
            };
            let (above, below) = (read(above), read(below));
            let both = _mm256_fmadd_ps(_mm256_sub_ps(below, above), _mm256_set1_ps(y), above);
            let left = _mm256_castps256_ps128(both);
            let order = _mm256_setr_epi32(3, 4, 5, 6, 0, 0, 0, 0);
            let right = _mm256_castps256_ps128(_mm256_permutevar8x32_ps(both, order));
            let mixed = _mm_fmadd_ps(_mm_sub_ps(right, left), _mm_set1_ps(x), left);
            _mm_storeu_ps(to, _mm_mul_ps(mixed, _mm_set1_ps(factor)));
        }
    }
}

impl Bilinear for Avx512 {
    #[inline(always)]
    unsafe fn mix(above: *const u8, below: *const u8, weights: [f32; 3], to: *mut f32) {
        // SAFETY: where AVX-512 is, AVX2 is; the rest is the caller's promise.
        unsafe { Avx2::mix(above, below, weights, to) }
    }
}
