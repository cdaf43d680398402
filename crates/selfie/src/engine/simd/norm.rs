//! Layer normalisation.

use super::Level;

/// What is added to the variance.
const EPSILON: f32 = 1.013_279e-6;

/// Gives each place mean 0 and variance 1 over its channels, then a factor per channel.
///
/// # Panics
/// Where output and input are not of one length.
pub(crate) fn layer_norm(_level: Level, input: &[f32], factors: &[f32], output: &mut [f32]) {
    assert!(input.len() == output.len());
    let channels = factors.len();
    let places = input.chunks_exact(channels);
    for (place, output) in places.zip(output.chunks_exact_mut(channels)) {
        let mean = place.iter().sum::<f32>() / channels as f32;
        let square = |value: &f32| (value - mean) * (value - mean);
        let variance = place.iter().map(square).sum::<f32>() / channels as f32;
        let scale = (variance + EPSILON).sqrt().recip();
        for ((output, value), factor) in output.iter_mut().zip(place).zip(factors) {
            *output = (value - mean) * scale * factor;
        }
    }
}
