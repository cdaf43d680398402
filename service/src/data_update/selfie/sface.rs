//! SFace (Zhong et al., 2021; the OpenCV zoo's conversion, weights in eight bits): a face as 128
//! numbers. What it was made with and whose it is: `models/NOTICE.md`.

use super::{Template, face_match::FaceMatch};
use jmo_selfie::{Face, Frame, Point};
use rten::{Model, RunOptions, ThreadPool};
use rten_tensor::{AsView, Tensor};
use std::{
    fmt,
    sync::{Arc, OnceLock},
};

const MODEL: &[u8] = include_bytes!("../../../models/sface.onnx");
/// Its number in [`Template`]s.
const NUMBER: u8 = 1;
/// Pixels on a side of what it looks at.
const SIDE: usize = 112;

/// Where eyes, nose and the corners of the mouth lie in what it looks at, left to right.
const PLACES: [(f32, f32); 5] = [
    (38.2946, 51.6963),
    (73.5318, 51.5014),
    (56.0252, 71.7366),
    (41.5493, 92.3655),
    (70.7299, 92.2041),
];

/// Faces as SFace tells them apart. The model is read when the first face comes.
#[derive(Default)]
pub struct SFace(OnceLock<Option<Loaded>>);

struct Loaded {
    model: Model,
    /// One thread: several faces are looked at side by side instead.
    threads: Arc<ThreadPool>,
}

impl fmt::Debug for SFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SFace")
    }
}

impl FaceMatch for SFace {
    fn template(&self, picture: &Frame, face: &Face) -> Option<Template> {
        let loaded = self.0.get_or_init(load).as_ref()?;
        let input = Tensor::from_data(&[1, 3, SIDE, SIDE], upright(picture, &places(face)?));
        let options = RunOptions::default().with_thread_pool(Some(loaded.threads.clone()));
        let output = loaded.model.run_one(input.view().into(), Some(options));
        let values: Tensor<f32> = output
            .inspect_err(|error| tracing::error!(%error, "faces cannot be compared"))
            .ok()?
            .try_into()
            .ok()?;
        Some(Template::new(NUMBER, values.to_vec()))
    }
}

fn load() -> Option<Loaded> {
    let model = Model::load_static_slice(MODEL)
        .inspect_err(|error| tracing::error!(%error, "the model of faces cannot be read"))
        .ok()?;
    Some(Loaded {
        model,
        threads: Arc::new(ThreadPool::with_num_threads(1)),
    })
}

/// The five places in a picture: eyes between their corners, tip of the nose, corners of the mouth.
fn places(face: &Face) -> Option<[(f32, f32); 5]> {
    let at = |index: usize| face.landmarks.get(index).map(|Point { x, y, .. }| (*x, *y));
    let between = |one, other| {
        let ((x1, y1), (x2, y2)) = (at(one)?, at(other)?);
        Some(((x1 + x2) / 2.0, (y1 + y2) / 2.0))
    };
    Some([
        between(33, 133)?,
        between(362, 263)?,
        at(4)?,
        at(61)?,
        at(291)?,
    ])
}

/// The face upright and of one size: red, green and blue, each a plane of 0 to 255.
fn upright(picture: &Frame, places: &[(f32, f32); 5]) -> Vec<f32> {
    let (a, b, left, top) = similarity(places);
    let (width, height) = (picture.width(), picture.height());
    let pixel = |x: isize, y: isize, channel: usize| {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
            return 0.0;
        };
        // Beyond the picture is black, as for the pictures it learned from.
        if x < width && y < height {
            f32::from(picture.rgb()[(y * width + x) * 3 + channel])
        } else {
            0.0
        }
    };
    let mut planes = vec![0.0; 3 * SIDE * SIDE];
    for (at, value) in planes.iter_mut().enumerate() {
        let (channel, v, u) = (at / (SIDE * SIDE), at / SIDE % SIDE, at % SIDE);
        let (u, v) = (u as f32, v as f32);
        let (x, y) = (a * u - b * v + left, b * u + a * v + top);
        let (across, down) = (x - x.floor(), y - y.floor());
        let (x, y) = (x.floor() as isize, y.floor() as isize);
        let row = |y| pixel(x, y, channel) * (1.0 - across) + pixel(x + 1, y, channel) * across;
        *value = row(y) * (1.0 - down) + row(y + 1) * down;
    }
    planes
}

/// The turn, scale and shift from [`PLACES`] to a picture with the least squares between them:
/// `x = a·u − b·v + left`, `y = b·u + a·v + top`.
fn similarity(places: &[(f32, f32); 5]) -> (f32, f32, f32, f32) {
    let middle = |points: &[(f32, f32); 5]| {
        let (x, y) = points
            .iter()
            .fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
        (x / 5.0, y / 5.0)
    };
    let ((u0, v0), (x0, y0)) = (middle(&PLACES), middle(places));
    let (mut along, mut across, mut spread) = (0.0, 0.0, 0.0);
    for ((u, v), (x, y)) in PLACES.iter().zip(places) {
        let (u, v, x, y) = (u - u0, v - v0, x - x0, y - y0);
        along += u * x + v * y;
        across += u * y - v * x;
        spread += u * u + v * v;
    }
    let (a, b) = (along / spread, across / spread);
    (a, b, x0 - a * u0 + b * v0, y0 - b * u0 - a * v0)
}

#[cfg(test)]
mod tests {
    use super::{PLACES, similarity};

    #[test]
    fn a_face_that_was_turned_moved_and_scaled_is_put_back() {
        let (a, b, left, top) = (1.7_f32, -0.6, 220.0, 90.0);
        let moved = PLACES.map(|(u, v)| (a * u - b * v + left, b * u + a * v + top));
        let found = similarity(&moved);
        for (found, meant) in [(found.0, a), (found.1, b), (found.2, left), (found.3, top)] {
            assert!((found - meant).abs() < 1e-3, "{found} {meant}");
        }
    }
}
