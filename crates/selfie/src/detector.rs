//! Where faces are: YuNet.

use crate::{
    Point, Rect,
    engine::{Level, Line, Model, ModelError, Network, Shape, sample},
    models,
    picture::Picture,
};
use std::sync::Arc;

/// The longer side of what the detector looks at.
const LONG_SIDE: f32 = 320.0;
/// Sides are multiples of this.
const UNIT: usize = 32;
/// What is less sure is no face.
const LEAST_SCORE: f32 = 0.6;
/// Of two boxes that share more than this of what they cover, the surer is the face.
const MOST_OVERLAP: f32 = 0.3;
/// A face's data at a place: class, box, object, points.
const CHANNELS: usize = 16;

/// A face that was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub area: Rect,
    /// In the frame from the left: an eye, an eye, the nose, a corner of the mouth, the other.
    pub points: [Point; 5],
    pub score: f32,
}

impl Found {
    /// The angle of the line of the eyes, in radians.
    pub fn angle(&self) -> f32 {
        let [right, left, ..] = self.points;
        (left.y - right.y).atan2(left.x - right.x)
    }
}

/// YuNet, prepared for the size of picture it saw last.
#[derive(Debug)]
pub(crate) struct Detector {
    model: Arc<Model>,
    level: Level,
    network: Option<Prepared>,
    candidates: Vec<Found>,
    found: Vec<Found>,
}

#[derive(Debug)]
struct Prepared {
    /// Of the pictures it is for.
    size: (usize, usize),
    /// How many pixels of the picture are one of the input.
    scale: f32,
    network: Network,
    /// The values with the three sizes of places: 8, 16 and 32 pixels.
    outputs: [usize; 3],
}

impl Detector {
    pub fn new(level: Level) -> Result<Self, ModelError> {
        let model = models::detector()?;
        Ok(Self {
            level,
            network: Some(Prepared::new(&model, level, (640, 480))?),
            model,
            candidates: Vec::new(),
            found: Vec::new(),
        })
    }

    /// The faces of a picture, the surest first.
    pub fn find(&mut self, picture: &Picture) -> &[Found] {
        let size = (picture.width, picture.height);
        if self
            .network
            .as_ref()
            .is_none_or(|prepared| prepared.size != size)
        {
            self.network = Prepared::new(&self.model, self.level, size).ok();
        }
        self.found.clear();
        // Every multiple of the unit fits the model: `new` tried one.
        let Some(prepared) = &mut self.network else {
            return &self.found;
        };
        prepared.look(self.level, picture);
        prepared.network.run();
        self.candidates.clear();
        for (output, cell) in prepared.outputs.iter().zip([8.0, 16.0, 32.0]) {
            let width = prepared.network.shape(*output).width;
            let places = prepared.network.output(*output).as_chunks::<CHANNELS>().0;
            for (index, place) in places.iter().enumerate() {
                let (column, row) = ((index % width) as f32, (index / width) as f32);
                let found = decode(place, column, row, cell, prepared.scale);
                self.candidates.extend(found);
            }
        }
        self.candidates
            .sort_unstable_by(|one, other| other.score.total_cmp(&one.score));
        for candidate in &self.candidates {
            let apart = |found: &Found| overlap(found.area, candidate.area) <= MOST_OVERLAP;
            if self.found.iter().all(apart) {
                self.found.push(*candidate);
            }
        }
        &self.found
    }
}

impl Prepared {
    fn new(model: &Arc<Model>, level: Level, size: (usize, usize)) -> Result<Self, ModelError> {
        let scale = (size.0.max(size.1) as f32 / LONG_SIDE).max(1.0);
        let side = |side: usize| {
            ((side as f32 / scale) as usize)
                .max(1)
                .next_multiple_of(UNIT)
        };
        // One row and one column of zeros before the picture.
        let input = Shape {
            height: side(size.1) + 1,
            width: side(size.0) + 1,
            channels: 3,
        };
        let last = model.values() - 1;
        let outputs = [last - 4, last - 2, last];
        Ok(Self {
            size,
            scale,
            network: Network::new(model, input, &outputs, level)?,
            outputs,
        })
    }

    /// Writes the picture, smaller, into the input. What is beyond it stays zero.
    fn look(&mut self, level: Level, picture: &Picture) {
        let width = ((picture.width as f32 / self.scale) as usize).max(1);
        let height = ((picture.height as f32 / self.scale) as usize).max(1);
        let row = self.network.shape(0).row();
        let centre = self.scale / 2.0 - 0.5;
        let rows = self.network.input().chunks_exact_mut(row).skip(1);
        for (y, row) in rows.enumerate().take(height) {
            let line = Line {
                x: centre,
                y: centre + y as f32 * self.scale,
                step_x: self.scale,
                step_y: 0.0,
            };
            let row = &mut row[3..3 * (width + 1)];
            sample(level, picture.pixels(), line, 1.0, row);
        }
    }
}

/// The face at a place, if there is one.
fn decode(place: &[f32; CHANNELS], column: f32, row: f32, cell: f32, scale: f32) -> Option<Found> {
    // The product of two probabilities is large only where both are; the exponentials wait.
    if place[0] <= -1.0 || place[5] <= -1.0 {
        return None;
    }
    let probability = |logit: f32| 1.0 / (1.0 + (-logit).exp());
    let score = (probability(place[0]) * probability(place[5])).sqrt();
    if score < LEAST_SCORE {
        return None;
    }
    let unit = cell * scale;
    let (width, height) = (place[3].exp() * unit, place[4].exp() * unit);
    let area = Rect {
        left: (column + place[1]) * unit - width / 2.0,
        top: (row + place[2]) * unit - height / 2.0,
        width,
        height,
    };
    let points = std::array::from_fn(|index| Point {
        x: (column + place[6 + 2 * index]) * unit,
        y: (row + place[7 + 2 * index]) * unit,
        z: 0.0,
    });
    Some(Found {
        area,
        points,
        score,
    })
}

/// What two rectangles share of what they cover together, from 0 to 1.
pub(crate) fn overlap(one: Rect, other: Rect) -> f32 {
    let shared = |start: f32, length: f32, other: f32, other_length: f32| {
        ((start + length).min(other + other_length) - start.max(other)).max(0.0)
    };
    let both = shared(one.left, one.width, other.left, other.width)
        * shared(one.top, one.height, other.top, other.height);
    let all = one.width * one.height + other.width * other.height - both;
    if all > 0.0 { both / all } else { 0.0 }
}
