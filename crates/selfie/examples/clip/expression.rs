//! Where the points of a face go when it does something. Indices are those of MediaPipe's mesh.

use jmo_selfie::Point;

/// What a face does: each a part from 0 to 1, and the turn in degrees, to the person's own left.
#[derive(Clone, Copy)]
pub struct Expression {
    pub blink: f32,
    pub smile: f32,
    pub mouth: f32,
    pub turn: f32,
}

impl Expression {
    pub const CALM: Self = Self {
        blink: 0.0,
        smile: 0.0,
        mouth: 0.0,
        turn: 0.0,
    };
}

/// Upper lid and the lower lid under it.
const LIDS: [(usize, usize); 14] = [
    (246, 7),
    (161, 163),
    (160, 144),
    (159, 145),
    (158, 153),
    (157, 154),
    (173, 155),
    (466, 249),
    (388, 390),
    (387, 373),
    (386, 374),
    (385, 380),
    (384, 381),
    (398, 382),
];
/// The fold above each upper lid, in the same order.
const FOLDS: [usize; 14] = [
    247, 30, 29, 27, 28, 56, 190, 467, 260, 259, 257, 258, 286, 414,
];
/// The rim of the upper and the lower lip inside, corner to corner.
const INNER_UPPER: [usize; 11] = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308];
const INNER_LOWER: [usize; 11] = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308];
/// The lips between inside and outside, each beside the point of the rim it moves with.
const UPPER: [[usize; 11]; 3] = [
    [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291],
    [76, 184, 74, 73, 72, 11, 302, 303, 304, 408, 306],
    [62, 183, 42, 41, 38, 12, 268, 271, 272, 407, 292],
];
const LOWER: [[usize; 11]; 3] = [
    [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291],
    [76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306],
    [62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292],
];

/// The outline of the mouth's inside.
pub fn inside() -> impl Iterator<Item = usize> {
    let lower = INNER_LOWER.iter().rev();
    INNER_UPPER.iter().chain(lower).copied()
}

/// How wide a calm mouth is, of a smiling one.
const CALM_WIDTH: f32 = 0.68;
/// By how much an open mouth is narrower.
const ROUNDER: f32 = 0.08;
/// How far the chin falls for an open mouth, of the face's height.
const JAW: f32 = 0.15;

/// The points of a smiling face that does something else.
pub fn moved(smiling: &[Point], expression: &Expression) -> Vec<Point> {
    let mut points = smiling.to_vec();
    calm_mouth(smiling, &mut points, expression);
    open_mouth(smiling, &mut points, expression.mouth);
    close_eyes(&mut points, expression.blink);
    turn(smiling, &mut points, expression.turn.to_radians());
    points
}

/// Draws a smiling mouth together and closes it; what is around follows.
fn calm_mouth(smiling: &[Point], points: &mut [Point], expression: &Expression) {
    let part = 1.0 - expression.smile;
    let width = CALM_WIDTH - ROUNDER * expression.mouth;
    let (left, right) = (smiling[61], smiling[291]);
    let middle = (left.x + right.x) / 2.0;
    // Where closed lips meet: nearer the corners than the middle of a smile's bow.
    let meet = (smiling[13].y + smiling[14].y) / 2.0 * 0.6 + (left.y + right.y) / 2.0 * 0.4;
    let mut lips = Vec::new();
    for (rim, rows) in [(INNER_UPPER, UPPER), (INNER_LOWER, LOWER)] {
        for (at, inner) in rim.into_iter().enumerate() {
            let bow = smiling[inner].y;
            for index in [inner, rows[0][at], rows[1][at], rows[2][at]] {
                let from = smiling[index];
                let x = middle + (from.x - middle) * width;
                let y = meet + from.y - bow;
                lips.push((index, from, x - from.x, y - from.y));
            }
        }
    }
    let reach = 0.55 * (right.x - left.x);
    for (index, point) in points.iter_mut().enumerate() {
        let own = lips.iter().find(|(lip, ..)| *lip == index);
        let (x, y) = own.map_or_else(
            || follow(smiling[index], &lips, reach),
            |(_, _, x, y)| (*x, *y),
        );
        point.x += part * x;
        point.y += part * y;
    }
}

/// The movement of something near what moves: less, the further away.
fn follow(point: Point, moving: &[(usize, Point, f32, f32)], reach: f32) -> (f32, f32) {
    let (mut weights, mut x, mut y, mut nearest) = (1e-6, 0.0, 0.0, f32::MAX);
    for (_, from, by_x, by_y) in moving {
        let distance = (point.x - from.x).hypot(point.y - from.y);
        let weight = (distance + 1.0).powi(-3);
        weights += weight;
        x += weight * by_x;
        y += weight * by_y;
        nearest = nearest.min(distance);
    }
    let less = (-(nearest / reach).powi(2) * 3.0).exp();
    (less * x / weights, less * y / weights)
}

/// Drops the jaw: the lower lip and all below it.
fn open_mouth(smiling: &[Point], points: &mut [Point], part: f32) {
    let height = smiling[152].y - smiling[10].y;
    let half = (smiling[454].x - smiling[234].x) / 2.0;
    let middle = (smiling[61].x + smiling[291].x) / 2.0;
    let mouth = (smiling[291].x - smiling[61].x) * CALM_WIDTH / 2.0;
    let lower: Vec<usize> = INNER_LOWER
        .into_iter()
        .chain(LOWER.into_iter().flatten())
        .collect();
    let line = points[13].y;
    let chin = points[152].y;
    for (index, point) in points.iter_mut().enumerate() {
        let aside = (point.x - middle).abs();
        let lip = lower.contains(&index);
        // A lip hangs at the corners; the jaw is one piece.
        let share = if lip {
            (1.0 - (aside / mouth).powi(2)).max(0.0).sqrt()
        } else if point.y > line {
            let down = ((point.y - line) / (chin - line)).clamp(0.0, 1.0);
            (1.0 - (aside / half).powi(2)).max(0.0) * (0.6 + 0.4 * down)
        } else {
            0.0
        };
        point.y += part * share * JAW * height;
    }
}

fn close_eyes(points: &mut [Point], part: f32) {
    for ((upper, lower), fold) in LIDS.into_iter().zip(FOLDS) {
        let gap = points[lower].y - points[upper].y;
        points[upper].y += part * 0.92 * gap;
        points[lower].y -= part * 0.08 * gap;
        points[fold].y += part * 0.45 * gap;
    }
}

/// Turns the head about an axis behind the face.
fn turn(smiling: &[Point], points: &mut [Point], angle: f32) {
    let width = smiling[454].x - smiling[234].x;
    let (middle, depth) = ((smiling[454].x + smiling[234].x) / 2.0, 0.35 * width);
    let (sin, cos) = angle.sin_cos();
    for point in points {
        let (x, z) = (point.x - middle, point.z - depth);
        // What is near goes to the right of the picture: the person's own left.
        point.x = middle + cos * x - sin * z;
        point.z = depth + sin * x + cos * z;
    }
}
