//! What can be said of a JPEG file before it is decoded.

use crate::frame::FrameError;

/// More scans than any camera or program writes; each costs a pass over the whole picture.
const MOST_SCANS: usize = 40;

/// Walks over a file's segments: it must be one whole JPEG picture and nothing else but what cameras
/// add. Returns its width and height.
pub(crate) fn size(bytes: &[u8]) -> Result<(usize, usize), FrameError> {
    let mut rest = bytes
        .strip_prefix(&[0xff, 0xd8])
        .ok_or(FrameError::NotJpeg)?;
    let mut size = None;
    let mut scans = 0;
    let mut more_pictures = false;
    loop {
        let marker = marker(&mut rest)?;
        match marker {
            0xd9 => break,
            // Markers that stand alone.
            0x01 | 0xd0..=0xd7 => continue,
            0x00 | 0xd8 => return Err(FrameError::Malformed),
            _ => {}
        }
        let segment = segment(&mut rest)?;
        match marker {
            // Huffman coded, baseline to progressive.
            0xc0..=0xc2 => {
                let [_, height, low_height, width, low_width, ..] = segment else {
                    return Err(FrameError::Malformed);
                };
                let side = |high: &u8, low: &u8| usize::from(u16::from_be_bytes([*high, *low]));
                let found = (side(width, low_width), side(height, low_height));
                if size.replace(found).is_some() || found.0 == 0 || found.1 == 0 {
                    return Err(FrameError::Malformed);
                }
            }
            0xe2 => more_pictures |= segment.starts_with(b"MPF\0"),
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Err(FrameError::Unsupported),
            0xda => {
                scans += 1;
                if scans > MOST_SCANS {
                    return Err(FrameError::Scans);
                }
                skip_scan(&mut rest)?;
            }
            _ => {}
        }
    }
    if !from_camera(rest, more_pictures) {
        return Err(FrameError::Trailing);
    }
    match size {
        Some(size) if scans > 0 => Ok(size),
        _ => Err(FrameError::Malformed),
    }
}

/// Whether a camera left this behind the picture: zeros that fill the last block of the file, a
/// smaller or a brighter picture that was announced (multi-picture format), or Samsung's own data.
/// None of it is read.
fn from_camera(rest: &[u8], more_pictures: bool) -> bool {
    rest.iter().all(|byte| *byte == 0)
        || more_pictures && rest.starts_with(&[0xff, 0xd8, 0xff])
        || rest.ends_with(b"SEFT")
}

fn marker(rest: &mut &[u8]) -> Result<u8, FrameError> {
    let mut filled = false;
    loop {
        let (byte, after) = rest.split_first().ok_or(FrameError::Truncated)?;
        *rest = after;
        match (byte, filled) {
            (0xff, _) => filled = true,
            (_, true) => return Ok(*byte),
            (_, false) => return Err(FrameError::Malformed),
        }
    }
}

fn segment<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], FrameError> {
    let [high, low, ..] = *rest else {
        return Err(FrameError::Truncated);
    };
    let length = usize::from(u16::from_be_bytes([*high, *low]));
    if length < 2 {
        return Err(FrameError::Malformed);
    }
    let (segment, after) = rest.split_at_checked(length).ok_or(FrameError::Truncated)?;
    *rest = after;
    Ok(&segment[2..])
}

/// Skips coded data up to the next marker that is not part of it.
fn skip_scan(rest: &mut &[u8]) -> Result<(), FrameError> {
    let ends = |two: &[u8]| two[0] == 0xff && !matches!(two[1], 0x00 | 0xd0..=0xd7 | 0xff);
    let end = rest.windows(2).position(ends);
    *rest = &rest[end.ok_or(FrameError::Truncated)?..];
    Ok(())
}
