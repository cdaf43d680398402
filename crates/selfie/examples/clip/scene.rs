//! A portrait before the camera, its skin stretched over moving points.

use super::{
    expression::{Expression, inside, moved},
    triangles::between,
};
use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops};
use jmo_selfie::{Frame, Observation, Observer, Point};
use std::error::Error;

const WIDTH: u32 = 640;
const HEIGHT: u32 = 480;
/// How high the face is in the picture.
const FACE: f32 = 230.0;
/// The points of a face that are skin; those after them are the irises'.
const SKIN: usize = 468;

/// A face in its surroundings.
pub struct Scene {
    still: RgbImage,
    face: Vec<Point>,
    /// Around the face, and at the picture's edge: with the first, what is around follows softly.
    around: Vec<Point>,
    triangles: Vec<[usize; 3]>,
    /// Which triangles are the inside of the mouth.
    mouth: Vec<bool>,
}

impl Scene {
    /// Puts a portrait before the camera.
    ///
    /// # Errors
    /// There is no face in it.
    pub fn of(portrait: &RgbImage) -> Result<Self, Box<dyn Error>> {
        let mut observer = Observer::new()?;
        let area = look(&mut observer, portrait)?
            .face
            .ok_or("no face in the portrait")?
            .area;
        let still = framed(
            portrait,
            (area.left + area.width / 2.0, area.top + area.height / 2.0),
            area.height / FACE,
        );
        let face = look(&mut observer, &still)?.face.ok_or("no face")?;
        let face = face.landmarks[..SKIN].to_vec();
        let around = around(&face);
        let points: Vec<_> = face.iter().chain(&around).map(|it| (it.x, it.y)).collect();
        let triangles = between(&points);
        let outline: Vec<_> = inside().map(|at| points[at]).collect();
        let mouth = triangles.iter().map(|triangle| {
            let middle = |of: fn(&(f32, f32)) -> f32| {
                triangle.iter().map(|at| of(&points[*at])).sum::<f32>() / 3.0
            };
            within(&outline, (middle(|it| it.0), middle(|it| it.1)))
        });
        Ok(Self {
            mouth: mouth.collect(),
            still,
            face,
            around,
            triangles,
        })
    }

    /// The picture number `at`, in which the face does something.
    ///
    /// # Errors
    /// Only when it cannot be encoded.
    pub fn jpeg(&self, expression: &Expression, at: usize) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut picture = self.drawn(expression, at);
        noise(&mut picture, at);
        let mut bytes = Vec::new();
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 85))?;
        Ok(bytes)
    }

    fn drawn(&self, expression: &Expression, at: usize) -> RgbImage {
        // Nobody holds quite still.
        let sway = (at as f32 / 9.0).sin() * 1.5;
        let mut points = moved(&self.face, expression);
        points.iter_mut().for_each(|point| point.x += sway);
        points.extend_from_slice(&self.around);
        let from: Vec<&Point> = self.face.iter().chain(&self.around).collect();
        let mut order: Vec<usize> = (0..self.triangles.len()).collect();
        let near = |at: &usize| -> f32 {
            let corners = self.triangles[*at];
            if corners.iter().any(|corner| *corner >= self.face.len()) {
                return f32::MIN;
            }
            -corners.iter().map(|corner| points[*corner].z).sum::<f32>()
        };
        // The face is drawn over what is around it, and what is near over what is behind it.
        order.sort_by(|one, other| near(one).total_cmp(&near(other)));
        let mut picture = self.still.clone();
        for at in order {
            let light = if self.mouth[at] {
                1.0 - 0.75 * expression.mouth
            } else {
                1.0
            };
            let to = self.triangles[at].map(|corner| points[corner]);
            let from = self.triangles[at].map(|corner| *from[corner]);
            stretch(&self.still, &mut picture, from, to, light);
        }
        picture
    }
}

fn look(observer: &mut Observer, picture: &RgbImage) -> Result<Observation, Box<dyn Error>> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let frame = Frame::from_rgb(width, height, picture.clone().into_raw())?;
    Ok(observer.inspect(&frame))
}

/// A part of a portrait as a camera's picture; beyond the portrait its edge goes on.
fn framed(portrait: &RgbImage, middle: (f32, f32), scale: f32) -> RgbImage {
    let smaller = if scale > 1.0 {
        imageops::blur(portrait, 0.4 * scale)
    } else {
        portrait.clone()
    };
    RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let x = middle.0 + (x as f32 - WIDTH as f32 / 2.0) * scale;
        let y = middle.1 + (y as f32 - HEIGHT as f32 / 2.0) * scale;
        pixel(&smaller, x, y)
    })
}

/// A ring around the face, which stays behind when the head turns, and the edge of the picture.
fn around(face: &[Point]) -> Vec<Point> {
    let (left, right) = (face[234].x, face[454].x);
    let (top, bottom) = (face[10].y, face[152].y);
    let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
    let ring = (0..24).map(|at| {
        let (sin, cos) = (at as f32 / 24.0 * std::f32::consts::TAU).sin_cos();
        Point {
            x: x + 1.75 * (right - left) / 2.0 * cos,
            y: y + 1.75 * (bottom - top) / 2.0 * sin,
            z: right - left,
        }
    });
    let (width, height) = (WIDTH as f32, HEIGHT as f32);
    let edge = (0..=4).flat_map(move |at| {
        let part = at as f32 / 4.0;
        [
            (part * width, -1.0),
            (part * width, height + 1.0),
            (-1.0, part * height),
            (width + 1.0, part * height),
        ]
    });
    let edge = edge.map(|(x, y)| Point { x, y, z: width });
    let inside =
        |point: &Point| point.x > 0.0 && point.x < width && point.y > 0.0 && point.y < height;
    ring.filter(inside).chain(edge).collect()
}

/// Whether a point lies within an outline.
fn within(outline: &[(f32, f32)], (x, y): (f32, f32)) -> bool {
    let sides = outline.iter().zip(outline.iter().cycle().skip(1));
    let crossed = sides
        .filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0);
    crossed.count() % 2 == 1
}

/// Draws a triangle of one picture as another triangle.
fn stretch(still: &RgbImage, picture: &mut RgbImage, from: [Point; 3], to: [Point; 3], light: f32) {
    let [a, b, c] = to;
    let size = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if size.abs() < 1e-3 {
        return;
    }
    let least = |of: fn(&Point) -> f32| to.iter().map(of).fold(f32::MAX, f32::min).floor();
    let most = |of: fn(&Point) -> f32| to.iter().map(of).fold(f32::MIN, f32::max).ceil();
    let columns =
        least(|it| it.x).max(0.0) as u32..(most(|it| it.x) + 1.0).clamp(0.0, WIDTH as f32) as u32;
    let rows =
        least(|it| it.y).max(0.0) as u32..(most(|it| it.y) + 1.0).clamp(0.0, HEIGHT as f32) as u32;
    for y in rows {
        for x in columns.clone() {
            let (px, py) = (x as f32 - a.x, y as f32 - a.y);
            let v = (px * (c.y - a.y) - py * (c.x - a.x)) / size;
            let w = (py * (b.x - a.x) - px * (b.y - a.y)) / size;
            if v < -1e-3 || w < -1e-3 || v + w > 1.001 {
                continue;
            }
            let u = 1.0 - v - w;
            let [fa, fb, fc] = from;
            let Rgb(colour) = pixel(
                still,
                u * fa.x + v * fb.x + w * fc.x,
                u * fa.y + v * fb.y + w * fc.y,
            );
            picture.put_pixel(
                x,
                y,
                Rgb(colour.map(|value| (f32::from(value) * light) as u8)),
            );
        }
    }
}

fn pixel(picture: &RgbImage, x: f32, y: f32) -> Rgb<u8> {
    let x = x.clamp(0.0, picture.width() as f32 - 1.001);
    let y = y.clamp(0.0, picture.height() as f32 - 1.001);
    imageops::interpolate_bilinear(picture, x, y).unwrap_or(Rgb([0; 3]))
}

/// What a sensor adds: no two pictures are the same.
fn noise(picture: &mut RgbImage, at: usize) {
    let mut state = (at as u32).wrapping_mul(2_654_435_761) | 1;
    for value in picture.iter_mut() {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        *value = value.saturating_add((state % 5) as u8).saturating_sub(2);
    }
}
