//! SVG as text: what is written into it is escaped here and nowhere else.

use crate::{
    DrawError,
    typeface::{BOLD, REGULAR},
};
use resvg::usvg::{Options, Tree, fontdb::Database};
use std::{
    fmt::Write,
    sync::{Arc, LazyLock},
};
use ttf_parser::Face;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    Arc::new(fonts)
});

static FACE: LazyLock<Face<'static>> =
    LazyLock::new(|| Face::parse(BOLD, 0).expect("our own typeface"));

/// A drawing under way, in units of its own size.
pub struct Drawing {
    svg: String,
}

/// A line of text.
pub struct Line<'a> {
    pub x: f32,
    pub y: f32,
    /// Whether `x` is where the line ends.
    pub to_the_right: bool,
    pub size: f32,
    pub bold: bool,
    pub colour: &'a str,
    pub text: &'a str,
}

impl Drawing {
    pub fn new(width: u32, height: u32) -> Self {
        Self {
            svg: format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="Plus Jakarta Sans">"#
            ),
        }
    }

    /// SVG of our own, as it is: never anything a person or a service wrote.
    pub fn raw(&mut self, svg: &str) {
        self.svg.push_str(svg);
    }

    pub fn line(&mut self, line: &Line<'_>) {
        let weight = if line.bold { 700 } else { 400 };
        let anchor = if line.to_the_right { "end" } else { "start" };
        let _ = write!(
            self.svg,
            r#"<text x="{}" y="{}" font-size="{}" font-weight="{weight}" text-anchor="{anchor}" fill="{}">{}</text>"#,
            line.x,
            line.y,
            line.size,
            line.colour,
            escaped(line.text)
        );
    }

    pub fn finish(mut self) -> Result<Tree, DrawError> {
        self.svg.push_str("</svg>");
        let options = Options {
            fontdb: FONTS.clone(),
            font_family: "Plus Jakarta Sans".to_owned(),
            ..Options::default()
        };
        Tree::from_str(&self.svg, &options).map_err(|error| DrawError(error.to_string()))
    }
}

/// Text as XML content. What XML cannot hold at all becomes a replacement character.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            character if character.is_control() => safe.push('\u{fffd}'),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            character => safe.push(character),
        }
    }
    safe
}

/// `text` in at most `most` lines no wider than `width` at the largest of `sizes` that holds it;
/// at the smallest the last line may be cut, with an ellipsis.
pub fn fit(text: &str, width: f32, sizes: &[f32], most: usize) -> (f32, Vec<String>) {
    for size in sizes {
        let lines = wrap(text, width, *size);
        if lines.len() <= most && lines.iter().all(|line| measure(line, *size) <= width) {
            return (*size, lines);
        }
    }
    let size = sizes.last().copied().unwrap_or(16.0);
    let mut lines = wrap(text, width, size);
    let cut = lines.len() > most;
    lines.truncate(most);
    for (at, line) in lines.iter_mut().enumerate() {
        if measure(line, size) > width || (cut && at + 1 == most) {
            while !line.is_empty() && measure(line, size) + measure("…", size) > width {
                line.pop();
            }
            line.push('…');
        }
    }
    (size, lines)
}

fn wrap(text: &str, width: f32, size: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line)
                if measure(line, size) + measure(word, size) + measure(" ", size) <= width =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How wide a text is in the bold typeface, the wider one.
fn measure(text: &str, size: f32) -> f32 {
    let advance = |character| {
        let glyph = FACE.glyph_index(character).unwrap_or_default();
        f32::from(FACE.glyph_hor_advance(glyph).unwrap_or_default())
    };
    text.chars().map(advance).sum::<f32>() * size / f32::from(FACE.units_per_em())
}
