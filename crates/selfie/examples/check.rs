//! Says what is seen in pictures and whether they can be taken, one JSON line for each:
//! `cargo run --release -p jmo-selfie --example check -- FILE…`
//!
//! A file that cannot be read has `error` in its line; the others are looked at all the same.

use image::{DynamicImage, ImageDecoder, codecs::png::PngDecoder};
use jmo_selfie::{Finding, Frame, Observation, Observer, findings};
use serde_json::{Value, json};
use std::{
    error::Error,
    fs::File,
    io::{Cursor, Read},
    process::ExitCode,
    time::Instant,
};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut observer = Observer::new()?;
    let mut all_read = true;
    for file in std::env::args().skip(1) {
        let line = match frame(&file) {
            Ok(frame) => {
                let start = Instant::now();
                let seen = observer.inspect(&frame);
                report(&file, &seen, start.elapsed().as_secs_f64() * 1000.0)
            }
            Err(error) => {
                all_read = false;
                json!({ "file": file, "accept": false, "error": error.to_string() })
            }
        };
        println!("{line}");
    }
    Ok(if all_read {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A JPEG as from a camera, or a PNG as the test faces have it.
fn frame(file: &str) -> Result<Frame, Box<dyn Error>> {
    let mut bytes = Vec::new();
    // One more than may be is enough to see that it is too large.
    let most = Frame::MOST_BYTES as u64 + 1;
    File::open(file)?.take(most).read_to_end(&mut bytes)?;
    if bytes.starts_with(b"\x89PNG") {
        png(&bytes)
    } else {
        Ok(Frame::from_jpeg(&bytes)?)
    }
}

/// Held to the limits of a JPEG before it is decoded.
fn png(bytes: &[u8]) -> Result<Frame, Box<dyn Error>> {
    let mut decoder = PngDecoder::new(Cursor::new(bytes))?;
    let (width, height) = decoder.dimensions();
    let longest = width.max(height) as usize;
    if bytes.len() > Frame::MOST_BYTES
        || longest > Frame::LONGEST_SIDE
        || width as usize * height as usize > Frame::MOST_PIXELS
    {
        return Err("the picture is too large".into());
    }
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    let image = image.into_rgb8();
    let (width, height) = (image.width() as usize, image.height() as usize);
    Ok(Frame::from_rgb(width, height, image.into_raw())?)
}

fn report(file: &str, seen: &Observation, ms: f64) -> Value {
    let face = seen.face.as_ref();
    let findings = findings(seen);
    let codes: Vec<_> = findings.iter().copied().map(Finding::code).collect();
    json!({
        "file": file,
        "faces": seen.faces,
        "accept": findings.is_empty(),
        "findings": codes,
        "yaw": face.map(|face| face.pose.yaw),
        "pitch": face.map(|face| face.pose.pitch),
        "roll": face.map(|face| face.pose.roll),
        "luma": face.map_or(seen.luma, |face| face.light.luma),
        "sharpness": face.map(|face| face.sharpness),
        "ms": ms,
    })
}
