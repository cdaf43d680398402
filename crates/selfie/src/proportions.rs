use crate::Point;

/// Lengths of a face that hardly change with what it does, each between two points of the mesh:
/// cheekbones, outer brows, temples, forehead, nose, inner corners of the eyes.
const LENGTHS: [(usize, usize); 6] = [
    (116, 345),
    (70, 300),
    (234, 454),
    (10, 168),
    (168, 2),
    (133, 362),
];

/// The outer corners of the eyes: what the lengths are measured in.
const EYES: (usize, usize) = (33, 263);

/// The proportions of a face: some lengths, each over the distance between the eyes' outer corners.
/// They tell a plainly different face from the same one, no more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Proportions([f32; LENGTHS.len()]);

impl Proportions {
    /// Not a number where the mesh has fewer points.
    pub(crate) fn of(landmarks: &[Point]) -> Self {
        let eyes = distance(landmarks, EYES);
        Self(LENGTHS.map(|length| distance(landmarks, length) / eyes))
    }

    /// The root mean square of the relative differences: 0 is the same.
    pub(crate) fn difference(&self, other: &Self) -> f32 {
        let squares = self
            .0
            .iter()
            .zip(other.0)
            .map(|(a, b)| (a / b - 1.0).powi(2));
        (squares.sum::<f32>() / LENGTHS.len() as f32).sqrt()
    }

    /// The median of each length.
    pub(crate) fn median<'a>(all: impl Iterator<Item = &'a Self> + Clone) -> Self {
        let mut which = 0..LENGTHS.len();
        Self([(); LENGTHS.len()].map(|()| {
            let length = which.next().unwrap_or_default();
            median(all.clone().map(|proportions| proportions.0[length]))
        }))
    }
}

/// The middle one; not a number where there is none.
pub(crate) fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_unstable_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f32::NAN)
}

fn distance(landmarks: &[Point], (from, to): (usize, usize)) -> f32 {
    match (landmarks.get(from), landmarks.get(to)) {
        (Some(from), Some(to)) => {
            let [x, y, z] = [from.x - to.x, from.y - to.y, from.z - to.z];
            (x * x + y * y + z * z).sqrt()
        }
        _ => f32::NAN,
    }
}

/// How far the points of two pictures are apart when one is laid on the other: the mean, in
/// distances between the eyes.
pub(crate) fn displacement(one: &[Point], other: &[Point]) -> f32 {
    let count = one.len().min(other.len()) as f32;
    let middle =
        |points: &[Point], of: fn(&Point) -> f32| points.iter().map(of).sum::<f32>() / count;
    let x = middle(one, |it| it.x) - middle(other, |it| it.x);
    let y = middle(one, |it| it.y) - middle(other, |it| it.y);
    let pairs = one.iter().zip(other);
    let apart = pairs.map(|(a, b)| (a.x - b.x - x).hypot(a.y - b.y - y));
    apart.sum::<f32>() / count / distance(one, EYES)
}
