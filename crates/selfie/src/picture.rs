//! Pixels.

use crate::engine::{PADDING, Pixels};

/// Red, green and blue bytes, with some zeros after them that make reading simpler.
#[derive(Clone)]
pub(crate) struct Picture {
    pub width: usize,
    pub height: usize,
    bytes: Vec<u8>,
}

impl Picture {
    /// A picture of `3 · width · height` bytes.
    pub fn new(width: usize, height: usize, mut rgb: Vec<u8>) -> Self {
        assert!(width > 0 && height > 0 && rgb.len() == 3 * width * height);
        rgb.resize(rgb.len() + PADDING, 0);
        Self {
            width,
            height,
            bytes: rgb,
        }
    }

    /// The pixels.
    pub fn rgb(&self) -> &[u8] {
        &self.bytes[..3 * self.width * self.height]
    }

    /// The pixels as they are sampled.
    pub fn pixels(&self) -> Pixels<'_> {
        Pixels {
            bytes: &self.bytes,
            width: self.width,
            height: self.height,
        }
    }

    /// The mean luma of every eighth pixel of every eighth row, 0 to 255.
    pub fn luma(&self) -> f32 {
        let (mut sum, mut count) = (0.0, 0.0);
        for row in self.rgb().chunks_exact(3 * self.width).step_by(8) {
            for [red, green, blue] in row.as_chunks().0.iter().step_by(8) {
                let [red, green, blue] = [red, green, blue].map(|value| f32::from(*value));
                sum += 0.299 * red + 0.587 * green + 0.114 * blue;
                count += 1.0;
            }
        }
        sum / count
    }

    /// The picture with `factor` × `factor` pixels in one, their mean.
    pub fn reduced(&self, factor: usize) -> Self {
        let (width, height) = (self.width.div_ceil(factor), self.height.div_ceil(factor));
        let mut rgb = Vec::with_capacity(3 * width * height + PADDING);
        let mut sums = vec![[0_u32; 4]; width];
        for rows in self.rgb().chunks(3 * self.width * factor) {
            sums.fill([0; 4]);
            for row in rows.chunks_exact(3 * self.width) {
                for (sum, pixels) in sums.iter_mut().zip(row.chunks(3 * factor)) {
                    for [red, green, blue] in pixels.as_chunks().0 {
                        sum[0] += u32::from(*red);
                        sum[1] += u32::from(*green);
                        sum[2] += u32::from(*blue);
                        sum[3] += 1;
                    }
                }
            }
            for [red, green, blue, count] in &sums {
                rgb.extend([red, green, blue].map(|sum| ((sum + count / 2) / count) as u8));
            }
        }
        Self::new(width, height, rgb)
    }
}
