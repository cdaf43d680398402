//! The operations of the models, and the shapes they make.

use super::simd::{Depthwise, Panels};

/// The most numbers a map may have: some ten times what the largest has.
const MOST_NUMBERS: usize = 1 << 24;

/// The size of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub height: usize,
    pub width: usize,
    pub channels: usize,
}

impl Shape {
    /// How many numbers are in a row.
    pub fn row(self) -> usize {
        self.width * self.channels
    }
}

/// What is done.
#[derive(Debug)]
pub(super) enum Kind {
    /// A convolution without padding; then the other value is added, if there is one (it may have
    /// fewer channels), then what is below zero gets its slope.
    Conv {
        kernel: usize,
        stride: usize,
        weights: Panels,
    },
    /// A 3 × 3 convolution of each channel by itself, edges padded with zeros.
    Depthwise(Depthwise),
    /// The largest of 2 × 2.
    MaxPool,
    /// Each place becomes 2 × 2, and the other value, of that size, is added.
    UpsampleAdd,
    /// Columns and channels change places in a map of one row; the other value is added.
    Transpose,
    /// Each place gets mean 0 and variance 1 over its channels, then a factor per channel.
    LayerNorm(Box<[f32]>),
    /// A column before the first, in a map of one row.
    Prepend(Box<[f32]>),
    /// The first column alone.
    First,
}

/// An operation. Value 0 is the model's input, value n what the n-th operation made.
#[derive(Debug)]
pub(super) struct Op {
    pub kind: Kind,
    pub input: usize,
    pub other: Option<usize>,
}

impl Op {
    /// The shape of what comes out, `None` where what goes in does not fit.
    pub fn output(&self, values: &[Shape]) -> Option<Shape> {
        let from = *values.get(self.input)?;
        let other = match self.other {
            Some(other) => Some(*values.get(other)?),
            None => None,
        };
        let Shape {
            height,
            width,
            channels,
        } = from;
        let of = |height, width, channels| Shape {
            height,
            width,
            channels,
        };
        let (fits, to) = match &self.kind {
            Kind::Conv {
                kernel,
                stride,
                weights,
            } => {
                let size = |side: usize| Some(side.checked_sub(*kernel)? / stride + 1);
                let fits = weights.inputs() == kernel * kernel * channels;
                (fits, of(size(height)?, size(width)?, weights.outputs()))
            }
            Kind::Depthwise(weights) => (weights.channels() == channels, from),
            Kind::MaxPool => (channels % 8 == 0, of(height / 2, width / 2, channels)),
            Kind::UpsampleAdd => (true, of(2 * height, 2 * width, channels)),
            Kind::Transpose => (height == 1, of(1, channels, width)),
            Kind::LayerNorm(factors) => (factors.len() == channels, from),
            Kind::Prepend(column) => {
                let fits = height == 1 && column.len() == channels;
                (fits, of(1, width + 1, channels))
            }
            Kind::First => (height == 1 && width > 0, of(1, 1, channels)),
        };
        let fewer_channels = matches!(self.kind, Kind::Conv { .. });
        let added = other.is_none_or(|other| {
            (other.height, other.width) == (to.height, to.width)
                && (other.channels == to.channels || fewer_channels && other.channels < to.channels)
        });
        let numbers = to.width.checked_mul(to.channels)?.checked_mul(to.height)?;
        (fits && added && (1..=MOST_NUMBERS).contains(&numbers)).then_some(to)
    }

    /// The rows of a value that rows `first..end` of this operation's output are made of.
    pub fn reads(&self, first: usize, end: usize, input_height: usize) -> (usize, usize) {
        match &self.kind {
            Kind::Conv { kernel, stride, .. } => (first * stride, (end - 1) * stride + kernel),
            Kind::Depthwise(_) => (first.saturating_sub(1), (end + 1).min(input_height)),
            Kind::MaxPool => (2 * first, 2 * end),
            Kind::UpsampleAdd => (first / 2, end.div_ceil(2)),
            Kind::Transpose | Kind::LayerNorm(_) | Kind::Prepend(_) | Kind::First => (first, end),
        }
    }
}
