//! A frame as a picture to keep.

use crate::Frame;
use image::{ExtendedColorType, codecs::jpeg::JpegEncoder, imageops::FilterType};

/// The longest side that is kept: a face fills a good part of it.
const LONGEST: usize = 1280;
const QUALITY: u8 = 90;

impl Frame {
    /// The frame as JPEG, with nothing in the file but the picture; a large one is made smaller.
    #[must_use]
    pub fn to_jpeg(&self) -> Vec<u8> {
        let (width, height) = (self.width(), self.height());
        let longest = width.max(height);
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        let encoded = if longest <= LONGEST {
            encoder.encode(
                self.rgb(),
                side(width),
                side(height),
                ExtendedColorType::Rgb8,
            )
        } else {
            let whole = image::RgbImage::from_raw(side(width), side(height), self.rgb().to_vec());
            let scaled = |side: usize| u32::try_from((side * LONGEST / longest).max(1));
            let (width, height) = (scaled(width), scaled(height));
            match (whole, width, height) {
                (Some(whole), Ok(width), Ok(height)) => {
                    let small =
                        image::imageops::resize(&whole, width, height, FilterType::Triangle);
                    encoder.encode(small.as_raw(), width, height, ExtendedColorType::Rgb8)
                }
                _ => return Vec::new(),
            }
        };
        // Into memory, of a size that was checked: nothing can fail.
        encoded.map(|()| bytes).unwrap_or_default()
    }
}

fn side(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
