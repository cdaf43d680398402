//! The packed models are what the converter makes of the originals, and all files are those whose
//! licence and origin are told.

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

#[test]
fn the_notices_are_of_these_files() {
    for folder in ["models", "faces"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let notice = fs::read_to_string(folder.join("NOTICE.md")).expect("a notice");
        let files = fs::read_dir(&folder).expect("a folder");
        for file in files.map(|file| file.expect("a file").path()) {
            let name = file.file_name().expect("a name").to_string_lossy();
            if name == "NOTICE.md" {
                continue;
            }
            let bytes = fs::read(&file).expect("the file");
            let hash = ring::digest::digest(&ring::digest::SHA256, &bytes);
            let hash: String = hash
                .as_ref()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert!(notice.contains(&format!("{hash}  {name}")), "{name}");
            assert!(
                notice.contains(&format!("`{name}`")),
                "{name} without a licence"
            );
        }
    }
}
