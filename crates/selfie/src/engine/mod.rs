//! A small inference engine for the three models: 32-bit floats, one picture at a time, channels
//! innermost (NHWC). A [`Model`] is operations and weights, a [`Network`] is a model made ready
//! for one size of input, with every buffer it will ever need.

mod model;
mod network;
mod norm;
mod op;
mod plan;
mod simd;
#[cfg(test)]
mod tests;

pub(crate) use model::Model;
pub use model::ModelError;
pub(crate) use network::Network;
pub(crate) use op::Shape;
pub(crate) use simd::{Level, Line, PADDING, Pixels, sample};
