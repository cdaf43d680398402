//! From ONNX to the packed form (`src/engine/model.rs` describes it).

use super::onnx::{Graph, Node, Tensor};
use std::collections::HashMap;

/// The name of an original, of its packed form, and how one becomes the other.
pub type Model = (&'static str, &'static str, fn(&Graph) -> Vec<u8>);

/// All models.
pub const MODELS: [Model; 3] = [
    (
        "face_detection_yunet_2023mar.onnx",
        "detector.jmos",
        detector,
    ),
    ("face_landmarks_detector.onnx", "mesh.jmos", mesh),
    ("face_blendshapes.onnx", "blendshapes.jmos", blendshapes),
];

const CONV: u8 = 0;
const DEPTHWISE: u8 = 1;
const MAX_POOL: u8 = 2;
const UPSAMPLE_ADD: u8 = 3;
const TRANSPOSE: u8 = 4;
const LAYER_NORM: u8 = 5;
const PREPEND: u8 = 6;
const FIRST: u8 = 7;
const NO_OTHER: usize = 0xffff;

/// An operation with its weights.
#[derive(Default)]
struct Op {
    kind: u8,
    kernel: usize,
    stride: usize,
    activation: u8,
    input: usize,
    other: Option<usize>,
    inputs: usize,
    outputs: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
    slopes: Vec<f32>,
}

#[derive(Default)]
struct Packed(Vec<Op>);

impl Packed {
    /// Adds an operation; returns the value it makes.
    fn push(&mut self, op: Op) -> usize {
        self.0.push(op);
        self.0.len()
    }

    fn bytes(&self, half: bool) -> Vec<u8> {
        let mut bytes = b"JMOS".to_vec();
        bytes.push(half.into());
        let number = |bytes: &mut Vec<u8>, number: usize| {
            bytes.extend(u16::try_from(number).expect("a small number").to_le_bytes());
        };
        number(&mut bytes, self.0.len());
        for op in &self.0 {
            bytes.extend([op.kind, op.kernel as u8, op.stride as u8, op.activation]);
            for value in [
                op.input,
                op.other.unwrap_or(NO_OTHER),
                op.inputs,
                op.outputs,
            ] {
                number(&mut bytes, value);
            }
        }
        for op in &self.0 {
            for value in op.weights.iter().chain(&op.bias).chain(&op.slopes) {
                if half {
                    bytes.extend(to_half(*value).to_le_bytes());
                } else {
                    bytes.extend(value.to_le_bytes());
                }
            }
        }
        bytes
    }
}

/// A convolution as it is in the graph, its weights in the packed order.
fn convolution(graph: &Graph, node: &Node, input: usize) -> Op {
    let weights = &graph.tensors[&node.inputs[1]];
    let bias = graph.tensors[&node.inputs[2]].values.clone();
    let [outputs, inputs, kernel, _] = weights.shape[..] else {
        panic!("weights of four dimensions");
    };
    let depthwise = node.number("group") == outputs && kernel == 3;
    Op {
        kind: if depthwise { DEPTHWISE } else { CONV },
        kernel,
        stride: node.number("strides"),
        input,
        inputs: if depthwise { outputs } else { inputs },
        outputs,
        weights: channels_last(weights),
        bias,
        ..Op::default()
    }
}

/// From `[out][in][row][column]` to `[row][column][in][out]`.
fn channels_last(weights: &Tensor) -> Vec<f32> {
    let outputs = weights.shape[0];
    let inputs = weights.shape[1];
    let places = weights.shape[2] * weights.shape[3];
    let mut to = Vec::with_capacity(weights.values.len());
    for place in 0..places {
        for input in 0..inputs {
            for output in 0..outputs {
                to.push(weights.values[(output * inputs + input) * places + place]);
            }
        }
    }
    to
}

/// Several operations on one input side by side, as one.
fn side_by_side(ops: Vec<Op>) -> Op {
    let rows = ops[0].weights.len() / ops[0].outputs;
    let Op {
        kind,
        kernel,
        stride,
        inputs,
        ..
    } = ops[0];
    let mut all = Op {
        kind,
        kernel,
        stride,
        inputs,
        ..Op::default()
    };
    for row in 0..rows {
        for op in &ops {
            all.weights
                .extend(&op.weights[row * op.outputs..(row + 1) * op.outputs]);
        }
    }
    for op in ops {
        all.outputs += op.outputs;
        all.bias.extend(op.bias);
    }
    if all.kind == DEPTHWISE {
        all.inputs = all.outputs;
    }
    all
}

/// Reads a graph of convolutions. `head` says which convolutions are left for the caller: they come
/// back with the names of what they read and make.
fn convolutions(
    graph: &Graph,
    head: impl Fn(&Op) -> bool,
) -> (Packed, Vec<(&Node, Op)>, HashMap<&str, usize>) {
    let mut packed = Packed::default();
    let mut heads: Vec<(&Node, Op)> = Vec::new();
    let mut upsampled = HashMap::new();
    let mut values: HashMap<&str, usize> = HashMap::new();
    for node in &graph.nodes {
        let name = |index: usize| node.inputs[index].as_str();
        let of_a_head = heads.iter().any(|(head, _)| head.output == name(0));
        let input = values.get(name(0)).copied();
        let made = match node.kind.as_str() {
            "Conv" => {
                let op = convolution(graph, node, input.unwrap_or(0));
                if of_a_head || head(&op) {
                    heads.push((node, op));
                    continue;
                }
                packed.push(op)
            }
            "Relu" | "PRelu" => {
                let value = input.expect("what is bent");
                let op = &mut packed.0[value - 1];
                assert!(op.activation == 0 && op.kind < MAX_POOL);
                op.activation = 1;
                if node.kind == "PRelu" {
                    op.activation = 2;
                    op.slopes = graph.tensors[name(1)].values.clone();
                }
                value
            }
            "MaxPool" => packed.push(Op {
                kind: MAX_POOL,
                input: input.expect("what is pooled"),
                ..Op::default()
            }),
            "Resize" => {
                upsampled.insert(node.output.as_str(), input.expect("what is widened"));
                continue;
            }
            "Add" => match upsampled.get(name(1)) {
                Some(small) => packed.push(Op {
                    kind: UPSAMPLE_ADD,
                    input: *small,
                    other: input,
                    ..Op::default()
                }),
                None => {
                    let (one, two) = (input.expect("a value"), values[name(1)]);
                    let value = one.max(two);
                    assert!(value == packed.0.len(), "the last convolution is added to");
                    let op = &mut packed.0[value - 1];
                    assert!(op.kind == CONV && op.activation == 0 && op.other.is_none());
                    op.other = Some(one.min(two));
                    value
                }
            },
            // Channels that are added as zeros are not added.
            "Pad" => input.expect("what is padded"),
            // The input's order is ours already, and what comes after the heads is the caller's.
            _ => continue,
        };
        values.insert(&node.output, made);
    }
    (packed, heads, values)
}

/// YuNet: BGR becomes RGB, and the four heads of each size become one: class, box, object, points.
fn detector(graph: &Graph) -> Vec<u8> {
    let is_head = |op: &Op| op.kernel == 1 && op.outputs < 16;
    let (mut packed, heads, values) = convolutions(graph, is_head);
    let stem = &mut packed.0[0];
    for place in stem.weights.chunks_exact_mut(3 * stem.outputs) {
        let (blue, rest) = place.split_at_mut(stem.outputs);
        blue.swap_with_slice(&mut rest[stem.outputs..]);
    }
    let mut sizes: Vec<&str> = Vec::new();
    for (node, op) in &heads {
        if op.kernel == 1 && !sizes.contains(&node.inputs[0].as_str()) {
            sizes.push(&node.inputs[0]);
        }
    }
    assert!(sizes.len() == 3 && heads.len() == 24);
    let mut heads: Vec<_> = heads.into_iter().map(Some).collect();
    for size in sizes {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for at in 0..heads.len() {
            if heads[at]
                .as_ref()
                .is_some_and(|(node, _)| node.inputs[0] == size)
            {
                let (node, op) = heads[at].take().expect("a head");
                first.push(op);
                let next = heads.iter_mut().find(|head| {
                    head.as_ref()
                        .is_some_and(|(next, _)| next.inputs[0] == node.output)
                });
                second.push(next.and_then(Option::take).expect("its second half").1);
            }
        }
        let input = packed.push(Op {
            input: values[size],
            ..side_by_side(first)
        });
        packed.push(Op {
            input,
            ..side_by_side(second)
        });
    }
    packed.bytes(false)
}

/// Mesh V2: the points, how sure it is of a face, and its third output become one.
fn mesh(graph: &Graph) -> Vec<u8> {
    let (mut packed, mut heads, values) =
        convolutions(graph, |op| op.kernel == 2 && op.stride == 1);
    assert!(heads.len() == 3);
    let input = values[heads[0].0.inputs[0].as_str()];
    let place = |head: &(&Node, Op)| (head.1.outputs == 1, head.0.output != "Identity_1");
    heads.sort_by_key(place);
    let heads = heads.into_iter().map(|(_, op)| op).collect();
    packed.push(Op {
        input,
        ..side_by_side(heads)
    });
    packed.bytes(true)
}

/// The expressions, an MLP-mixer: its normalised input (146 channels, two places: x and y) first.
fn blendshapes(graph: &Graph) -> Vec<u8> {
    let mut convs = graph.nodes.iter().filter(|node| node.kind == "Conv");
    let mut conv = |input, activation, other| {
        let op = convolution(graph, convs.next().expect("a convolution"), input);
        Op {
            activation,
            other,
            ..op
        }
    };
    let weights = |kind: &'static str, length| {
        graph
            .nodes
            .iter()
            .filter(move |node| node.kind == kind)
            .filter_map(move |node| {
                let mut tensors = node
                    .inputs
                    .iter()
                    .filter_map(|name| graph.tensors.get(name));
                tensors.find(|tensor| tensor.values.len() == length)
            })
    };
    let mut factors = weights("Mul", 64);
    let mut norm = |input| {
        let weights = factors.next().expect("factors").values.clone();
        Op {
            kind: LAYER_NORM,
            input,
            inputs: 64,
            weights,
            ..Op::default()
        }
    };
    let simple = |kind, input, other| Op {
        kind,
        input,
        other,
        ..Op::default()
    };

    let mut packed = Packed::default();
    let value = packed.push(conv(0, 0, None));
    let value = packed.push(simple(TRANSPOSE, value, None));
    let value = packed.push(conv(value, 0, None));
    let token = weights("Concat", 64)
        .next()
        .expect("a token")
        .values
        .clone();
    let mut value = packed.push(Op {
        kind: PREPEND,
        input: value,
        inputs: 64,
        weights: token,
        ..Op::default()
    });
    for block in 0..4 {
        let mixed = packed.push(norm(value));
        let mixed = packed.push(simple(TRANSPOSE, mixed, None));
        let mixed = packed.push(conv(mixed, 1, None));
        let mixed = packed.push(conv(mixed, 0, None));
        value = packed.push(simple(TRANSPOSE, mixed, Some(value)));
        if block == 3 {
            // Nobody reads the other places after this.
            value = packed.push(simple(FIRST, value, None));
        }
        let mixed = packed.push(norm(value));
        let mixed = packed.push(conv(mixed, 1, None));
        value = packed.push(conv(mixed, 0, Some(value)));
    }
    packed.push(conv(value, 0, None));
    assert!(convs.next().is_none() && factors.next().is_none());
    packed.bytes(true)
}

/// A 32-bit float as a 16-bit one that is exactly the same.
fn to_half(value: f32) -> u16 {
    let bits = value.to_bits();
    let sign = (bits >> 16 & 0x8000) as u16;
    let exponent = (bits >> 23 & 255) as i32 - 127;
    let fraction = bits & 0x7f_ffff;
    if bits << 1 == 0 {
        return sign;
    }
    let (shift, base) = match exponent {
        -14..=15 => (13, ((exponent + 15) as u16) << 10),
        -24..=-15 => (-1 - exponent, 0),
        _ => panic!("{value} is not a 16-bit float"),
    };
    let whole = if base == 0 {
        fraction | 0x80_0000
    } else {
        fraction
    };
    assert!(
        whole.trailing_zeros() >= shift as u32,
        "{value} is not a 16-bit float"
    );
    sign | base | (whole >> shift) as u16
}
