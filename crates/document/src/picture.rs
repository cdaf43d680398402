use crate::DrawError;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::Tree,
};

/// The drawing as PNG, one pixel a unit.
pub fn png(tree: &Tree) -> Result<Vec<u8>, DrawError> {
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| DrawError("a picture without size".to_owned()))?;
    resvg::render(tree, Transform::identity(), &mut pixels.as_mut());
    pixels
        .encode_png()
        .map_err(|error| DrawError(error.to_string()))
}
