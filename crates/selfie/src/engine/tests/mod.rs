//! The engine against somebody else's, and its vectors against plain arithmetic.

mod packed;

use super::{
    Level, Line, Model, ModelError, Network, PADDING, Pixels, Shape, sample,
    simd::{self, Depthwise, Panels, Rows},
};
use crate::models;
use proptest::prelude::*;
use rten_tensor::prelude::*;
use std::sync::Arc;

/// Numbers between -1 and 1 that are the same every time.
fn numbers(seed: u64, count: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..count).map(next).collect()
}

/// A face, and things that are none: `size` × `size` pixels of three channels, 0 to 1.
fn inputs(width: u32, height: u32) -> Vec<Vec<f32>> {
    let face = image::open(concat!(env!("CARGO_MANIFEST_DIR"), "/faces/portrait-b.jpg"));
    let face = face.expect("a face").crop_imm(130, 100, 440, 440);
    let face = face.resize_exact(width, height, image::imageops::FilterType::Triangle);
    let count = (3 * width * height) as usize;
    let noise = numbers(5, count).into_iter().map(|number| number.abs());
    let slope = (0..count).map(|index| index as f32 / count as f32);
    let face = face
        .into_rgb8()
        .into_raw()
        .into_iter()
        .map(|byte| f32::from(byte) / 255.0);
    vec![
        face.collect(),
        noise.collect(),
        slope.collect(),
        vec![0.0; count],
    ]
}

/// What the oracle makes of an original.
fn oracle(original: &str, shape: &[usize], input: Vec<f32>, outputs: &[&str]) -> Vec<Vec<f32>> {
    let path = format!("{}/models/{original}", env!("CARGO_MANIFEST_DIR"));
    let model = rten::Model::load(std::fs::read(path).expect("the original")).expect("a model");
    let input = rten_tensor::Tensor::from_data(shape, input);
    let ids: Vec<_> = outputs
        .iter()
        .map(|name| model.node_id(name).expect("an output"))
        .collect();
    let input = vec![(model.input_ids()[0], input.view().into())];
    let outputs = model.run(input, &ids, None).expect("outputs");
    let values = |output: rten::Value| {
        let tensor: rten_tensor::Tensor<f32> = output.try_into().expect("floats");
        tensor.to_vec()
    };
    outputs.into_iter().map(values).collect()
}

/// Rows of three channels inside a map with a row and a column of zeros, before or after.
fn padded(input: &[f32], width: usize, before: bool) -> Vec<f32> {
    let empty = vec![0.0; 3 * (width + 1)];
    let mut padded = if before { empty.clone() } else { Vec::new() };
    for row in input.chunks_exact(3 * width) {
        if before {
            padded.extend([0.0; 3]);
        }
        padded.extend(row);
        if !before {
            padded.extend([0.0; 3]);
        }
    }
    if !before {
        padded.extend(empty);
    }
    padded
}

fn run(
    model: &Arc<Model>,
    level: Level,
    shape: Shape,
    input: &[f32],
    outputs: &[usize],
) -> Network {
    let mut network = Network::new(model, shape, outputs, level).expect("a network");
    network.input().copy_from_slice(input);
    network.run();
    network
}

fn largest_difference(
    one: impl IntoIterator<Item = f32>,
    other: impl IntoIterator<Item = f32>,
) -> f32 {
    let (one, other): (Vec<_>, Vec<_>) = (one.into_iter().collect(), other.into_iter().collect());
    assert_eq!(one.len(), other.len());
    one.iter()
        .zip(other)
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f32::max)
}

fn sigmoid(value: f32) -> f32 {
    1.0 / (1.0 + (-value).exp())
}

#[test]
fn the_detector_is_the_oracles() {
    let model = models::detector().expect("a model");
    let last = model.values() - 1;
    let names = ["cls", "obj", "bbox", "kps"];
    let names: Vec<_> = ["8", "16", "32"]
        .iter()
        .flat_map(|size| names.map(|name| format!("{name}_{size}")))
        .collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    // The size the original names.
    const SIDE: u32 = 640;
    for input in inputs(SIDE, SIDE) {
        let bytes: Vec<_> = input.iter().map(|value| (value * 255.0).round()).collect();
        // Blue, green, red, one after the other.
        let planes = [2, 1, 0].map(|channel| bytes.iter().skip(channel).step_by(3).copied());
        let planes = planes.into_iter().flatten().collect();
        let expected = oracle(
            "face_detection_yunet_2023mar.onnx",
            &[1, 3, SIDE as usize, SIDE as usize],
            planes,
            &names,
        );
        for level in Level::all() {
            let shape = Shape {
                height: SIDE as usize + 1,
                width: SIDE as usize + 1,
                channels: 3,
            };
            let outputs = [last - 4, last - 2, last];
            let network = run(
                &model,
                level,
                shape,
                &padded(&bytes, SIDE as usize, true),
                &outputs,
            );
            for (output, expected) in outputs.iter().zip(expected.chunks_exact(4)) {
                let places = network.output(*output).as_chunks::<16>().0;
                let of = |range: std::ops::Range<usize>| {
                    places
                        .iter()
                        .flat_map(move |place| place[range.clone()].to_vec())
                };
                let [class, object, area, points] = expected else {
                    unreachable!()
                };
                assert!(largest_difference(of(0..1).map(sigmoid), class.clone()) < 1e-4);
                assert!(largest_difference(of(5..6).map(sigmoid), object.clone()) < 1e-4);
                assert!(largest_difference(of(1..5), area.clone()) < 2e-3);
                assert!(largest_difference(of(6..16), points.clone()) < 2e-3);
            }
        }
    }
}

#[test]
fn the_mesh_is_the_oracles() {
    let model = models::mesh().expect("a model");
    let last = model.values() - 1;
    for input in inputs(256, 256) {
        let names = ["Identity", "Identity_1"];
        let expected = oracle(
            "face_landmarks_detector.onnx",
            &[1, 256, 256, 3],
            input.clone(),
            &names,
        );
        for level in Level::all() {
            let shape = Shape {
                height: 257,
                width: 257,
                channels: 3,
            };
            let network = run(&model, level, shape, &padded(&input, 256, false), &[last]);
            let output = network.output(last).iter().copied();
            // The points are in 256ths of the region.
            assert!(largest_difference(output.clone().take(1434), expected[0].clone()) < 0.01);
            assert!(largest_difference(output.skip(1434).take(1), expected[1].clone()) < 0.01);
        }
    }
}

#[test]
fn the_expressions_are_the_oracles() {
    let model = models::blendshapes().expect("a model");
    let last = model.values() - 1;
    let output = ["StatefulPartitionedCall:0"];
    for seed in 1..6 {
        // The oracle normalises; here that is done before.
        let points = numbers(seed, 292);
        let expected = oracle(
            "face_blendshapes.onnx",
            &[1, 146, 2],
            points.clone(),
            &output,
        );
        let axis = |axis: usize| points.iter().skip(axis).step_by(2);
        let means = [0, 1].map(|of| axis(of).sum::<f32>() / 146.0);
        let far = axis(0)
            .zip(axis(1))
            .map(|(x, y)| (x - means[0]).hypot(y - means[1]));
        let scale = 0.5 / (far.sum::<f32>() / 146.0);
        let input = [0, 1].map(|of| axis(of).map(move |value| (value - means[of]) * scale));
        let input: Vec<_> = input.into_iter().flatten().collect();
        for level in Level::all() {
            let shape = Shape {
                height: 1,
                width: 2,
                channels: 146,
            };
            let network = run(&model, level, shape, &input, &[last]);
            let scores = network.output(last).iter().copied().map(sigmoid);
            assert!(largest_difference(scores, expected[0].clone()) < 1e-3);
        }
    }
}

#[test]
fn another_model_or_half_of_one_is_refused() {
    let bytes = include_bytes!("../../../models/blendshapes.jmos");
    assert_eq!(Model::load(bytes, "00").err(), Some(ModelError::Hash));
    for length in [0, 3, 4, 10, 300, 1000, bytes.len() - 1] {
        assert_eq!(
            Model::read(&bytes[..length]).err(),
            Some(ModelError::Form),
            "{length}"
        );
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(Model::read(&longer).err(), Some(ModelError::Form));
    let model = models::mesh().expect("a model");
    let shape = Shape {
        height: 250,
        width: 257,
        channels: 3,
    };
    let network = Network::new(&model, shape, &[model.values() - 1], Level::best());
    assert_eq!(network.err(), Some(ModelError::Shape));
}

#[test]
fn running_allocates_nothing() {
    let model = models::mesh().expect("a model");
    let shape = Shape {
        height: 257,
        width: 257,
        channels: 3,
    };
    let last = model.values() - 1;
    let mut network = Network::new(&model, shape, &[last], Level::best()).expect("a network");
    let kept: usize = (0..=last).map(|value| network.output(value).len()).sum();
    // Four megabytes of floats at most, where every map whole would be some thirty.
    assert!(4 * kept < 6 << 20, "{kept}");
    network.input().fill(0.5);
    network.run();
    let first = network.output(last).to_vec();
    let places: Vec<_> = (0..=last)
        .map(|value| network.output(value).as_ptr())
        .collect();
    for _ in 0..3 {
        network.run();
    }
    // What was left in the buffers changes nothing.
    assert_eq!(network.output(last), first);
    assert!(
        places
            .iter()
            .enumerate()
            .all(|(value, place)| network.output(value).as_ptr() == *place)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_convolution_is_its_sum(
        (kernel, channels, outputs, pixels) in (1_usize..4, 1_usize..30, 1_usize..70, 1_usize..50),
        (added, slopes, seed) in (any::<bool>(), any::<bool>(), any::<u64>()),
    ) {
        let (step, run) = (kernel.min(2) * channels, kernel * channels);
        let rows: Vec<_> = (0..3).map(|row| numbers(seed ^ row, (pixels - 1) * step + run)).collect();
        let matrix = numbers(seed ^ 3, kernel * run * outputs);
        let bias = numbers(seed ^ 4, outputs);
        let slopes = slopes.then(|| numbers(seed ^ 5, outputs));
        let fewer = 1 + seed as usize % outputs;
        let added = added.then(|| (numbers(seed ^ 6, pixels * fewer), fewer));
        let mut expected = Vec::new();
        for x in 0..pixels {
            for output in 0..outputs {
                let mut sum = f64::from(bias[output]);
                for row in 0..kernel {
                    for k in 0..run {
                        let weight = matrix[(row * run + k) * outputs + output];
                        sum += f64::from(rows[row][x * step + k]) * f64::from(weight);
                    }
                }
                if let Some((added, channels)) = &added && output < *channels {
                    sum += f64::from(added[x * channels + output]);
                }
                if let Some(slopes) = &slopes && sum < 0.0 {
                    sum *= f64::from(slopes[output]);
                }
                expected.push(sum as f32);
            }
        }
        let weights = Panels::new(&matrix, &bias, slopes.as_deref());
        let rows = Rows::new([&rows[0], &rows[1], &rows[2]], step, run);
        let added = added.as_ref().map(|(added, channels)| (&added[..], *channels));
        for level in Level::all() {
            let mut output = vec![f32::NAN; pixels * outputs];
            simd::conv(level, &rows, &weights, added, &mut output);
            let difference = largest_difference(output, expected.iter().copied());
            prop_assert!(difference < 1e-4, "{level:?}: {difference}");
        }
    }

    #[test]
    fn depthwise_and_pooling_are_the_same_by_all_vectors(
        eights in 1_usize..6, half in 1_usize..20, relu in any::<bool>(), seed in any::<u64>(),
    ) {
        let channels = 8 * eights;
        let rows: Vec<_> = (0..3).map(|row| numbers(seed ^ row, 2 * half * channels)).collect();
        let weights = Depthwise::new(
            numbers(seed ^ 3, 9 * channels).into(),
            numbers(seed ^ 4, channels).into(),
            relu,
        );
        let mut plain: Option<(Vec<f32>, Vec<f32>)> = None;
        for level in Level::all() {
            let mut deep = vec![f32::NAN; 2 * half * channels];
            simd::depthwise(level, [&rows[0], &rows[1], &rows[2]], &weights, &mut deep);
            let mut pooled = vec![f32::NAN; half * channels];
            simd::max_pool(level, [&rows[0], &rows[1]], channels, &mut pooled);
            let (expected, expected_pooled) = plain.get_or_insert_with(|| (deep.clone(), pooled.clone()));
            prop_assert!(largest_difference(deep, expected.iter().copied()) < 1e-5);
            prop_assert_eq!(&pooled, expected_pooled);
        }
        // The plain twin itself, in the middle and at the edge.
        let (deep, pooled) = plain.expect("at least one level");
        for x in [0, half, 2 * half - 1] {
            let mut sum = numbers(seed ^ 4, channels)[1];
            for (row, values) in rows.iter().enumerate().take(3) {
                for column in 0..3 {
                    if (1..=2 * half).contains(&(x + column)) {
                        let weight = numbers(seed ^ 3, 9 * channels)[(row * 3 + column) * channels + 1];
                        sum += values[(x + column - 1) * channels + 1] * weight;
                    }
                }
            }
            let sum = if relu { sum.max(0.0) } else { sum };
            prop_assert!((deep[x * channels + 1] - sum).abs() < 1e-5);
        }
        let four = [&rows[0], &rows[1]].map(|row| row[0].max(row[channels]));
        prop_assert_eq!(pooled[0], four[0].max(four[1]));
    }

    #[test]
    fn sampling_is_the_same_by_all_vectors(
        (width, height) in (1_usize..40, 1_usize..40),
        (x, y) in (-60.0_f32..60.0, -60.0_f32..60.0),
        (step_x, step_y) in (-4.0_f32..4.0, -4.0_f32..4.0),
        count in 0_usize..40,
    ) {
        let mut bytes: Vec<_> = numbers(9, 3 * width * height).into_iter().map(|number| (number * 127.0) as i8 as u8).collect();
        bytes.resize(bytes.len() + PADDING, 255);
        let pixels = Pixels { bytes: &bytes, width, height };
        let line = Line { x, y, step_x, step_y };
        let mut expected = Vec::new();
        for index in 0..count {
            let inside = |place: f32, size: usize| place.clamp(0.0, (size - 1) as f32);
            let x = inside(x + index as f32 * step_x, width);
            let y = inside(y + index as f32 * step_y, height);
            for channel in 0..3 {
                let at = |x: usize, y: usize| {
                    let (x, y) = (x.min(width - 1), y.min(height - 1));
                    f32::from(bytes[3 * (y * width + x) + channel])
                };
                let (left, top) = (x as usize, y as usize);
                let above = at(left, top) * (1.0 - x.fract()) + at(left + 1, top) * x.fract();
                let below = at(left, top + 1) * (1.0 - x.fract()) + at(left + 1, top + 1) * x.fract();
                expected.push((above * (1.0 - y.fract()) + below * y.fract()) / 2.0);
            }
        }
        for level in Level::all() {
            let mut output = vec![f32::NAN; 3 * count];
            sample(level, pixels, line, 0.5, &mut output);
            let difference = largest_difference(output, expected.iter().copied());
            prop_assert!(difference < 2e-2, "{level:?}: {difference}");
        }
    }
}

#[test]
fn places_that_are_no_numbers_are_read_somewhere() {
    let bytes = [7; 3 * 6 + PADDING];
    let pixels = Pixels {
        bytes: &bytes,
        width: 3,
        height: 2,
    };
    for strange in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX] {
        let line = Line {
            x: strange,
            y: strange,
            step_x: strange,
            step_y: strange,
        };
        for level in Level::all() {
            let mut output = [0.0; 9];
            sample(level, pixels, line, 1.0, &mut output);
            assert_eq!(output, [7.0; 9]);
        }
    }
}
