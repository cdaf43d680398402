//! The kernels, by the width of the machine's vectors. All of the crate's unsafe code is in this
//! module, for two reasons: vector instructions that are only there on some machines, and inner
//! loops without bounds checks.
//!
//! How it is kept sound: each kernel is written once over [`Vector`](vector::Vector) and works on
//! raw pointers. The functions here, the only way in, check with `assert!` that every slice is as
//! long as the kernel will read or write; each kernel says which lengths those are. A [`Level`]
//! other than the plain one can only be had where its instructions were found.

#![allow(unsafe_code)]

mod conv;
mod depthwise;
mod level;
#[cfg(target_arch = "aarch64")]
mod neon;
mod panels;
mod plain;
mod pool;
mod sample;
mod vector;
#[cfg(target_arch = "x86_64")]
mod x86;

pub(crate) use conv::{Rows, conv};
pub(crate) use depthwise::{Depthwise, depthwise};
pub(crate) use level::Level;
pub(crate) use panels::Panels;
pub(crate) use pool::max_pool;
pub(crate) use sample::{Line, PADDING, Pixels, sample};
