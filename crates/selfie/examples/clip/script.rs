//! What the face does, when.

use super::expression::Expression;

/// Pictures in a second that differ.
pub const A_SECOND: f32 = 15.0;
/// A gesture: what there is of it at its height, and how long it takes, in seconds, of which the
/// height is the middle third.
type Gesture = (f32, Expression);

/// Calm between two gestures, in seconds.
const CALM: f32 = 1.2;
/// Calm at the beginning of a round: long enough for the picture.
const BEGIN: f32 = 2.4;

const GESTURES: [Gesture; 5] = [
    (
        0.9,
        Expression {
            blink: 1.0,
            ..Expression::CALM
        },
    ),
    (
        2.4,
        Expression {
            smile: 1.0,
            ..Expression::CALM
        },
    ),
    (
        2.4,
        Expression {
            mouth: 1.0,
            ..Expression::CALM
        },
    ),
    (
        2.4,
        Expression {
            turn: 25.0,
            ..Expression::CALM
        },
    ),
    (
        2.4,
        Expression {
            turn: -25.0,
            ..Expression::CALM
        },
    ),
];

/// One round, picture by picture.
pub fn round() -> impl Iterator<Item = Expression> {
    let frames = |seconds: f32| (seconds * A_SECOND) as usize;
    let calm = move |seconds| std::iter::repeat_n(Expression::CALM, frames(seconds));
    let gestures = GESTURES.into_iter().flat_map(move |(seconds, height)| {
        let count = frames(seconds);
        let gesture = (0..count).map(move |at| part(height, rise(at as f32 / count as f32)));
        gesture.chain(calm(CALM))
    });
    calm(BEGIN).chain(gestures)
}

/// Up in a third, held for a third, down in a third.
fn rise(at: f32) -> f32 {
    let part = (3.0 * at).min(3.0 - 3.0 * at).clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}

/// So much of an expression.
fn part(whole: Expression, part: f32) -> Expression {
    Expression {
        blink: whole.blink * part,
        smile: whole.smile * part,
        mouth: whole.mouth * part,
        turn: whole.turn * part,
    }
}
