//! A JPEG looked over before anything decodes it: whole, of a size that can be decoded, and nothing
//! else in one file (ITU-T T.81, Annex B).

/// How large a picture may be.
#[derive(Clone, Copy, Debug)]
pub struct Most {
    /// Pixels in all.
    pub pixels: u32,
    /// Pixels on a side.
    pub side: u16,
}

/// A selfie: twelve times what the check looks at.
pub const SELFIE: Most = Most {
    pixels: 4_000_000,
    side: 4_096,
};

/// A photographed document: what a phone's camera makes.
pub const DOCUMENT: Most = Most {
    pixels: 50_000_000,
    side: 16_384,
};

/// Passes over a progressive picture: cameras make about ten; thousands are a bomb.
const MOST_SCANS: usize = 20;

/// Not a JPEG, not a whole one, too large, or more than one file in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Looks a JPEG over and answers it without what is not picture: no place, no device, no comment.
///
/// # Errors
/// [`Unreadable`].
pub fn inspect(bytes: &[u8], most: Most) -> Result<Vec<u8>, Unreadable> {
    let mut bare = Vec::with_capacity(bytes.len());
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8]).ok_or(Unreadable)?;
    bare.extend_from_slice(&[0xff, 0xd8]);
    let (mut frames, mut scans) = (0, 0);
    loop {
        let (marker, after) = next_marker(rest)?;
        if marker == 0xd9 {
            bare.extend_from_slice(&[0xff, 0xd9]);
            // What stands behind the end is another file.
            let whole = frames == 1 && scans > 0 && after.is_empty();
            return if whole { Ok(bare) } else { Err(Unreadable) };
        }
        let (segment, after) = segment(after)?;
        match marker {
            // Baseline, extended and progressive, Huffman coded.
            0xc0..=0xc2 => {
                frames += 1;
                frame(segment, most)?;
            }
            0xda => scans += 1,
            // Tables, a restart interval, and the two application segments decoders need: JFIF's
            // without a thumbnail, and Adobe's, which tells the colours.
            0xc4 | 0xdb | 0xdd => {}
            0xe0 if segment.len() == 16 && segment[2..].starts_with(b"JFIF\0") => {}
            0xee if segment.len() == 14 && segment[2..].starts_with(b"Adobe") => {}
            // What a camera adds of itself is left out.
            0xe0..=0xef | 0xfe => {
                rest = after;
                continue;
            }
            _ => return Err(Unreadable),
        }
        bare.extend_from_slice(&[0xff, marker]);
        bare.extend_from_slice(segment);
        rest = after;
        if marker == 0xda {
            if frames != 1 || scans > MOST_SCANS {
                return Err(Unreadable);
            }
            let end = scan_end(rest)?;
            bare.extend_from_slice(&rest[..end]);
            rest = &rest[end..];
        }
    }
}

/// A marker, after any fill bytes, and what follows it.
fn next_marker(bytes: &[u8]) -> Result<(u8, &[u8]), Unreadable> {
    let fill = bytes.iter().take_while(|byte| **byte == 0xff).count();
    match bytes.get(fill) {
        Some(marker) if fill > 0 => Ok((*marker, &bytes[fill + 1..])),
        _ => Err(Unreadable),
    }
}

/// A segment with its length in front, and what follows it.
fn segment(bytes: &[u8]) -> Result<(&[u8], &[u8]), Unreadable> {
    let length = bytes.first_chunk().map(|two| u16::from_be_bytes(*two));
    let length = usize::from(length.ok_or(Unreadable)?);
    if length < 2 {
        return Err(Unreadable);
    }
    bytes.split_at_checked(length).ok_or(Unreadable)
}

/// The frame's header: eight bits a sample, a size within bounds, grey or three colours.
fn frame(segment: &[u8], most: Most) -> Result<(), Unreadable> {
    let &[_, _, precision, h1, h2, w1, w2, components, ..] = segment else {
        return Err(Unreadable);
    };
    let (height, width) = (u16::from_be_bytes([h1, h2]), u16::from_be_bytes([w1, w2]));
    let sides = 1..=most.side;
    let fits = precision == 8
        && sides.contains(&height)
        && sides.contains(&width)
        && u32::from(height) * u32::from(width) <= most.pixels
        && matches!(components, 1 | 3);
    if fits { Ok(()) } else { Err(Unreadable) }
}

/// Where the coded data of a scan ends: at a marker that is neither a stuffed byte nor a restart.
fn scan_end(bytes: &[u8]) -> Result<usize, Unreadable> {
    let pairs = bytes.windows(2);
    pairs
        .enumerate()
        .find(|(_, pair)| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff))
        .map(|(at, _)| at)
        .ok_or(Unreadable)
}
