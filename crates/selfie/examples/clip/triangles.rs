//! Triangles between points (Bowyer and Watson): no circle around one holds another point.

/// Three indices each.
pub fn between(points: &[(f32, f32)]) -> Vec<[usize; 3]> {
    let all = points.len();
    // One that holds everything, made of three points that are taken away in the end.
    let mut points = points.to_vec();
    points.extend([(-1e5, -1e5), (3e5, -1e5), (-1e5, 3e5)]);
    let mut triangles = vec![[all, all + 1, all + 2]];
    for at in 0..all {
        let (broken, whole): (Vec<_>, Vec<_>) = triangles
            .into_iter()
            .partition(|triangle| holds(&points, triangle, points[at]));
        let edges = |[a, b, c]: [usize; 3]| [(a, b), (b, c), (c, a)];
        let all_edges: Vec<_> = broken.into_iter().flat_map(edges).collect();
        triangles = whole;
        for &(a, b) in &all_edges {
            // An edge of two broken triangles is inside the hole.
            if !all_edges.contains(&(b, a)) {
                triangles.push([a, b, at]);
            }
        }
    }
    triangles.retain(|triangle| triangle.iter().all(|corner| *corner < all));
    triangles
}

/// Whether the circle around a triangle holds a point.
fn holds(points: &[(f32, f32)], triangle: &[usize; 3], (x, y): (f32, f32)) -> bool {
    let corner = |at: usize| {
        let (corner_x, corner_y) = points[triangle[at]];
        let (dx, dy) = (f64::from(corner_x - x), f64::from(corner_y - y));
        (dx, dy, dx * dx + dy * dy)
    };
    let ((ax, ay, a), (bx, by, b), (cx, cy, c)) = (corner(0), corner(1), corner(2));
    let inside = ax * (by * c - b * cy) - ay * (bx * c - b * cx) + a * (bx * cy - by * cx);
    let turn = (points[triangle[1]].0 - points[triangle[0]].0)
        * (points[triangle[2]].1 - points[triangle[0]].1)
        - (points[triangle[1]].1 - points[triangle[0]].1)
            * (points[triangle[2]].0 - points[triangle[0]].0);
    inside * f64::from(turn.signum()) > 0.0
}
