//! From a frame to what is seen in it.

use crate::{
    Face, Frame, Observation, Point, Rect,
    blendshapes::Blendshapes,
    chip::Chip,
    detector::{Detector, Found, overlap},
    engine::{Level, ModelError},
    mesh::{self, Mesh},
    picture::Picture,
    pose::pose,
    region::Region,
};
use std::f32::consts::FRAC_PI_2;

/// How much larger than the detector's box the mesh looks: nearest to what MediaPipe sees.
const AROUND_BOX: f32 = 1.28;
/// How much larger than the points' rectangle it looks at the next frame.
const AROUND_POINTS: f32 = 1.5;
/// Where the mesh is less sure, there is no face.
const LEAST_SURE: f32 = 0.0;
/// Where mesh and detector are surer, the region is upright. Upright faces measured 15 to 28 and
/// 0.93 to 0.95; faces on their side or upside down, taken for upright ones, up to 19 and 0.90.
const UPRIGHT: f32 = 14.0;
const UPRIGHT_FOUND: f32 = 0.915;
/// While a face is held, every so many frames are searched for others.
const SEARCH_EVERY: u32 = 5;
/// So many searches may miss a face that the mesh still holds: one turned away, say.
const MOST_MISSED: u32 = 2;

/// Looks at frames. It keeps its buffers and where the face was, nothing of the pictures.
#[derive(Debug)]
pub struct Observer {
    level: Level,
    detector: Detector,
    mesh: Mesh,
    blendshapes: Blendshapes,
    chip: Chip,
    held: Option<Held>,
}

/// The face of the frame before.
#[derive(Clone, Copy, Debug)]
struct Held {
    region: Region,
    area: Rect,
    /// The size of the picture it was in.
    size: (usize, usize),
    /// How many faces the last search found.
    faces: usize,
    /// How many frames ago that was.
    frames: u32,
    /// How many searches did not find it.
    missed: u32,
}

impl Observer {
    /// Loads the models and chooses the best vector instructions of this machine.
    pub fn new() -> Result<Self, ModelError> {
        Self::with(Level::best())
    }

    pub(crate) fn with(level: Level) -> Result<Self, ModelError> {
        Ok(Self {
            level,
            detector: Detector::new(level)?,
            mesh: Mesh::new(level)?,
            blendshapes: Blendshapes::new(level)?,
            chip: Chip::new(level),
            held: None,
        })
    }

    /// Looks at the next frame of a camera. A face is followed from one frame to the next; the
    /// whole frame is searched when there is none to follow, and every few frames for others.
    pub fn observe(&mut self, frame: &Frame) -> Observation {
        let (picture, _) = frame.looked_at();
        let size = (picture.width, picture.height);
        let held = self.held.take().filter(|held| held.size == size);
        if let Some(held) = held
            && held.frames + 1 < SEARCH_EVERY
            && let Some(sure) = self.follow(picture, held.region)
        {
            let frames = held.frames + 1;
            self.hold(Held { frames, ..held });
            return self.seen(frame, held.faces, Some(sure));
        }
        self.search(frame, held)
    }

    /// Looks at a picture by itself.
    pub fn inspect(&mut self, frame: &Frame) -> Observation {
        self.search(frame, None)
    }

    /// The vector instructions it uses.
    pub fn instructions(&self) -> &'static str {
        self.level.name()
    }

    /// Counts the faces of a picture.
    pub fn count(&mut self, frame: &Frame) -> usize {
        self.detector.find(frame.looked_at().0).len()
    }

    /// Searches the whole frame; prefers the held face's region to the detector's box.
    fn search(&mut self, frame: &Frame, held: Option<Held>) -> Observation {
        let (picture, _) = frame.looked_at();
        let found = self.detector.find(picture);
        let (faces, largest) = (found.len(), largest(found));
        let held = held.filter(|held| match largest {
            Some(found) => overlap(found.area, held.area) > 0.3,
            None => held.missed < MOST_MISSED,
        });
        let sure = match (held, largest) {
            (Some(held), _) => self.look(picture, held.region),
            (None, Some(found)) => self.look_around(picture, found),
            (None, None) => None,
        };
        let missed = match (held, largest) {
            (Some(held), None) => held.missed + 1,
            _ => 0,
        };
        // Where only the mesh sees it, it is one face all the same.
        let faces = faces.max(usize::from(sure.is_some()));
        self.held = None;
        if sure.is_some() {
            self.hold(Held {
                region: self.region(),
                area: mesh::bounds(self.mesh.points()),
                size: (picture.width, picture.height),
                faces,
                frames: 0,
                missed,
            });
        }
        self.seen(frame, faces, sure)
    }

    /// The mesh where the detector found a face. That one finds lying faces too and places its
    /// points as if they were upright, and the mesh can see an upright face in one that is not:
    /// where they are not certain, the quarter turn counts in which the mesh is surest.
    fn look_around(&mut self, picture: &Picture, found: Found) -> Option<f32> {
        let region = Region::around(found.area, AROUND_BOX, found.angle());
        let mut best = (self.look(picture, region), region);
        if best.0 >= Some(UPRIGHT) && found.score >= UPRIGHT_FOUND {
            return best.0;
        }
        for quarter in 1..4 {
            let angle = region.angle + quarter as f32 * FRAC_PI_2;
            let turned = Region { angle, ..region };
            let sure = self.look(picture, turned);
            if sure > best.0 {
                best = (sure, turned);
            }
        }
        self.look(picture, best.1)
    }

    /// The mesh in a region, and again where the points say that the region was another.
    fn look(&mut self, picture: &Picture, region: Region) -> Option<f32> {
        let sure = self.follow(picture, region)?;
        let better = self.region();
        let moved = (better.x - region.x).hypot(better.y - region.y) / region.side;
        let turned = (better.angle - region.angle).sin().abs();
        let grown = (better.side / region.side).ln().abs();
        if moved > 0.1 || turned > 0.12 || grown > 0.3 {
            return self.follow(picture, better);
        }
        Some(sure)
    }

    /// The mesh in a region: how sure it is, where it is sure enough.
    fn follow(&mut self, picture: &Picture, region: Region) -> Option<f32> {
        let sure = self.mesh.find(picture, &region);
        (sure >= LEAST_SURE).then_some(sure)
    }

    /// Where the points say the face is.
    fn region(&self) -> Region {
        let points = self.mesh.points();
        Region::around(mesh::bounds(points), AROUND_POINTS, mesh::eye_angle(points))
    }

    /// Remembers where the face is for the next frame.
    fn hold(&mut self, held: Held) {
        self.held = Some(Held {
            region: self.region(),
            area: mesh::bounds(self.mesh.points()),
            ..held
        });
    }

    /// What was seen, the mesh's points being those of this frame where it is sure of them.
    fn seen(&mut self, frame: &Frame, faces: usize, sure: Option<f32>) -> Observation {
        let (picture, scale) = frame.looked_at();
        let face = sure.map(|sure| {
            let points = self.mesh.points();
            self.chip.cut(picture, points);
            let landmarks: Box<[Point]> = points.iter().map(|point| scaled(point, scale)).collect();
            Face {
                area: mesh::bounds(&landmarks),
                presence: 1.0 / (1.0 + (-sure).exp()),
                pose: pose(points, picture.width as f32, picture.height as f32),
                expression: self.blendshapes.expression(points),
                light: self.chip.light(),
                sharpness: self.chip.sharpness(),
                mouth_visible: self.chip.mouth_visible(points),
                landmarks,
            }
        });
        Observation {
            width: frame.width() as u32,
            height: frame.height() as u32,
            faces,
            face,
            luma: picture.luma(),
        }
    }
}

fn largest(found: &[Found]) -> Option<Found> {
    let size = |found: &Found| found.area.width * found.area.height;
    let largest = found
        .iter()
        .max_by(|one, other| size(one).total_cmp(&size(other)));
    largest.copied()
}

/// A point of the picture that was looked at, in the frame's pixels.
fn scaled(point: &Point, scale: f32) -> Point {
    let to_centre = (scale - 1.0) / 2.0;
    Point {
        x: point.x * scale + to_centre,
        y: point.y * scale + to_centre,
        z: point.z * scale,
    }
}
