//! The app's typeface: its glyphs, how wide a text is, where a line of it ends.

use krilla::text::{Font, GlyphId as Drawn, KrillaGlyph};
use std::sync::LazyLock;
use ttf_parser::{
    Face, GlyphId, Tag,
    gsub::{SingleSubstitution, SubstitutionSubtable},
};

/// Weight 400.
pub const REGULAR: &[u8] = include_bytes!("../fonts/PlusJakartaSans-Regular.ttf");
/// Weight 700.
pub const BOLD: &[u8] = include_bytes!("../fonts/PlusJakartaSans-Bold.ttf");

static REGULAR_FACE: LazyLock<Typeface> = LazyLock::new(|| Typeface::new(REGULAR));
static BOLD_FACE: LazyLock<Typeface> = LazyLock::new(|| Typeface::new(BOLD));

/// One weight of it, with digits of one width, as they stand in columns.
pub struct Typeface {
    face: Face<'static>,
    font: Font,
    /// What is drawn of the first characters there are: nearly every text is made of these.
    latin: Vec<Option<Shape>>,
}

/// How a character is drawn.
#[derive(Clone, Copy)]
struct Shape {
    glyph: GlyphId,
    /// In ems.
    advance: f32,
}

/// The end of Latin with its accents (Latin Extended-A).
const LATIN: u32 = 0x180;

/// The typeface in one of its weights.
pub fn typeface(bold: bool) -> &'static Typeface {
    if bold { &BOLD_FACE } else { &REGULAR_FACE }
}

impl Typeface {
    fn new(file: &'static [u8]) -> Self {
        let face = Face::parse(file, 0).expect("our own typeface");
        let font = Font::new(file.into(), 0).expect("our own typeface");
        let latin = (0..LATIN).map(|code| shape(&face, char::from_u32(code)?));
        Self {
            latin: latin.collect(),
            face,
            font,
        }
    }

    /// What krilla draws with.
    pub fn font(&self) -> Font {
        self.font.clone()
    }

    /// Whether it can show a character.
    pub fn has(&self, character: char) -> bool {
        self.shape(character).is_some()
    }

    /// The glyphs of a text, one a character.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, character): (usize, char)| {
            let (glyph, advance) = self
                .shape(character)
                .map_or((0, 0.0), |shape| (shape.glyph.0, shape.advance));
            KrillaGlyph {
                glyph_id: Drawn::new(u32::from(glyph)),
                text_range: at..at + character.len_utf8(),
                x_advance: advance,
                x_offset: 0.0,
                y_offset: 0.0,
                y_advance: 0.0,
                location: None,
            }
        };
        text.char_indices().map(glyph).collect()
    }

    /// How wide a text is.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars()
            .map(|character| self.advance(character))
            .sum::<f32>()
            * size
    }

    /// The text in lines no wider than `width`, broken between words, and within one that is
    /// wider by itself. At least one line.
    pub fn wrap(&self, text: &str, width: f32, size: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut used = 0.0;
        for word in text.split_whitespace() {
            let wide = self.width(word, size);
            let gap = self.width(" ", size);
            if used > 0.0 && used + gap + wide > width {
                lines.push(String::new());
                used = 0.0;
            }
            let line = lines.last_mut().expect("there is always a line");
            if used > 0.0 {
                line.push(' ');
                used += gap;
            }
            if wide <= width {
                line.push_str(word);
                used += wide;
                continue;
            }
            for character in word.chars() {
                let wide = self.advance(character) * size;
                if used > 0.0 && used + wide > width {
                    lines.push(String::new());
                    used = 0.0;
                }
                lines
                    .last_mut()
                    .expect("there is always a line")
                    .push(character);
                used += wide;
            }
        }
        lines
    }

    /// The text on one line, with an ellipsis where it is too wide.
    pub fn cut(&self, text: &str, width: f32, size: f32) -> String {
        let mut text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.width(&text, size) > width {
            let room = width - self.width("…", size);
            while !text.is_empty() && self.width(&text, size) > room {
                text.pop();
            }
            text.truncate(text.trim_end().len());
            text.push('…');
        }
        text
    }

    fn shape(&self, character: char) -> Option<Shape> {
        match self.latin.get(character as usize) {
            Some(shape) => *shape,
            None => shape(&self.face, character),
        }
    }

    /// In ems.
    fn advance(&self, character: char) -> f32 {
        self.shape(character).map_or(0.0, |shape| shape.advance)
    }
}

/// How a typeface draws a character, if it can.
fn shape(face: &Face<'_>, character: char) -> Option<Shape> {
    if character.is_control() {
        return None;
    }
    let mut glyph = face.glyph_index(character)?;
    if character.is_ascii_digit() {
        glyph = in_columns(face, glyph).unwrap_or(glyph);
    }
    let advance = face.glyph_hor_advance(glyph).unwrap_or_default();
    Some(Shape {
        glyph,
        advance: f32::from(advance) / f32::from(face.units_per_em()),
    })
}

/// The glyph of the same width as its like (OpenType's `tnum`).
fn in_columns(face: &Face<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let gsub = face.tables().gsub?;
    let feature = gsub.features.find(Tag::from_bytes(b"tnum"))?;
    let lookups = feature.lookup_indices.into_iter();
    lookups
        .filter_map(|at| gsub.lookups.get(at))
        .flat_map(|lookup| lookup.subtables.into_iter::<SubstitutionSubtable>())
        .find_map(|subtable| match subtable {
            SubstitutionSubtable::Single(SingleSubstitution::Format1 { coverage, delta }) => {
                coverage.get(glyph)?;
                Some(GlyphId(glyph.0.wrapping_add_signed(delta)))
            }
            SubstitutionSubtable::Single(SingleSubstitution::Format2 {
                coverage,
                substitutes,
            }) => substitutes.get(coverage.get(glyph)?),
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use super::typeface;

    #[test]
    fn digits_stand_in_columns() {
        for bold in [false, true] {
            let face = typeface(bold);
            let width = face.width("0", 10.0);
            for digit in "123456789".chars() {
                assert_eq!(face.width(&digit.to_string(), 10.0), width, "{digit}");
            }
        }
    }

    #[test]
    fn lines_are_no_wider_than_there_is_room_and_lose_nothing() {
        let face = typeface(false);
        let text = "PT Sumber Alfaria Trijaya Sentosa Abadi Nusantara-yang-tidak-ada-akhirnya-sama-sekali Tbk";
        let lines = face.wrap(text, 60.0, 7.5);
        assert!(lines.iter().all(|line| face.width(line, 7.5) <= 60.0));
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        assert_eq!(face.wrap("", 60.0, 7.5), [""]);
        let cut = face.cut(text, 60.0, 7.5);
        assert!(cut.ends_with('…') && face.width(&cut, 7.5) <= 60.0, "{cut}");
        assert_eq!(face.cut("PT  Maju", 60.0, 7.5), "PT Maju");
    }
}
