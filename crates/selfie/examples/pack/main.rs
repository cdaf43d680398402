//! Makes the packed models of the originals: `cargo run -p jmo-selfie --example pack`.

mod convert;
mod onnx;

use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    for (original, packed, convert) in convert::MODELS {
        let graph = onnx::Graph::read(&fs::read(models.join(original))?);
        let bytes = convert(&graph);
        let hash = ring::digest::digest(&ring::digest::SHA256, &bytes);
        println!("{packed}: {} bytes, SHA-256 {hash:?}", bytes.len());
        fs::write(models.join(packed), bytes)?;
    }
    Ok(())
}
