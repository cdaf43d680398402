//! A square of a picture, turned upright.

use crate::{
    Point, Rect,
    engine::{Level, Line, sample},
    picture::Picture,
};

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
        level: Level,
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
            let output = &mut output[..3 * size];
            sample(level, picture.pixels(), line, factor, output);
        }
    }
}
