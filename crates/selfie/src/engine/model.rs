//! A model in its packed form: a list of operations, then their weights.
//!
//! All numbers are little-endian. `JMOS`, one byte for the weights (0: 32-bit floats, 1: 16-bit
//! floats), the number of operations (u16); for each of them its kind, a convolution's kernel,
//! stride and activation (0 none, 1 below zero is zero, 2 slopes), then input, other value (0xffff:
//! none), channels in, channels out (u16 each); then the weights, operation by operation: a
//! convolution's `[kernel row][kernel column][in][out]`, bias, slopes.

use super::{
    op::{Kind, Op},
    simd::{Depthwise, Panels},
};
use ring::digest::{SHA256, digest};

/// The most operations: planning goes from one to those it reads from, and that deep.
const MOST_OPS: usize = 512;

/// Why a model cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Its bytes are not those that were tested.
    #[error("the model is not the one that was tested: its hash differs")]
    Hash,
    /// It is not in the packed form, or ends too early or too late.
    #[error("the model is not in the packed form")]
    Form,
    /// Its operations do not fit together or do not fit the input.
    #[error("the model's operations do not fit together")]
    Shape,
}

/// Operations and weights.
#[derive(Debug)]
pub(crate) struct Model {
    pub(super) ops: Vec<Op>,
}

impl Model {
    /// Reads a packed model after checking its SHA-256.
    pub fn load(bytes: &[u8], sha256: &str) -> Result<Self, ModelError> {
        let found = digest(&SHA256, bytes);
        let hex = |byte: &u8| format!("{byte:02x}");
        let found: String = found.as_ref().iter().map(hex).collect();
        if found != sha256 {
            return Err(ModelError::Hash);
        }
        Self::read(bytes)
    }

    /// How many values there are: the input, and what each operation makes.
    pub fn values(&self) -> usize {
        self.ops.len() + 1
    }

    /// Reads a packed model.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader(bytes);
        if reader.take(4)? != b"JMOS" {
            return Err(ModelError::Form);
        }
        let half = reader.byte()? != 0;
        let count = reader.number()?;
        if count > MOST_OPS {
            return Err(ModelError::Form);
        }
        let heads: Result<Vec<_>, _> = (0..count).map(|_| Head::read(&mut reader)).collect();
        let mut weights = Weights { reader, half };
        let mut ops = Vec::with_capacity(count);
        for (index, head) in heads?.into_iter().enumerate() {
            let op = head.op(&mut weights)?;
            if op.input > index || op.other.is_some_and(|other| other > index) {
                return Err(ModelError::Shape);
            }
            ops.push(op);
        }
        match weights.reader.0 {
            [] => Ok(Self { ops }),
            _ => Err(ModelError::Form),
        }
    }
}

struct Head {
    kind: u8,
    kernel: usize,
    stride: usize,
    activation: u8,
    input: usize,
    other: usize,
    inputs: usize,
    outputs: usize,
}

impl Head {
    fn read(from: &mut Reader) -> Result<Self, ModelError> {
        Ok(Self {
            kind: from.byte()?,
            kernel: from.byte()?.into(),
            stride: from.byte()?.into(),
            activation: from.byte()?,
            input: from.number()?,
            other: from.number()?,
            inputs: from.number()?,
            outputs: from.number()?,
        })
    }

    fn op(&self, weights: &mut Weights) -> Result<Op, ModelError> {
        let Self {
            kernel,
            stride,
            inputs,
            outputs,
            ..
        } = *self;
        let kind = match self.kind {
            0 if (1..=3).contains(&kernel) && stride > 0 && inputs > 0 && outputs > 0 => {
                let numbers = (kernel * kernel * inputs).checked_mul(outputs);
                let matrix = weights.take(numbers.ok_or(ModelError::Form)?)?;
                let bias = weights.take(outputs)?;
                let slopes = self.slopes(weights)?;
                let weights = Panels::new(&matrix, &bias, slopes.as_deref());
                Kind::Conv {
                    kernel,
                    stride,
                    weights,
                }
            }
            1 if inputs > 0 && inputs % 8 == 0 && self.activation < 2 => {
                let matrix = weights.take(9 * inputs)?;
                let bias = weights.take(inputs)?;
                Kind::Depthwise(Depthwise::new(matrix, bias, self.activation == 1))
            }
            2 => Kind::MaxPool,
            3 => Kind::UpsampleAdd,
            4 => Kind::Transpose,
            5 => Kind::LayerNorm(weights.take(inputs)?),
            6 => Kind::Prepend(weights.take(inputs)?),
            7 => Kind::First,
            _ => return Err(ModelError::Form),
        };
        Ok(Op {
            kind,
            input: self.input,
            other: (self.other != 0xffff).then_some(self.other),
        })
    }

    fn slopes(&self, weights: &mut Weights) -> Result<Option<Box<[f32]>>, ModelError> {
        match self.activation {
            0 => Ok(None),
            1 => Ok(Some(vec![0.0; self.outputs].into())),
            2 => Ok(Some(weights.take(self.outputs)?)),
            _ => Err(ModelError::Form),
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ModelError::Form)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, ModelError> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<usize, ModelError> {
        let taken = self.take(2)?;
        Ok(u16::from_le_bytes([taken[0], taken[1]]).into())
    }
}

struct Weights<'a> {
    reader: Reader<'a>,
    half: bool,
}

impl Weights<'_> {
    fn take(&mut self, count: usize) -> Result<Box<[f32]>, ModelError> {
        let bytes = count.checked_mul(if self.half { 2 } else { 4 });
        let bytes = self.reader.take(bytes.ok_or(ModelError::Form)?)?;
        Ok(if self.half {
            let number = |two: &[u8; 2]| from_half(u16::from_le_bytes(*two));
            bytes.as_chunks().0.iter().map(number).collect()
        } else {
            let number = |four: &[u8; 4]| f32::from_le_bytes(*four);
            bytes.as_chunks().0.iter().map(number).collect()
        })
    }
}

/// A 16-bit float as a 32-bit one.
fn from_half(half: u16) -> f32 {
    let sign = u32::from(half >> 15) << 31;
    let exponent = u32::from(half >> 10 & 31);
    let fraction = u32::from(half & 1023);
    match exponent {
        // Below the smallest normal number the fraction counts in steps of 2^-24.
        0 => f32::from_bits(sign | (fraction as f32 * 2_f32.powi(-24)).to_bits()),
        31 => f32::from_bits(sign | 0x7f80_0000 | fraction << 13),
        _ => f32::from_bits(sign | (exponent + 112) << 23 | fraction << 13),
    }
}
