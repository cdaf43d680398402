//! A model made ready for one size of input.

use super::{
    model::{Model, ModelError},
    norm::layer_norm,
    op::{Kind, Op, Shape},
    plan::{Plan, Step},
    simd::{self, Level},
};
use std::sync::Arc;

/// The most numbers all buffers may hold: 64 MB, some ten times what the largest model takes.
const MOST_NUMBERS: usize = 1 << 24;

/// A model with its buffers: running it allocates nothing.
#[derive(Debug)]
pub(crate) struct Network {
    model: Arc<Model>,
    plan: Plan,
    values: Vec<Box<[f32]>>,
    /// What is beyond the edges.
    zeros: Box<[f32]>,
    level: Level,
}

impl Network {
    /// Prepares a model for an input; `outputs` are the values to be read afterwards.
    pub fn new(
        model: &Arc<Model>,
        input: Shape,
        outputs: &[usize],
        level: Level,
    ) -> Result<Self, ModelError> {
        let plan = Plan::new(&model.ops, input, outputs)?;
        let sizes = plan.shapes.iter().zip(&plan.kept);
        let sizes = sizes.map(|(shape, rows)| shape.row() * rows);
        if sizes.clone().sum::<usize>() > MOST_NUMBERS {
            return Err(ModelError::Shape);
        }
        let values = sizes.map(|size| vec![0.0; size].into());
        let longest = plan.shapes.iter().map(|shape| shape.row()).max();
        Ok(Self {
            model: Arc::clone(model),
            values: values.collect(),
            zeros: vec![0.0; longest.unwrap_or(0)].into(),
            plan,
            level,
        })
    }

    /// Where the input goes.
    pub fn input(&mut self) -> &mut [f32] {
        &mut self.values[0]
    }

    /// What was made of it.
    pub fn output(&self, value: usize) -> &[f32] {
        &self.values[value]
    }

    /// The shape of a value.
    pub fn shape(&self, value: usize) -> Shape {
        self.plan.shapes[value]
    }

    /// Makes all outputs of the input.
    pub fn run(&mut self) {
        for step in &self.plan.steps {
            let (before, after) = self.values.split_at_mut(step.op + 1);
            let maps = Maps {
                plan: &self.plan,
                values: before,
                zeros: &self.zeros,
            };
            maps.make(&self.model.ops[step.op], *step, &mut after[0], self.level);
        }
    }
}

/// What was made so far.
struct Maps<'a> {
    plan: &'a Plan,
    values: &'a [Box<[f32]>],
    zeros: &'a [f32],
}

impl<'a> Maps<'a> {
    /// One row of a value.
    fn row(&self, value: usize, row: usize) -> &'a [f32] {
        self.rows(value, row, row + 1)
    }

    /// Rows of a value that lie one behind the other.
    fn rows(&self, value: usize, first: usize, end: usize) -> &'a [f32] {
        let length = self.plan.shapes[value].row();
        let start = first % self.plan.kept[value] * length;
        &self.values[value][start..start + (end - first) * length]
    }

    /// A row of a value or, beyond its edges, zeros.
    fn padded(&self, value: usize, row: Option<usize>) -> &'a [f32] {
        let shape = self.plan.shapes[value];
        match row {
            Some(row) if row < shape.height => self.row(value, row),
            _ => &self.zeros[..shape.row()],
        }
    }

    fn make(&self, op: &Op, step: Step, output: &mut [f32], level: Level) {
        let Step { first, end, .. } = step;
        let from = self.plan.shapes[op.input];
        let to = self.plan.shapes[step.op + 1];
        let start = first % self.plan.kept[step.op + 1] * to.row();
        let output = &mut output[start..start + (end - first) * to.row()];
        let other = |first, end| op.other.map(|other| self.rows(other, first, end));
        match &op.kind {
            Kind::Conv {
                kernel: 1,
                stride: 1,
                weights,
            } => {
                let input = self.rows(op.input, first, end);
                let rows = simd::Rows::new([input, &[], &[]], from.channels, from.channels);
                simd::conv(level, &rows, weights, self.added(op, first, end), output);
            }
            Kind::Conv {
                kernel,
                stride,
                weights,
            } => {
                for (y, output) in (first..end).zip(output.chunks_exact_mut(to.row())) {
                    let mut inputs: [&[f32]; 3] = [&[]; 3];
                    for (row, input) in inputs.iter_mut().enumerate().take(*kernel) {
                        *input = self.row(op.input, y * stride + row);
                    }
                    let step = stride * from.channels;
                    let rows = simd::Rows::new(inputs, step, kernel * from.channels);
                    simd::conv(level, &rows, weights, self.added(op, y, y + 1), output);
                }
            }
            Kind::Depthwise(weights) => {
                for (y, output) in (first..end).zip(output.chunks_exact_mut(to.row())) {
                    let rows = [y.checked_sub(1), Some(y), Some(y + 1)];
                    let rows = rows.map(|row| self.padded(op.input, row));
                    simd::depthwise(level, rows, weights, output);
                }
            }
            Kind::MaxPool => {
                for (y, output) in (first..end).zip(output.chunks_exact_mut(to.row())) {
                    let rows = [2 * y, 2 * y + 1].map(|row| self.row(op.input, row));
                    simd::max_pool(level, rows, to.channels, output);
                }
            }
            Kind::UpsampleAdd => {
                for (y, output) in (first..end).zip(output.chunks_exact_mut(to.row())) {
                    if let Some(other) = other(y, y + 1) {
                        output.copy_from_slice(other);
                    }
                    upsample_add(self.row(op.input, y / 2), to.channels, output);
                }
            }
            Kind::Transpose => {
                let input = self.row(op.input, 0);
                transpose_add(input, from.channels, other(0, 1), output);
            }
            Kind::LayerNorm(factors) => {
                layer_norm(self.rows(op.input, first, end), factors, output);
            }
            Kind::Prepend(column) => {
                output[..column.len()].copy_from_slice(column);
                output[column.len()..].copy_from_slice(self.row(op.input, 0));
            }
            Kind::First => {
                output.copy_from_slice(&self.row(op.input, 0)[..to.channels]);
            }
        }
    }

    /// What is added to an operation's result, and how many channels it has.
    fn added(&self, op: &Op, first: usize, end: usize) -> Option<(&'a [f32], usize)> {
        let other = op.other?;
        Some((
            self.rows(other, first, end),
            self.plan.shapes[other].channels,
        ))
    }
}

/// Adds a row, each place twice, to one of twice its width.
fn upsample_add(small: &[f32], channels: usize, output: &mut [f32]) {
    let pairs = output.chunks_exact_mut(2 * channels);
    for (pair, place) in pairs.zip(small.chunks_exact(channels)) {
        for one in pair.chunks_exact_mut(channels) {
            for (sum, value) in one.iter_mut().zip(place) {
                *sum += value;
            }
        }
    }
}

fn transpose_add(input: &[f32], columns: usize, other: Option<&[f32]>, output: &mut [f32]) {
    let rows = input.len() / columns;
    for (column, output) in output.chunks_exact_mut(rows).enumerate() {
        for (row, value) in output.iter_mut().enumerate() {
            *value = input[row * columns + column];
        }
    }
    if let Some(other) = other {
        for (sum, value) in output.iter_mut().zip(other) {
            *sum += value;
        }
    }
}
