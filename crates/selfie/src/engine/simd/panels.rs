//! A convolution's weights in the order a kernel reads them.

/// Weights in panels of 8 or 16 outputs: all inputs of the first panel, then of the next; what is
/// missing of the last panel is zero.
#[derive(Debug)]
pub(crate) struct Panels {
    inputs: usize,
    outputs: usize,
    width: usize,
    weights: Box<[f32]>,
    bias: Box<[f32]>,
    slopes: Option<Box<[f32]>>,
}

impl Panels {
    /// Panels of a matrix `[input][output]`, a bias and, where what is below zero gets one, a
    /// slope per output.
    ///
    /// # Panics
    /// Where the matrix has not a multiple of the bias's length, or the slopes another.
    pub fn new(matrix: &[f32], bias: &[f32], slopes: Option<&[f32]>) -> Self {
        let outputs = bias.len();
        let inputs = matrix.len() / outputs;
        assert!(inputs > 0 && matrix.len() == inputs * outputs);
        assert!(slopes.is_none_or(|slopes| slopes.len() == outputs));
        let width = if outputs > 8 { 16 } else { 8 };
        let padded = outputs.next_multiple_of(width);
        let mut weights = vec![0.0; inputs * padded];
        for (input, row) in matrix.chunks_exact(outputs).enumerate() {
            for (output, weight) in row.iter().enumerate() {
                let panel = output / width * width * inputs;
                weights[panel + input * width + output % width] = *weight;
            }
        }
        let pad = |values: &[f32]| {
            let mut values = values.to_vec();
            values.resize(padded, 0.0);
            values.into_boxed_slice()
        };
        Self {
            inputs,
            outputs,
            width,
            weights: weights.into(),
            bias: pad(bias),
            slopes: slopes.map(pad),
        }
    }

    /// How many numbers each output is made of.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many outputs there are.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// How many outputs a panel has: 8 or 16.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// How many panels there are.
    pub(super) fn count(&self) -> usize {
        self.bias.len() / self.width
    }

    /// The weights, bias and slopes of a panel: `inputs · width`, `width` and `width` floats.
    pub(super) fn panel(&self, index: usize) -> (&[f32], &[f32], Option<&[f32]>) {
        let (from, to) = (index * self.width, (index + 1) * self.width);
        let weights = &self.weights[from * self.inputs..to * self.inputs];
        let slopes = self.slopes.as_ref().map(|slopes| &slopes[from..to]);
        (weights, &self.bias[from..to], slopes)
    }
}
