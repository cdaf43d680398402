//! Convolutions over rows: of 1 × 1, of 2 × 2 side by side, of 3 × 3 at every second place.

use super::{
    level::{Level, by_level, kernels},
    panels::Panels,
    vector::Vector,
};

/// The rows of input that one row of output is made of.
pub(crate) struct Rows<'a> {
    inputs: [&'a [f32]; 3],
    step: usize,
    run: usize,
}

impl<'a> Rows<'a> {
    /// Output x is made of `run` numbers of each row from `x · step` on.
    pub fn new(inputs: [&'a [f32]; 3], step: usize, run: usize) -> Self {
        Self { inputs, step, run }
    }
}

/// Makes a row of output: the sum of the rows' numbers by their weights, and the bias; then what is
/// `added` (with its number of channels, which may be fewer than there are outputs) and the slopes.
///
/// # Panics
/// Where a row of input or what is added is too short, or the weights are for something else.
pub(crate) fn conv(
    level: Level,
    rows: &Rows,
    weights: &Panels,
    added: Option<(&[f32], usize)>,
    output: &mut [f32],
) {
    let pixels = output.len() / weights.outputs();
    assert!(pixels > 0 && output.len() == pixels * weights.outputs());
    let count = weights.inputs() / rows.run;
    assert!(count <= 3 && count * rows.run == weights.inputs());
    let read = (pixels - 1).checked_mul(rows.step);
    let read = read.and_then(|start| start.checked_add(rows.run));
    for input in &rows.inputs[..count] {
        assert!(read.is_some_and(|read| input.len() >= read));
    }
    if let Some((added, channels)) = added {
        assert!(channels <= weights.outputs() && added.len() >= pixels * channels);
    }
    by_level!(level, kernel, rows, weights, added, output);
}

kernels!(kernel, (rows: &Rows, weights: &Panels, added: Option<(&[f32], usize)>, output: &mut [f32]), |V| {
    match (weights.width(), V::LANES) {
        (16, 16) => all::<V, 12, 1>(rows, weights, added, output),
        (16, 8) => all::<V, 6, 2>(rows, weights, added, output),
        (16, _) => all::<V, 5, 4>(rows, weights, added, output),
        (_, 4) => all::<V, 8, 2>(rows, weights, added, output),
        _ => all::<<V as Vector>::Narrow, 10, 1>(rows, weights, added, output),
    }
});

/// All outputs, `M` places by `N` vectors at a time.
///
/// # Safety
/// The lengths must be those [`conv`] checks.
#[inline(always)]
unsafe fn all<V: Vector, const M: usize, const N: usize>(
    rows: &Rows,
    weights: &Panels,
    added: Option<(&[f32], usize)>,
    output: &mut [f32],
) {
    assert!(N * V::LANES == weights.width());
    let pixels = output.len() / weights.outputs();
    // As many places at a time as the nearest cache holds.
    let block = (4096 / weights.inputs()).max(1).next_multiple_of(M);
    for start in (0..pixels).step_by(block) {
        let end = (start + block).min(pixels);
        for panel in 0..weights.count() {
            let tile = Tile::new(rows, weights, panel, added, output);
            let mut x = start;
            // SAFETY: all places are below `pixels`, for which the lengths are enough.
            unsafe {
                while x + M <= end {
                    tile.make::<V, M, N>(x);
                    x += M;
                }
                if x < end && end - start >= M {
                    // The last places again with some before them.
                    tile.make::<V, M, N>(end - M);
                    x = end;
                }
                while x + 4 <= end {
                    tile.make::<V, 4, N>(x);
                    x += 4;
                }
                while x < end {
                    tile.make::<V, 1, N>(x);
                    x += 1;
                }
            }
        }
    }
}

/// What is the same for all places of a panel.
struct Tile {
    inputs: [*const f32; 3],
    count: usize,
    step: usize,
    run: usize,
    weights: *const f32,
    bias: *const f32,
    slopes: Option<*const f32>,
    width: usize,
    /// The first output, and how many there are altogether.
    first: usize,
    outputs: usize,
    added: *const f32,
    added_channels: usize,
    output: *mut f32,
}

impl Tile {
    #[inline(always)]
    fn new(
        rows: &Rows,
        weights: &Panels,
        panel: usize,
        added: Option<(&[f32], usize)>,
        output: &mut [f32],
    ) -> Self {
        let width = weights.width();
        let (matrix, bias, slopes) = weights.panel(panel);
        let (added, added_channels) = added.unwrap_or_default();
        Self {
            inputs: rows.inputs.map(<[f32]>::as_ptr),
            count: weights.inputs() / rows.run,
            step: rows.step,
            run: rows.run,
            weights: matrix.as_ptr(),
            bias: bias.as_ptr(),
            slopes: slopes.map(<[f32]>::as_ptr),
            width,
            first: panel * width,
            outputs: weights.outputs(),
            added: added.as_ptr(),
            added_channels,
            output: output.as_mut_ptr(),
        }
    }

    /// Makes one panel of the outputs at `M` places from `x` on.
    ///
    /// # Safety
    /// `x + M` must not be above the number of places.
    #[inline(always)]
    unsafe fn make<V: Vector, const M: usize, const N: usize>(&self, x: usize) {
        // SAFETY: row r is read from (x + m) · step to below that + run, within what was checked;
        // a panel has count · run · width weights and width of bias.
        let sums = unsafe {
            let bias: [V; N] = std::array::from_fn(|n| V::load(self.bias.add(n * V::LANES)));
            let mut sums = [bias; M];
            let mut weight = self.weights;
            for row in 0..self.count {
                let input = self.inputs[row].add(x * self.step);
                for k in 0..self.run {
                    let weights: [V; N] =
                        std::array::from_fn(|n| V::load(weight.add(n * V::LANES)));
                    for (m, sums) in sums.iter_mut().enumerate() {
                        let value = V::splat(*input.add(m * self.step + k));
                        for (sum, weight) in sums.iter_mut().zip(weights) {
                            *sum = value.mul_add(weight, *sum);
                        }
                    }
                    weight = weight.add(N * V::LANES);
                }
            }
            sums
        };
        let end = self.first + self.width;
        let add = self.first < self.added_channels;
        if end <= self.outputs && (!add || end <= self.added_channels) {
            // SAFETY: the whole panel is within the outputs, and within what is added.
            unsafe { self.finish(x, sums, add) }
        } else {
            // SAFETY: only outputs that exist are touched.
            unsafe { self.finish_some(x, sums) }
        }
    }

    /// Adds, bends and writes a whole panel.
    #[inline(always)]
    unsafe fn finish<V: Vector, const M: usize, const N: usize>(
        &self,
        x: usize,
        sums: [[V; N]; M],
        add: bool,
    ) {
        for (m, sums) in sums.into_iter().enumerate() {
            for (n, mut sum) in sums.into_iter().enumerate() {
                let output = self.first + n * V::LANES;
                // SAFETY: as promised; place x + m exists.
                unsafe {
                    if add {
                        let at = (x + m) * self.added_channels + output;
                        sum = sum.add(V::load(self.added.add(at)));
                    }
                    if let Some(slopes) = self.slopes {
                        let (slope, zero) = (V::load(slopes.add(n * V::LANES)), V::splat(0.0));
                        sum = sum.min(zero).mul_add(slope, sum.max(zero));
                    }
                    sum.store(self.output.add((x + m) * self.outputs + output));
                }
            }
        }
    }

    /// Adds, bends and writes those outputs of a panel that exist.
    #[inline(always)]
    unsafe fn finish_some<V: Vector, const M: usize, const N: usize>(
        &self,
        x: usize,
        sums: [[V; N]; M],
    ) {
        for (m, sums) in sums.into_iter().enumerate() {
            let mut values = [0.0; 16];
            for (n, sum) in sums.into_iter().enumerate() {
                // SAFETY: N vectors are a panel, 16 floats at most.
                unsafe { sum.store(values.as_mut_ptr().add(n * V::LANES)) };
            }
            let exist = self.width.min(self.outputs - self.first);
            for (n, mut sum) in values.into_iter().enumerate().take(exist) {
                let output = self.first + n;
                // SAFETY: the output and place x + m exist; slopes are a panel.
                unsafe {
                    if output < self.added_channels {
                        sum += *self.added.add((x + m) * self.added_channels + output);
                    }
                    if let Some(slopes) = self.slopes {
                        sum = sum.max(0.0) + *slopes.add(n) * sum.min(0.0);
                    }
                    *self.output.add((x + m) * self.outputs + output) = sum;
                }
            }
        }
    }
}
