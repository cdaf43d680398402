//! As much of ONNX's protocol buffers as the three models use. Panics on anything else: it only
//! ever reads the files beside it.

use std::collections::HashMap;

/// A model's graph.
#[derive(Default)]
pub struct Graph {
    pub nodes: Vec<Node>,
    pub tensors: HashMap<String, Tensor>,
}

/// An operation.
#[derive(Default)]
pub struct Node {
    pub kind: String,
    pub inputs: Vec<String>,
    pub output: String,
    numbers: HashMap<String, Vec<usize>>,
}

/// Weights.
#[derive(Default)]
pub struct Tensor {
    pub shape: Vec<usize>,
    pub values: Vec<f32>,
}

impl Node {
    /// The first number of an attribute.
    pub fn number(&self, name: &str) -> usize {
        self.numbers.get(name).map_or(1, |numbers| numbers[0])
    }
}

impl Graph {
    /// Reads a model.
    pub fn read(bytes: &[u8]) -> Self {
        let mut graph = Self::default();
        let model = Fields(bytes).find(|(field, _)| *field == 7);
        for (field, value) in Fields(model.expect("a graph").1.bytes()) {
            match field {
                1 => graph.nodes.push(node(value.bytes())),
                5 => {
                    let (name, tensor) = tensor(value.bytes());
                    graph.tensors.insert(name, tensor);
                }
                _ => {}
            }
        }
        graph
    }
}

fn node(bytes: &[u8]) -> Node {
    let mut node = Node::default();
    for (field, value) in Fields(bytes) {
        match field {
            1 => node.inputs.push(value.text()),
            2 if node.output.is_empty() => node.output = value.text(),
            4 => node.kind = value.text(),
            5 => {
                let (mut name, mut numbers) = (String::new(), Vec::new());
                for (field, value) in Fields(value.bytes()) {
                    match field {
                        1 => name = value.text(),
                        3 | 8 => value.numbers(&mut numbers),
                        _ => {}
                    }
                }
                if !numbers.is_empty() {
                    node.numbers.insert(name, numbers);
                }
            }
            _ => {}
        }
    }
    node
}

fn tensor(bytes: &[u8]) -> (String, Tensor) {
    let (mut name, mut tensor) = (String::new(), Tensor::default());
    for (field, value) in Fields(bytes) {
        match field {
            1 => value.numbers(&mut tensor.shape),
            4 | 9 => {
                let four = |four: &[u8; 4]| f32::from_le_bytes(*four);
                tensor.values = value.bytes().as_chunks().0.iter().map(four).collect();
            }
            8 => name = value.text(),
            _ => {}
        }
    }
    (name, tensor)
}

enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    fn bytes(&self) -> &'a [u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Number(_) => panic!("a number where bytes were expected"),
        }
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes().to_vec()).expect("a name")
    }

    /// One number, or several packed.
    fn numbers(&self, to: &mut Vec<usize>) {
        match self {
            Self::Number(number) => to.push(*number as usize),
            Self::Bytes(bytes) => {
                let mut rest = *bytes;
                while !rest.is_empty() {
                    to.push(varint(&mut rest) as usize);
                }
            }
        }
    }
}

struct Fields<'a>(&'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = (u64, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let key = varint(&mut self.0);
        let value = match key & 7 {
            0 => Value::Number(varint(&mut self.0)),
            kind => {
                let length = match kind {
                    1 => 8,
                    2 => varint(&mut self.0) as usize,
                    5 => 4,
                    _ => panic!("an unknown kind of field"),
                };
                let (bytes, rest) = self.0.split_at(length);
                self.0 = rest;
                Value::Bytes(bytes)
            }
        };
        Some((key >> 3, value))
    }
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let mut number = 0;
    for shift in (0..).step_by(7) {
        let (byte, rest) = bytes.split_first().expect("a number's next byte");
        *bytes = rest;
        number |= u64::from(byte & 127) << shift;
        if *byte < 128 {
            break;
        }
    }
    number
}
