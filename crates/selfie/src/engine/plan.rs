//! In which order the rows of all the maps are made.
//!
//! Large maps are made row by row and only as far as somebody asks, so that what an operation
//! reads was written a moment ago and is still in the nearest cache; no more of such a map is kept
//! than somebody will read again. Small maps are made whole.

use super::{
    model::ModelError,
    op::{Op, Shape},
};

/// Narrower maps are made whole.
const BY_ROWS_FROM: usize = 48;

/// Rows of what one operation makes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub op: usize,
    pub first: usize,
    pub end: usize,
}

#[derive(Debug)]
pub(super) struct Plan {
    /// Of every value.
    pub shapes: Vec<Shape>,
    /// How many rows of each value are kept; row r is at r modulo this.
    pub kept: Vec<usize>,
    pub steps: Vec<Step>,
}

impl Plan {
    pub fn new(ops: &[Op], input: Shape, outputs: &[usize]) -> Result<Self, ModelError> {
        let mut shapes = vec![input];
        for op in ops {
            shapes.push(op.output(&shapes).ok_or(ModelError::Shape)?);
        }
        let mut made = vec![0; shapes.len()];
        made[0] = input.height;
        let mut steps = Vec::new();
        for &output in outputs {
            let height = shapes.get(output).ok_or(ModelError::Shape)?.height;
            ask(ops, &shapes, output, height, &mut made, &mut steps);
        }
        let mut kept = kept(ops, &shapes, &steps);
        for &output in outputs {
            kept[output] = shapes[output].height;
        }
        Ok(Self {
            shapes,
            kept,
            steps,
        })
    }
}

/// Plans what is missing of a value's first rows.
fn ask(
    ops: &[Op],
    shapes: &[Shape],
    value: usize,
    rows: usize,
    made: &mut [usize],
    steps: &mut Vec<Step>,
) {
    let rows = rows.min(shapes[value].height);
    while made[value] < rows {
        let op = &ops[value - 1];
        let wide = shapes[op.input].width.max(shapes[value].width) >= BY_ROWS_FROM;
        let first = made[value];
        let end = if wide && shapes[value].height > 1 {
            first + 1
        } else {
            shapes[value].height
        };
        let (_, needed) = op.reads(first, end, shapes[op.input].height);
        ask(ops, shapes, op.input, needed, made, steps);
        if let Some(other) = op.other {
            ask(ops, shapes, other, end, made, steps);
        }
        steps.push(Step {
            op: value - 1,
            first,
            end,
        });
        made[value] = end;
    }
}

/// How many rows of each value must stay until they were read for the last time.
fn kept(ops: &[Op], shapes: &[Shape], steps: &[Step]) -> Vec<usize> {
    let mut made = vec![0; shapes.len()];
    let mut kept = vec![1; shapes.len()];
    made[0] = shapes[0].height;
    kept[0] = shapes[0].height;
    for step in steps {
        let op = &ops[step.op];
        let (from, _) = op.reads(step.first, step.end, shapes[op.input].height);
        kept[op.input] = kept[op.input].max(made[op.input] - from);
        if let Some(other) = op.other {
            kept[other] = kept[other].max(made[other] - step.first);
        }
        made[step.op + 1] = step.end;
        let own = &mut kept[step.op + 1];
        *own = (*own).max(step.end - step.first);
    }
    kept
}
