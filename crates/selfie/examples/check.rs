//! Says what is seen in pictures, one JSON line for each:
//! `cargo run --release -p jmo-selfie --example check -- FILE…`

use jmo_selfie::{Frame, Observation, Observer};
use serde_json::{Value, json};
use std::{error::Error, fs, time::Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let mut observer = Observer::new()?;
    for file in std::env::args().skip(1) {
        let line = match frame(&file) {
            Ok(frame) => {
                let start = Instant::now();
                let observation = observer.inspect(&frame);
                report(&file, &observation, start.elapsed().as_secs_f64() * 1000.0)
            }
            Err(error) => json!({ "file": file, "accept": false, "error": error.to_string() }),
        };
        println!("{line}");
    }
    Ok(())
}

/// A JPEG as from a camera, or a PNG as the test faces have it.
fn frame(file: &str) -> Result<Frame, Box<dyn Error>> {
    let bytes = fs::read(file)?;
    if bytes.starts_with(b"\x89PNG") {
        let image = image::load_from_memory(&bytes)?.into_rgb8();
        let (width, height) = (image.width() as usize, image.height() as usize);
        return Ok(Frame::from_rgb(width, height, image.into_raw())?);
    }
    Ok(Frame::from_jpeg(&bytes)?)
}

fn report(file: &str, seen: &Observation, ms: f64) -> Value {
    let face = seen.face.as_ref();
    json!({
        "file": file,
        "faces": seen.faces,
        "yaw": face.map(|face| face.pose.yaw),
        "pitch": face.map(|face| face.pose.pitch),
        "roll": face.map(|face| face.pose.roll),
        "luma": face.map_or(seen.luma, |face| face.light.luma),
        "sharpness": face.map(|face| face.sharpness),
        "presence": face.map(|face| face.presence),
        "mouth": face.map(|face| face.mouth_visible),
        "expression": face.map(|face| format!("{:?}", face.expression)),
        "light": face.map(|face| format!("{:?}", face.light)),
        "area": face.map(|face| format!("{:?}", face.area)),
        "ms": ms,
    })
}
