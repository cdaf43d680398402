//! Which vector instructions there are.

use std::fmt;

/// The vector instructions kernels use. Only [`Level::best`] and [`Level::all`] make one, after
/// looking at the machine: that a level exists is the proof that its instructions do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level(pub(super) Instructions);

/// What a [`Level`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Instructions {
    /// What the compiler makes of arrays: the twin that every other level is held against.
    Plain,
    /// 4 floats, on every 64-bit ARM.
    #[cfg(target_arch = "aarch64")]
    Neon,
    /// 8 floats, with fused multiply-add.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// 16 floats.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Level {
    /// The best this machine has.
    pub fn best() -> Self {
        Self::all().last().unwrap_or(Self(Instructions::Plain))
    }

    /// What the instructions are called.
    pub fn name(self) -> &'static str {
        match self.0 {
            Instructions::Plain => "no vectors of its own",
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon => "NEON",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => "AVX2",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => "AVX-512",
        }
    }

    /// All that this machine has, the best last.
    pub fn all() -> impl Iterator<Item = Self> {
        let plain = Some(Instructions::Plain);
        #[cfg(target_arch = "x86_64")]
        let others = {
            let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            let avx512 = avx2 && is_x86_feature_detected!("avx512f");
            [
                avx2.then_some(Instructions::Avx2),
                avx512.then_some(Instructions::Avx512),
            ]
        };
        #[cfg(target_arch = "aarch64")]
        let others = [Some(Instructions::Neon)];
        #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
        let others = [None];
        [plain].into_iter().chain(others).flatten().map(Self)
    }
}

impl fmt::Debug for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Calls a kernel for the level's vectors: `$wide` is a panel's 16 floats, `$narrow` its 8.
macro_rules! by_level {
    ($level:expr, $kernel:ident, $($argument:expr),*) => {
        match $level.0 {
            // SAFETY: the arguments were checked by the caller; every machine has this one.
            $crate::engine::simd::level::Instructions::Plain => unsafe { $kernel::plain($($argument),*) },
            #[cfg(target_arch = "aarch64")]
            // SAFETY: the arguments were checked by the caller; the level exists, so NEON does.
            $crate::engine::simd::level::Instructions::Neon => unsafe { $kernel::neon($($argument),*) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the arguments were checked by the caller; the level exists, so AVX2 does.
            $crate::engine::simd::level::Instructions::Avx2 => unsafe { $kernel::avx2($($argument),*) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the arguments were checked by the caller; the level exists, so AVX-512 does.
            $crate::engine::simd::level::Instructions::Avx512 => unsafe { $kernel::avx512($($argument),*) },
        }
    };
}

/// Instantiates a kernel for every kind of vector: `$eight` makes 8 floats at a time out of what is
/// given, `$sixteen` 16.
macro_rules! kernels {
    ($name:ident, ($($argument:ident: $type:ty),*), |$vector:ident| $body:expr) => {
        mod $name {
            use super::*;

            /// # Safety
            /// As the kernel.
            pub(super) unsafe fn plain($($argument: $type),*) {
                type $vector = crate::engine::simd::plain::Plain;
                // SAFETY: as the caller promises.
                unsafe { $body }
            }

            /// # Safety
            /// As the kernel; the machine must have NEON.
            #[cfg(target_arch = "aarch64")]
            #[target_feature(enable = "neon")]
            pub(super) unsafe fn neon($($argument: $type),*) {
                type $vector = crate::engine::simd::neon::Neon;
                // SAFETY: as the caller promises.
                unsafe { $body }
            }

            /// # Safety
            /// As the kernel; the machine must have AVX2 and FMA.
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2,fma")]
            pub(super) unsafe fn avx2($($argument: $type),*) {
                type $vector = crate::engine::simd::x86::Avx2;
                // SAFETY: as the caller promises.
                unsafe { $body }
            }

            /// # Safety
            /// As the kernel; the machine must have AVX-512F, AVX2 and FMA.
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx2,fma")]
            pub(super) unsafe fn avx512($($argument: $type),*) {
                type $vector = crate::engine::simd::x86::Avx512;
                // SAFETY: as the caller promises.
                unsafe { $body }
            }
        }
    };
}

pub(super) use {by_level, kernels};
