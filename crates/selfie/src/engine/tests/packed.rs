//! Packed models that nobody made: read, planned and run without a panic, or refused.

use super::{Level, Model, ModelError, Network, Shape, numbers};
use proptest::prelude::*;
use std::sync::Arc;

/// One operation's head as it is in the file, and how many numbers belong to it.
#[derive(Clone, Debug)]
struct Head {
    bytes: Vec<u8>,
    numbers: usize,
}

fn head() -> impl Strategy<Value = Head> {
    let channels = prop::sample::select(vec![0_u16, 1, 3, 8, 16, 24]);
    let other = prop_oneof![3 => Just(0xffff_u16), 1 => 0_u16..6];
    let kinds = (0_u8..9, 0_u8..5, 0_u8..4, 0_u8..4);
    (kinds, 0_u16..6, other, channels.clone(), channels).prop_map(
        |((kind, kernel, stride, activation), input, other, inputs, outputs)| {
            let mut bytes = vec![kind, kernel, stride, activation];
            for number in [input, other, inputs, outputs] {
                bytes.extend(number.to_le_bytes());
            }
            let (kernel, inputs, outputs) = (
                usize::from(kernel),
                usize::from(inputs),
                usize::from(outputs),
            );
            let slopes = if activation == 2 { outputs } else { 0 };
            let numbers = match kind {
                0 => kernel * kernel * inputs * outputs + outputs + slopes,
                1 => 10 * inputs,
                5 | 6 => inputs,
                _ => 0,
            };
            Head { bytes, numbers }
        },
    )
}

fn packed(heads: &[Head], seed: u64) -> Vec<u8> {
    let mut bytes = b"JMOS\0".to_vec();
    bytes.extend((heads.len() as u16).to_le_bytes());
    for head in heads {
        bytes.extend(&head.bytes);
    }
    let count = heads.iter().map(|head| head.numbers).sum();
    bytes.extend(numbers(seed, count).into_iter().flat_map(f32::to_le_bytes));
    bytes
}

/// Runs what can be run, by all vectors.
fn try_all(bytes: &[u8], shape: Shape) -> Result<(), ModelError> {
    let model = Arc::new(Model::read(bytes)?);
    let outputs: Vec<_> = (0..model.values()).collect();
    for level in Level::all() {
        let mut network = Network::new(&model, shape, &outputs, level)?;
        network.input().fill(0.5);
        network.run();
        for output in &outputs {
            let of = network.shape(*output);
            assert_eq!(network.output(*output).len(), of.height * of.row());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn operations_in_any_order_run_or_are_refused(
        heads in prop::collection::vec(head(), 0..6),
        (height, width) in (0_usize..70, 0_usize..70),
        channels in prop::sample::select(vec![0_usize, 1, 3, 8, 16]),
        seed in any::<u64>(),
    ) {
        let _ = try_all(&packed(&heads, seed), Shape { height, width, channels });
    }

    #[test]
    fn bytes_that_are_no_model_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Model::read(&bytes).is_err());
        let _ = Model::read(&[b"JMOS", &bytes[..]].concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_damaged_model_runs_or_is_refused(
        damage in prop::collection::vec((0_usize..2000, any::<u8>()), 1..4),
    ) {
        let mut bytes = include_bytes!("../../../models/blendshapes.jmos").to_vec();
        for (place, byte) in damage {
            bytes[place] = byte;
        }
        let _ = try_all(&bytes, Shape { height: 1, width: 2, channels: 146 });
    }
}

#[test]
fn a_model_that_grows_without_end_is_refused() {
    // Every operation doubles both sides.
    let double = |index: u16| {
        let mut bytes = vec![3, 0, 0, 0];
        for number in [index, 0xffff, 8, 8] {
            bytes.extend(number.to_le_bytes());
        }
        Head { bytes, numbers: 0 }
    };
    let heads: Vec<_> = (0..400).map(double).collect();
    let shape = Shape {
        height: 4,
        width: 4,
        channels: 8,
    };
    assert_eq!(try_all(&packed(&heads, 0), shape), Err(ModelError::Shape));
    assert_eq!(try_all(&packed(&heads[..5], 0), shape), Ok(()));
    let heads: Vec<_> = (0..600).map(double).collect();
    assert_eq!(try_all(&packed(&heads, 0), shape), Err(ModelError::Form));
}
