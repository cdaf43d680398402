//! The points of a face: Mesh V2.

use crate::{
    Point, Rect,
    engine::{Level, ModelError, Network, Shape},
    models,
    picture::Picture,
    region::Region,
};

/// How many points there are.
pub(crate) const POINTS: usize = 478;
/// The side of what the model looks at.
const SIDE: usize = 256;

/// Mesh V2 and what it saw last.
#[derive(Debug)]
pub(crate) struct Mesh {
    level: Level,
    network: Network,
    output: usize,
    points: Box<[Point]>,
}

impl Mesh {
    pub fn new(level: Level) -> Result<Self, ModelError> {
        let model = models::mesh()?;
        // The model pads below and to the right: a row and a column that stay zero.
        let input = Shape {
            height: SIDE + 1,
            width: SIDE + 1,
            channels: 3,
        };
        let output = model.values() - 1;
        Ok(Self {
            level,
            network: Network::new(&model, input, &[output], level)?,
            output,
            points: vec![Point::default(); POINTS].into(),
        })
    }

    /// Looks for the points of a face in a region. Returns how sure it is that there is one: above
    /// 0 it rather is, and an upright face has 15 or more.
    pub fn find(&mut self, picture: &Picture, region: &Region) -> f32 {
        let row = 3 * (SIDE + 1);
        let input = self.network.input();
        region.read(self.level, picture, SIDE, row, 1.0 / 255.0, input);
        self.network.run();
        let output = self.network.output(self.output);
        let places = output[..3 * POINTS].as_chunks().0;
        for (point, [x, y, z]) in self.points.iter_mut().zip(places) {
            let [x, y, z] = [x, y, z].map(|place| place / SIDE as f32);
            *point = region.place(Point { x, y, z });
        }
        output[3 * POINTS]
    }

    /// The points that were found last, in the picture.
    pub fn points(&self) -> &[Point] {
        &self.points
    }
}

/// The rectangle around points.
pub(crate) fn bounds(points: &[Point]) -> Rect {
    let mut least = Point {
        x: f32::INFINITY,
        y: f32::INFINITY,
        z: 0.0,
    };
    let mut most = Point {
        x: f32::NEG_INFINITY,
        y: f32::NEG_INFINITY,
        z: 0.0,
    };
    for point in points {
        (least.x, least.y) = (least.x.min(point.x), least.y.min(point.y));
        (most.x, most.y) = (most.x.max(point.x), most.y.max(point.y));
    }
    Rect {
        left: least.x,
        top: least.y,
        width: most.x - least.x,
        height: most.y - least.y,
    }
}

/// The angle of the line from the outer corner of one eye to the other's, in radians.
pub(crate) fn eye_angle(points: &[Point]) -> f32 {
    let (right, left) = (points[33], points[263]);
    (left.y - right.y).atan2(left.x - right.x)
}
