//! The packed models are what the converter makes of the originals.

#[path = "../examples/pack/convert.rs"]
mod convert;
#[path = "../examples/pack/onnx.rs"]
mod onnx;

use std::{fs, path::Path};

#[test]
fn the_packed_models_are_the_originals() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    for (original, packed, convert) in convert::MODELS {
        let graph = onnx::Graph::read(&fs::read(models.join(original)).expect("the original"));
        let bytes = fs::read(models.join(packed)).expect("the packed model");
        assert!(
            convert(&graph) == bytes,
            "{packed} is not {original}: run the example `pack`"
        );
    }
}
