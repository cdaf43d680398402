//! 3 × 3 convolutions of each channel by itself.

use super::{
    level::{Level, by_level, kernels},
    vector::Vector,
};

/// The weights of all channels at each of the nine places, and the bias.
#[derive(Debug)]
pub(crate) struct Depthwise {
    weights: Box<[f32]>,
    bias: Box<[f32]>,
    floor: f32,
}

impl Depthwise {
    /// Weights `[place][channel]`; with `relu`, what is below zero becomes zero.
    ///
    /// # Panics
    /// Where there are not nine times as many weights as channels, or channels not in eights.
    pub fn new(weights: Box<[f32]>, bias: Box<[f32]>, relu: bool) -> Self {
        assert!(
            weights.len() == 9 * bias.len() && bias.len().is_multiple_of(8) && !bias.is_empty()
        );
        let floor = if relu { 0.0 } else { f32::NEG_INFINITY };
        Self {
            weights,
            bias,
            floor,
        }
    }

    /// How many channels there are.
    pub fn channels(&self) -> usize {
        self.bias.len()
    }
}

/// Makes a row of output from the row above, its own and the row below.
///
/// # Panics
/// Where the rows are not of one length or not of whole places.
pub(crate) fn depthwise(level: Level, rows: [&[f32]; 3], weights: &Depthwise, output: &mut [f32]) {
    assert!(!output.is_empty() && output.len().is_multiple_of(weights.channels()));
    assert!(rows.iter().all(|row| row.len() == output.len()));
    by_level!(level, kernel, rows, weights, output);
}

kernels!(kernel, (rows: [&[f32]; 3], weights: &Depthwise, output: &mut [f32]), |V| {
    if weights.channels().is_multiple_of(V::LANES) {
        all::<V>(rows, weights, output)
    } else {
        all::<<V as Vector>::Narrow>(rows, weights, output)
    }
});

/// # Safety
/// The lengths must be those [`depthwise`] checks, and the channels a multiple of the vector's.
#[inline(always)]
unsafe fn all<V: Vector>(rows: [&[f32]; 3], weights: &Depthwise, output: &mut [f32]) {
    let channels = weights.channels();
    let width = output.len() / channels;
    let rows = rows.map(<[f32]>::as_ptr);
    for channel in (0..channels).step_by(V::LANES) {
        // SAFETY: channel + LANES ≤ channels; place x - 1 to x + M of a row are read only where
        // they are within 0..width.
        unsafe {
            let line = Line {
                rows: rows.map(|row| row.add(channel)),
                weights: weights.weights.as_ptr().add(channel),
                bias: V::load(weights.bias.as_ptr().add(channel)),
                floor: V::splat(weights.floor),
                channels,
                output: output.as_mut_ptr().add(channel),
            };
            line.edge(0, width);
            let end = width.max(2) - 1;
            let mut x = 1;
            while x + 8 <= end {
                line.make::<8>(x);
                x += 8;
            }
            if x < end && end > 8 {
                // The last places again with some before them.
                line.make::<8>(end - 8);
                x = end;
            }
            if x + 4 <= end {
                line.make::<4>(x);
                x += 4;
            }
            while x < end {
                line.make::<1>(x);
                x += 1;
            }
            if width > 1 {
                line.edge(width - 1, width);
            }
        }
    }
}

/// One vector of channels of a row.
struct Line<V> {
    rows: [*const f32; 3],
    weights: *const f32,
    bias: V,
    floor: V,
    channels: usize,
    output: *mut f32,
}

impl<V: Vector> Line<V> {
    /// Makes `M` places, all with a neighbour on either side.
    ///
    /// # Safety
    /// Places x - 1 to x + M must exist.
    #[inline(always)]
    unsafe fn make<const M: usize>(&self, x: usize) {
        // SAFETY: as the caller promises.
        unsafe {
            let mut sums = [self.bias; M];
            for (row, input) in self.rows.into_iter().enumerate() {
                let weight =
                    |column: usize| V::load(self.weights.add((row * 3 + column) * self.channels));
                let weights = [weight(0), weight(1), weight(2)];
                let input = input.add((x - 1) * self.channels);
                for place in 0..M + 2 {
                    let value = V::load(input.add(place * self.channels));
                    for (column, weight) in weights.into_iter().enumerate() {
                        if place >= column && place - column < M {
                            sums[place - column] = value.mul_add(weight, sums[place - column]);
                        }
                    }
                }
            }
            for (m, sum) in sums.into_iter().enumerate() {
                sum.max(self.floor)
                    .store(self.output.add((x + m) * self.channels));
            }
        }
    }

    /// Makes a place at the edge.
    ///
    /// # Safety
    /// Place x must exist, and there must be `width` of them.
    #[inline(always)]
    unsafe fn edge(&self, x: usize, width: usize) {
        // SAFETY: as the caller promises; neighbours are read where they exist.
        unsafe {
            let mut sum = self.bias;
            for (row, input) in self.rows.into_iter().enumerate() {
                for column in 0..3 {
                    if x + column >= 1 && x + column <= width {
                        let value = V::load(input.add((x + column - 1) * self.channels));
                        let weight = V::load(self.weights.add((row * 3 + column) * self.channels));
                        sum = value.mul_add(weight, sum);
                    }
                }
            }
            sum.max(self.floor)
                .store(self.output.add(x * self.channels));
        }
    }
}
