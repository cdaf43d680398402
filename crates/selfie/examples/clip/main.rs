//! A moving face for a test camera, made of a still portrait:
//! `cargo run -p jmo-selfie --example clip -- PORTRAIT OUT.mjpeg [AFTERWARDS]`.
//!
//! JPEG pictures of 640 × 480, one after the other, 30 a second: what Chromium plays as a camera with
//! `--use-file-for-fake-video-capture`. One round is calm, then makes every gesture there is, each
//! followed by calm. With a second portrait the other person comes for a second round.

mod expression;
mod scene;
mod script;
mod triangles;

use scene::Scene;
use std::{env, error::Error, fs::File, io::Write};

/// How often each picture is shown: a camera gives 30 a second.
const REPEATED: usize = (30.0 / script::A_SECOND) as usize;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (portraits, out) = match arguments.as_slice() {
        [portrait, out] => (vec![portrait], out),
        [portrait, out, afterwards] => (vec![portrait, afterwards], out),
        _ => return Err("PORTRAIT OUT.mjpeg [AFTERWARDS]".into()),
    };
    let mut file = File::create(out)?;
    for portrait in portraits {
        let scene = Scene::of(&image::open(portrait)?.into_rgb8())?;
        for (at, expression) in script::round().enumerate() {
            let jpeg = scene.jpeg(&expression, at)?;
            for _ in 0..REPEATED {
                file.write_all(&jpeg)?;
            }
        }
    }
    Ok(())
}
