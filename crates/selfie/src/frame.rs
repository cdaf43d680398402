//! One picture: from a camera or from a file.

use crate::{jpeg, picture::Picture, upright::upright};
use image::metadata::Orientation;
use std::fmt;
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// The longest side a picture is looked at with.
const LOOKED_AT: usize = 800;

/// One picture: its pixels and nothing else that came with it. It may show a face, so it does not
/// print its pixels.
#[derive(Clone)]
pub struct Frame {
    picture: Picture,
    /// The same, smaller, where it is large.
    reduced: Option<Picture>,
}

/// Why there is no frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// There are no pixels, or not three bytes for each.
    #[error("the pixels do not fill the picture")]
    Length,
    /// The file is larger than [`Frame::MOST_BYTES`].
    #[error("the file is too large")]
    Bytes,
    /// The picture is longer than [`Frame::LONGEST_SIDE`] or has more than [`Frame::MOST_PIXELS`].
    #[error("the picture has too many pixels")]
    Pixels,
    /// The file does not begin like a JPEG picture.
    #[error("the file is not a JPEG picture")]
    NotJpeg,
    /// The file ends in the middle of the picture.
    #[error("the file ends in the middle of the picture")]
    Truncated,
    /// Something follows the picture in the file: it is, or pretends to be, something else too.
    #[error("something follows the picture in the file")]
    Trailing,
    /// More passes over the picture than any camera writes: the file is made to cost time.
    #[error("the picture is coded in too many passes")]
    Scans,
    /// A kind of JPEG that no camera writes.
    #[error("a kind of JPEG that is not read")]
    Unsupported,
    /// The file is broken in another way.
    #[error("the file is broken")]
    Malformed,
}

impl Frame {
    /// The largest file, in bytes: a phone's picture of twelve megapixels has up to nine.
    pub const MOST_BYTES: usize = 12 << 20;
    /// The most pixels.
    pub const MOST_PIXELS: usize = 16_000_000;
    /// The longest side in pixels.
    pub const LONGEST_SIDE: usize = 8192;

    /// A frame of red, green and blue bytes, row by row from the top left.
    pub fn from_rgb(width: usize, height: usize, rgb: Vec<u8>) -> Result<Self, FrameError> {
        check(width, height)?;
        if rgb.is_empty() || rgb.len() != width * height * 3 {
            return Err(FrameError::Length);
        }
        let picture = Picture::new(width, height, rgb);
        let factor = width.max(height).div_ceil(LOOKED_AT);
        let reduced = (factor > 1).then(|| picture.reduced(factor));
        Ok(Self { picture, reduced })
    }

    /// A frame of a JPEG file, turned upright. All limits are checked before anything is decoded.
    pub fn from_jpeg(bytes: &[u8]) -> Result<Self, FrameError> {
        if bytes.len() > Self::MOST_BYTES {
            return Err(FrameError::Bytes);
        }
        let size = jpeg::size(bytes)?;
        check(size.0, size.1)?;
        let options = DecoderOptions::default()
            .set_strict_mode(false)
            .set_max_width(Self::LONGEST_SIDE)
            .set_max_height(Self::LONGEST_SIDE)
            .jpeg_set_out_colorspace(ColorSpace::RGB);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
        let rgb = decoder.decode().map_err(|_| FrameError::Malformed)?;
        if decoder.dimensions() != Some(size) || rgb.len() != 3 * size.0 * size.1 {
            return Err(FrameError::Malformed);
        }
        let exif = decoder.exif();
        let orientation = exif.and_then(|exif| Orientation::from_exif_chunk(exif));
        let orientation = orientation.unwrap_or(Orientation::NoTransforms);
        let (width, height, rgb) = upright(size, rgb, orientation);
        Self::from_rgb(width, height, rgb)
    }

    /// The width in pixels.
    pub fn width(&self) -> usize {
        self.picture.width
    }

    /// The height in pixels.
    pub fn height(&self) -> usize {
        self.picture.height
    }

    /// Red, green and blue bytes, row by row from the top left.
    pub fn rgb(&self) -> &[u8] {
        self.picture.rgb()
    }

    /// What is looked at, and how many pixels of the frame one of its pixels is.
    pub(crate) fn looked_at(&self) -> (&Picture, f32) {
        match &self.reduced {
            Some(reduced) => (
                reduced,
                self.picture
                    .width
                    .max(self.picture.height)
                    .div_ceil(LOOKED_AT) as f32,
            ),
            None => (&self.picture, 1.0),
        }
    }
}

impl fmt::Debug for Frame {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "Frame({} × {})", self.width(), self.height())
    }
}

fn check(width: usize, height: usize) -> Result<(), FrameError> {
    if width == 0 || height == 0 {
        return Err(FrameError::Length);
    }
    // Neither side is above the limit when they are multiplied.
    if width.max(height) > Frame::LONGEST_SIDE || width * height > Frame::MOST_PIXELS {
        return Err(FrameError::Pixels);
    }
    Ok(())
}
