//! Layer normalisation.

/// What is added to the variance.
const EPSILON: f32 = 1.013_279e-6;

/// Gives each place mean 0 and variance 1 over its channels, then a factor per channel.
///
/// # Panics
/// Where output and input are not of one length.
pub(crate) fn layer_norm(input: &[f32], factors: &[f32], output: &mut [f32]) {
    assert!(input.len() == output.len());
    let channels = factors.len();
    let places = input.chunks_exact(channels);
    for (place, output) in places.zip(output.chunks_exact_mut(channels)) {
        let mean = sum(place, |value| value) / channels as f32;
        let variance = sum(place, |value| (value - mean) * (value - mean)) / channels as f32;
        let scale = (variance + EPSILON).sqrt().recip();
        for ((output, value), factor) in output.iter_mut().zip(place).zip(factors) {
            *output = (value - mean) * scale * factor;
        }
    }
}

/// A sum in eight lanes, which the compiler makes vectors of.
fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (eights, rest) = values.as_chunks::<8>();
    let mut lanes = [0.0; 8];
    for eight in eights {
        for (lane, value) in lanes.iter_mut().zip(eight) {
            *lane += of(*value);
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().map(|value| of(*value)).sum::<f32>()
}
