//! A face cut out upright at a fixed size: what light, sharpness and the mouth are judged by.

use crate::{Light, Point, engine::Level, mesh, picture::Picture, region::Region};

/// The side of the cut-out in pixels.
pub(crate) const SIDE: usize = 112;

/// The cut-out and what is computed of it; the buffers are used again.
#[derive(Debug)]
pub(crate) struct Chip {
    level: Level,
    region: Region,
    /// Red, green and blue, 0 to 255.
    pixels: Box<[f32]>,
    luma: Box<[f32]>,
    /// The luma without noise; nothing at the edges.
    smooth: Box<[f32]>,
    /// Which pixels are well within a face.
    inside: Box<[bool]>,
}

impl Chip {
    pub fn new(level: Level) -> Self {
        let inside = |index: usize| {
            let place = |place: usize| (place as f32 + 0.5) / SIDE as f32 - 0.5;
            let (x, y) = (place(index % SIDE), place(index / SIDE));
            (x / 0.34).powi(2) + (y / 0.44).powi(2) < 1.0
        };
        Self {
            level,
            region: Region {
                x: 0.0,
                y: 0.0,
                side: 1.0,
                angle: 0.0,
            },
            pixels: vec![0.0; 3 * SIDE * SIDE].into(),
            luma: vec![0.0; SIDE * SIDE].into(),
            smooth: vec![0.0; SIDE * SIDE].into(),
            inside: (0..SIDE * SIDE).map(inside).collect(),
        }
    }

    /// Cuts out the face with these points.
    pub fn cut(&mut self, picture: &Picture, points: &[Point]) {
        self.region = Region::around(mesh::bounds(points), 1.0, mesh::eye_angle(points));
        self.region
            .read(self.level, picture, SIDE, 3 * SIDE, 1.0, &mut self.pixels);
        let pixels = self.pixels.as_chunks().0;
        for (luma, [red, green, blue]) in self.luma.iter_mut().zip(pixels) {
            *luma = 0.299 * red + 0.587 * green + 0.114 * blue;
        }
    }

    /// The light on the face.
    pub fn light(&self) -> Light {
        let (mut left, mut right) = ((0.0, 0.0), (0.0, 0.0));
        let mut clipped = 0.0;
        for (index, luma) in self.face() {
            let half = if index % SIDE < SIDE / 2 {
                &mut left
            } else {
                &mut right
            };
            half.0 += luma;
            half.1 += 1.0;
            clipped += f32::from(u8::from(luma >= 250.0));
        }
        // Upside down, the cut-out's left is the frame's right.
        if self.region.angle.cos() < 0.0 {
            (left, right) = (right, left);
        }
        Light {
            luma: (left.0 + right.0) / (left.1 + right.1),
            left: left.0 / left.1,
            right: right.0 / right.1,
            clipped: clipped / (left.1 + right.1),
        }
    }

    /// How sharp the face is: its Laplacian, after a slight blur that takes noise away, beside its
    /// contrast; less where it is sharp across or down only, because the camera or the head moved.
    /// A sharp face has 0.7 to 1; one 250 pixels high blurred by a Gaussian of 1.5 pixels has 0.6,
    /// of 2.5 pixels 0.45, of 3.5 pixels 0.35, and in proportion at other sizes.
    pub fn sharpness(&mut self) -> f32 {
        self.smooth();
        let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
        let mut edges = [0.0; 3];
        for (index, luma) in self.face() {
            let here = 2.0 * self.smooth[index];
            let across = self.smooth[index - 1] + self.smooth[index + 1] - here;
            let down = self.smooth[index - SIDE] + self.smooth[index + SIDE] - here;
            count += 1.0;
            sum += luma;
            squares += luma * luma;
            for (sum, edge) in edges.iter_mut().zip([across + down, across, down]) {
                *sum += edge * edge;
            }
        }
        let variance = (squares - sum * sum / count) / count;
        let [both, across, down] = edges.map(|edge| (edge / count / variance.max(1.0)).sqrt());
        // Of a sharp face, what goes across has half of it at least, what goes down three quarters.
        (3.0 * both).min(7.0 * across).min(4.2 * down).min(1.0)
    }

    /// Each pixel with its neighbours, 1 2 1 across and down.
    fn smooth(&mut self) {
        for y in 1..SIDE - 1 {
            let row = |y: usize| &self.luma[y * SIDE..(y + 1) * SIDE];
            let (above, here, below) = (row(y - 1), row(y), row(y + 1));
            let down = |x: usize| above[x] + 2.0 * here[x] + below[x];
            let smooth = &mut self.smooth[y * SIDE..(y + 1) * SIDE];
            for (x, pixel) in smooth.iter_mut().enumerate().take(SIDE - 1).skip(1) {
                *pixel = (down(x - 1) + 2.0 * down(x) + down(x + 1)) / 16.0;
            }
        }
    }

    /// How much the mouth's surroundings have the colour of the cheeks and the forehead. A mask of
    /// another colour is seen; a hand, or a mask of the colour of skin, is not.
    pub fn mouth_visible(&self, points: &[Point]) -> f32 {
        let skin = self.colour(points, &[9, 151, 50, 280, 117, 346]);
        let mouth = self.colour(points, &[164, 18, 200, 61, 291, 57, 287]);
        let shade = (mouth.luma / skin.luma.max(1.0)).ln().abs();
        let hue = (mouth.red - skin.red).hypot(mouth.green - skin.green);
        let unlike = (hue / 0.07).powi(2) + (shade / 0.9).powi(4);
        (-unlike).exp()
    }

    /// The mean colour around some points: shares of red and green, and luma.
    fn colour(&self, points: &[Point], indices: &[usize]) -> Colour {
        let mut sum = [0.0; 3];
        for &index in indices {
            let place = self.region.within(points[index]);
            let clamp = |place: f32| ((place * SIDE as f32) as usize).clamp(2, SIDE - 3);
            let (x, y) = (clamp(place.x), clamp(place.y));
            for y in y - 2..=y + 2 {
                let start = 3 * (y * SIDE + x - 2);
                for pixel in self.pixels[start..start + 15].as_chunks::<3>().0 {
                    for (sum, value) in sum.iter_mut().zip(pixel) {
                        *sum += value;
                    }
                }
            }
        }
        let [red, green, blue] = sum.map(|sum| sum / (25 * indices.len()) as f32);
        let all = (red + green + blue).max(1.0);
        Colour {
            red: red / all,
            green: green / all,
            luma: 0.299 * red + 0.587 * green + 0.114 * blue,
        }
    }

    /// The pixels within the face; none is at the cut-out's edge.
    fn face(&self) -> impl Iterator<Item = (usize, f32)> {
        let pixels = self.luma.iter().zip(&self.inside).enumerate();
        pixels.filter_map(|(index, (luma, inside))| inside.then_some((index, *luma)))
    }
}

struct Colour {
    red: f32,
    green: f32,
    luma: f32,
}
