//! A square of a picture, turned upright.

use crate::{Point, Rect, picture::Picture};

/// A square around a centre, its upper side turned by an angle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Region {
    pub x: f32,
    pub y: f32,
    pub side: f32,
    /// In radians; positive where the square's upper side falls to the right.
    pub angle: f32,
}

impl Region {
    /// The square around a rectangle's centre, `scale` times its longer side.
    pub fn around(area: Rect, scale: f32, angle: f32) -> Self {
        Self {
            x: area.left + area.width / 2.0,
            y: area.top + area.height / 2.0,
            side: area.width.max(area.height) * scale,
            angle,
        }
    }

    /// Where a place of the square, 0 to 1 across, is in the picture. Depth grows with the square.
    pub fn place(&self, point: Point) -> Point {
        let (sin, cos) = self.angle.sin_cos();
        let (x, y) = ((point.x - 0.5) * self.side, (point.y - 0.5) * self.side);
        Point {
            x: self.x + x * cos - y * sin,
            y: self.y + x * sin + y * cos,
            z: point.z * self.side,
        }
    }

    /// Where a point of the picture is in the square, 0 to 1 across.
    pub fn within(&self, point: Point) -> Point {
        let (sin, cos) = self.angle.sin_cos();
        let (x, y) = (point.x - self.x, point.y - self.y);
        Point {
            x: (x * cos + y * sin) / self.side + 0.5,
            y: (y * cos - x * sin) / self.side + 0.5,
            z: point.z / self.side,
        }
    }

    /// Reads the square as `size` × `size` pixels of red, green and blue, each times `factor`, into
    /// rows of `row` numbers; beyond the picture's edges the edge goes on.
    pub fn read(
        &self,
        picture: &Picture,
        size: usize,
        row: usize,
        factor: f32,
        output: &mut [f32],
    ) {
        let step = self.side / size as f32;
        let (sin, cos) = self.angle.sin_cos();
        let origin = self.place(Point::default());
        for (y, output) in output.chunks_exact_mut(row).enumerate().take(size) {
            let down = y as f32 * step;
            let line = Line {
                x: origin.x - down * sin,
                y: origin.y + down * cos,
                step_x: step * cos,
                step_y: step * sin,
            };
            line.read(picture, factor, &mut output[..3 * size]);
        }
    }
}

/// Places along a line through a picture.
pub(crate) struct Line {
    pub x: f32,
    pub y: f32,
    pub step_x: f32,
    pub step_y: f32,
}

impl Line {
    /// Reads the picture at places along the line, between pixels by distance.
    pub fn read(&self, picture: &Picture, factor: f32, output: &mut [f32]) {
        let last_x = (picture.width - 1) as f32;
        let last_y = (picture.height - 1) as f32;
        let bytes = picture.rgb();
        for (index, output) in output.as_chunks_mut().0.iter_mut().enumerate() {
            let x = (self.x + index as f32 * self.step_x).clamp(0.0, last_x);
            let y = (self.y + index as f32 * self.step_y).clamp(0.0, last_y);
            let (left, top) = (x as usize, y as usize);
            let (x, y) = (x - left as f32, y - top as f32);
            let right = (left + 1).min(picture.width - 1);
            let bottom = (top + 1).min(picture.height - 1);
            let at = |x, y| {
                let start = 3 * (y * picture.width + x);
                [bytes[start], bytes[start + 1], bytes[start + 2]].map(f32::from)
            };
            let (one, two) = (at(left, top), at(right, top));
            let (three, four) = (at(left, bottom), at(right, bottom));
            let mix = |channel: usize| {
                let above = one[channel] + (two[channel] - one[channel]) * x;
                let below = three[channel] + (four[channel] - three[channel]) * x;
                (above + (below - above) * y) * factor
            };
            let pixel: &mut [f32; 3] = output;
            *pixel = [mix(0), mix(1), mix(2)];
        }
    }
}
