//! What a face does: MediaPipe's blendshapes.

use crate::{
    Expression, Point,
    engine::{Level, ModelError, Network, Shape},
    models,
};

/// The points the model reads, as in MediaPipe's face_blendshapes graph.
const READ: [usize; 146] = [
    0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65,
    66, 67, 70, 78, 80, 81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136,
    144, 145, 146, 148, 149, 150, 152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172,
    173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249, 251, 263, 267, 269, 270, 276, 282, 283,
    284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314, 317, 318, 321, 323, 324,
    332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385,
    386, 387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472,
    473, 474, 475, 476, 477,
];
const BLINK_LEFT: usize = 9;
const BLINK_RIGHT: usize = 10;
const JAW_OPEN: usize = 25;
const SMILE_LEFT: usize = 44;
const SMILE_RIGHT: usize = 45;

/// The model of expressions.
#[derive(Debug)]
pub(crate) struct Blendshapes {
    network: Network,
    output: usize,
}

impl Blendshapes {
    pub fn new(level: Level) -> Result<Self, ModelError> {
        let model = models::blendshapes()?;
        let input = Shape {
            height: 1,
            width: 2,
            channels: READ.len(),
        };
        let output = model.values() - 1;
        Ok(Self {
            network: Network::new(&model, input, &[output], level)?,
            output,
        })
    }

    /// All 52 scores, from 0 to 1.
    pub fn scores(&mut self, points: &[Point]) -> [f32; 52] {
        let count = READ.len() as f32;
        let sum = |of: fn(&Point) -> f32| READ.iter().map(|&index| of(&points[index])).sum::<f32>();
        let (mean_x, mean_y) = (sum(|point| point.x) / count, sum(|point| point.y) / count);
        let from_mean = |&index: &usize| (points[index].x - mean_x).hypot(points[index].y - mean_y);
        let spread = READ.iter().map(from_mean).sum::<f32>() / count;
        let scale = 0.5 / spread.max(f32::MIN_POSITIVE);
        let (xs, ys) = self.network.input().split_at_mut(READ.len());
        for ((x, y), &index) in xs.iter_mut().zip(ys).zip(&READ) {
            *x = (points[index].x - mean_x) * scale;
            *y = (points[index].y - mean_y) * scale;
        }
        self.network.run();
        let output = self.network.output(self.output);
        std::array::from_fn(|index| 1.0 / (1.0 + (-output[index]).exp()))
    }

    /// What a face with these points does.
    pub fn expression(&mut self, points: &[Point]) -> Expression {
        let scores = self.scores(points);
        let right = opening(points, [33, 133], [[160, 144], [158, 153]]);
        let left = opening(points, [362, 263], [[385, 380], [387, 373]]);
        Expression {
            blink_left: scores[BLINK_LEFT],
            blink_right: scores[BLINK_RIGHT],
            smile: (scores[SMILE_LEFT] + scores[SMILE_RIGHT]) / 2.0,
            jaw_open: scores[JAW_OPEN],
            eye_opening: (right + left) / 2.0,
            mouth_opening: opening(points, [78, 308], [[13, 14], [13, 14]]),
        }
    }
}

/// The mean of two heights over a width.
fn opening(points: &[Point], corners: [usize; 2], lids: [[usize; 2]; 2]) -> f32 {
    let distance = |[one, other]: [usize; 2]| {
        let (one, other) = (points[one], points[other]);
        let flat = (one.x - other.x).hypot(one.y - other.y);
        flat.hypot(one.z - other.z)
    };
    let height = (distance(lids[0]) + distance(lids[1])) / 2.0;
    height / distance(corners).max(f32::MIN_POSITIVE)
}
