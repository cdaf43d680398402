//! As little as a program can do with the crate; the benchmark measures how large it is.

use jmo_selfie::{Frame, Observer};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut observer = Observer::new()?;
    for file in std::env::args().skip(1) {
        let frame = Frame::from_jpeg(&std::fs::read(file)?)?;
        let seen = observer.observe(&frame);
        println!("{} {}", seen.faces, seen.face.is_some());
    }
    Ok(())
}
