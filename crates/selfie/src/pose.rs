//! How a head is held: the rotation that fits MediaPipe's canonical face to the points.
//!
//! As MediaPipe's face geometry does it: points of the screen are carried back into space along the
//! rays of a camera that sees 63° from top to bottom, the face's size is found by fitting twice,
//! and the weighted best rotation is the pose.

use crate::{Point, Pose, canonical::CANONICAL};

/// Half of what the camera sees from top to bottom, in degrees.
const HALF_VIEW: f32 = 31.5;

type Place = [f32; 3];
type Places = [Place; CANONICAL.len()];

/// How a head with these points is held in a picture of this size.
pub(crate) fn pose(points: &[Point], width: f32, height: f32) -> Pose {
    // The picture as it hangs at distance 1 from the camera; z is still the screen's.
    let unit = 2.0 * HALF_VIEW.to_radians().tan() / height;
    let screen: Places = CANONICAL.map(|(index, ..)| {
        let point = points[index];
        [
            (point.x - width / 2.0) * unit,
            (height / 2.0 - point.y) * unit,
            point.z * unit,
        ]
    });
    // The mean depth of all points lies at the screen.
    let depth = points.iter().map(|point| point.z).sum::<f32>() / points.len() as f32 * unit;
    let flat = screen.map(|[x, y, z]| [x, y, -z]);
    let first = size(&flat);
    let second = size(&in_space(&screen, depth, first));
    let rotation = rotation(&in_space(&screen, depth, first * second));
    // Where the canonical face's forward and sideways go: turned, then nodded, then tilted.
    let column = |index: usize| rotation.map(|row| row[index]);
    let [right, up, forward] = [column(0), column(1), column(2)];
    Pose {
        yaw: forward[0].atan2(forward[2]).to_degrees(),
        pitch: forward[1].clamp(-1.0, 1.0).asin().to_degrees(),
        roll: -right[1].atan2(up[1]).to_degrees(),
    }
}

/// The points in space, where a face that looks `scale` large is as far away as that.
fn in_space(screen: &Places, depth: f32, scale: f32) -> Places {
    screen.map(|[x, y, z]| {
        let z = (z - depth + 1.0) / scale;
        [x * z, y * z, -z]
    })
}

/// The weighted means of points and of the canonical face.
fn means(points: &Places) -> (Place, Place) {
    let (mut here, mut canonical, mut all) = ([0.0; 3], [0.0; 3], 0.0);
    for (point, (_, weight, place)) in points.iter().zip(&CANONICAL) {
        for axis in 0..3 {
            here[axis] += weight * point[axis];
            canonical[axis] += weight * place[axis];
        }
        all += weight;
    }
    (here.map(|sum| sum / all), canonical.map(|sum| sum / all))
}

/// The weighted sum of `point · placeᵀ`, both from their means, and of the canonical squares.
fn products(points: &Places) -> ([Place; 3], f32) {
    let (mean, canonical_mean) = means(points);
    let (mut products, mut squares) = ([[0.0; 3]; 3], 0.0);
    for (point, (_, weight, place)) in points.iter().zip(&CANONICAL) {
        for row in 0..3 {
            for column in 0..3 {
                products[row][column] +=
                    weight * (point[row] - mean[row]) * (place[column] - canonical_mean[column]);
            }
            squares += weight * (place[row] - canonical_mean[row]).powi(2);
        }
    }
    (products, squares)
}

/// How large a face of these points is beside the canonical face.
fn size(points: &Places) -> f32 {
    let (products, squares) = products(points);
    let rotation = best_rotation(&products);
    let mut sum = 0.0;
    for (row, turned) in products.iter().zip(&rotation) {
        sum += row
            .iter()
            .zip(turned)
            .map(|(one, other)| one * other)
            .sum::<f32>();
    }
    (sum / squares).max(f32::MIN_POSITIVE)
}

fn rotation(points: &Places) -> [Place; 3] {
    best_rotation(&products(points).0)
}

/// The rotation R with the largest trace of `Rᵀ · products`, by Horn's quaternion: the eigenvector
/// of the largest eigenvalue of a symmetric 4 × 4 matrix.
fn best_rotation(products: &[Place; 3]) -> [Place; 3] {
    let [[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]] = *products;
    let matrix = [
        [xx + yy + zz, zy - yz, xz - zx, yx - xy],
        [zy - yz, xx - yy - zz, xy + yx, zx + xz],
        [xz - zx, xy + yx, yy - xx - zz, yz + zy],
        [yx - xy, zx + xz, yz + zy, zz - xx - yy],
    ];
    let [w, x, y, z] = largest_eigenvector(matrix);
    [
        [
            1.0 - 2.0 * (y * y + z * z),
            2.0 * (x * y - w * z),
            2.0 * (x * z + w * y),
        ],
        [
            2.0 * (x * y + w * z),
            1.0 - 2.0 * (x * x + z * z),
            2.0 * (y * z - w * x),
        ],
        [
            2.0 * (x * z - w * y),
            2.0 * (y * z + w * x),
            1.0 - 2.0 * (x * x + y * y),
        ],
    ]
}

/// By Jacobi's rotations, in double precision.
fn largest_eigenvector(matrix: [[f32; 4]; 4]) -> [f32; 4] {
    let mut matrix = matrix.map(|row| row.map(f64::from));
    let mut vectors = [[0.0; 4]; 4];
    for (index, row) in vectors.iter_mut().enumerate() {
        row[index] = 1.0;
    }
    for _ in 0..12 {
        for one in 0..3 {
            for other in one + 1..4 {
                turn(&mut matrix, &mut vectors, one, other);
            }
        }
    }
    let largest = (0..4).max_by(|&one, &other| matrix[one][one].total_cmp(&matrix[other][other]));
    let largest = largest.unwrap_or(0);
    vectors.map(|row| row[largest] as f32)
}

/// Makes one pair of a symmetric matrix zero.
fn turn(matrix: &mut [[f64; 4]; 4], vectors: &mut [[f64; 4]; 4], one: usize, other: usize) {
    if matrix[one][other].abs() < f64::MIN_POSITIVE {
        return;
    }
    let difference = matrix[other][other] - matrix[one][one];
    let angle = (2.0 * matrix[one][other]).atan2(difference) / 2.0;
    let (sin, cos) = angle.sin_cos();
    let columns = |rows: &mut [[f64; 4]; 4]| {
        for row in rows {
            let (a, b) = (row[one], row[other]);
            (row[one], row[other]) = (cos * a - sin * b, sin * a + cos * b);
        }
    };
    columns(matrix);
    columns(vectors);
    let (above, below) = (matrix[one], matrix[other]);
    matrix[one] = std::array::from_fn(|at| cos * above[at] - sin * below[at]);
    matrix[other] = std::array::from_fn(|at| sin * above[at] + cos * below[at]);
}
