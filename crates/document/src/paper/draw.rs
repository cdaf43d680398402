use super::{Layout, MARGIN, PAD, PAGE, Placed, RowKind, Text, What, leading};
use crate::{DrawError, Language, typeface::typeface};
use krilla::{
    Document, SerializeSettings,
    color::{Color, luma, rgb},
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup,
        TagTree,
    },
};
use std::num::NonZeroU16;

/// What is drawn with.
#[derive(Clone, Copy)]
enum Ink {
    /// What is read: one ink in any printer, and the shortest colour there is in a file.
    Black,
    /// What stands aside.
    Soft,
    /// Headings.
    Green,
    /// Under the head of a table.
    Tint,
    /// Lines.
    Rule,
}

impl Ink {
    fn colour(self) -> Color {
        let rgb = |red, green, blue| rgb::Color::new(red, green, blue).into();
        match self {
            Self::Black => luma::Color::black().into(),
            Self::Soft => rgb(0x55, 0x62, 0x5c),
            Self::Green => rgb(0x0b, 0x5a, 0x48),
            Self::Tint => rgb(0xe6, 0xf0, 0xec),
            Self::Rule => rgb(0xd3, 0xdc, 0xd8),
        }
    }
}

const FOOT: f32 = 7.5;
/// How thick a line under a row is.
const RULE: f32 = 0.5;

/// What a document says besides its content.
pub struct About<'a> {
    pub title: &'a str,
    pub language: Language,
    /// At the foot of each page: before the page's number, and after "of".
    pub page: &'a str,
    pub of: &'a str,
}

/// Draws a layout as PDF/UA-1: what it shows and what it says are the same.
pub fn draw(layout: &Layout, about: &About<'_>) -> Result<Vec<u8>, DrawError> {
    let failed = |what: &str| DrawError(what.to_owned());
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| DrawError(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        enable_tagging: true,
        configuration,
        ..SerializeSettings::default()
    });
    document.set_metadata(
        Metadata::new()
            .title(about.title.to_owned())
            .language(about.language.tag().to_owned())
            .creator("JMO".to_owned()),
    );
    let mut tags = Tags::new(&layout.tables);
    let mut outline = Outline::new();
    for (at, placed) in layout.pages.iter().enumerate() {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1);
        let size = size.ok_or_else(|| failed("a page without size"))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        bands(&mut surface, placed);
        for placed in placed {
            if let What::Heading(_, text) = &placed.what {
                let place = XyzDestination::new(at, Point::from_xy(0.0, placed.top));
                outline.push_child(OutlineNode::new(text.lines.join(" "), place));
            }
            put(&mut surface, placed, &mut tags);
        }
        foot(&mut surface, about, at + 1, layout.pages.len());
        surface.finish();
        page.finish();
    }
    document.set_outline(outline);
    document.set_tag_tree(tags.finish());
    document
        .finish()
        .map_err(|error| DrawError(format!("{error:?}")))
}

/// The tags, in the order they are read. A table's rows are gathered across pages.
struct Tags<'a> {
    tree: TagTree,
    tables: &'a [String],
    open: Option<(usize, TagGroup)>,
}

impl<'a> Tags<'a> {
    fn new(tables: &'a [String]) -> Self {
        Self {
            tree: TagTree::new(),
            tables,
            open: None,
        }
    }

    fn push(&mut self, group: TagGroup) {
        self.close();
        self.tree.push(group);
    }

    fn row(&mut self, table: usize, row: TagGroup) {
        if self.open.as_ref().is_none_or(|(open, _)| *open != table) {
            self.close();
            let summary = self.tables.get(table).cloned();
            let group = TagGroup::new(Tag::Table.with_summary(summary));
            self.open = Some((table, group));
        }
        if let Some((_, open)) = &mut self.open {
            open.push(row);
        }
    }

    fn close(&mut self) {
        if let Some((_, table)) = self.open.take() {
            self.tree.push(table);
        }
    }

    fn finish(mut self) -> TagTree {
        self.close();
        self.tree
    }
}

fn put(surface: &mut Surface<'_>, placed: &Placed, tags: &mut Tags<'_>) {
    match &placed.what {
        What::Heading(level, text) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            let title = Some(text.lines.join(" "));
            let mut group = TagGroup::new(Tag::Hn(level, title));
            group.push(tagged(surface, text, placed.top, Ink::Green));
            tags.push(group);
        }
        What::Paragraph(text) => {
            let mut group = TagGroup::new(Tag::P);
            group.push(tagged(surface, text, placed.top, Ink::Black));
            tags.push(group);
        }
        What::Row {
            table, kind, cells, ..
        } => {
            let again = *kind == RowKind::HeadAgain;
            let text_top = placed.top + PAD;
            if again {
                artifact(surface, ArtifactType::PaginationOther, |surface| {
                    for cell in cells {
                        write(surface, cell, text_top, Ink::Soft);
                    }
                });
                return;
            }
            let mut row = TagGroup::new(Tag::TR);
            for (at, cell) in cells.iter().enumerate() {
                let mut group = match kind {
                    RowKind::Head => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
                    RowKind::Named if at == 0 => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
                    _ => TagGroup::new(Tag::TD),
                };
                // An empty cell has its place in the row and nothing to read.
                if cell.lines.iter().any(|line| !line.is_empty()) {
                    group.push(tagged(surface, cell, text_top, Ink::Black));
                }
                row.push(group);
            }
            tags.row(*table, row);
        }
    }
}

fn foot(surface: &mut Surface<'_>, about: &About<'_>, at: usize, pages: usize) {
    let top = PAGE.1 - MARGIN - leading(FOOT);
    let line = |text: String, x, to_the_right| Text {
        lines: vec![text],
        size: FOOT,
        bold: false,
        x,
        to_the_right,
    };
    let page = format!("{} {at} {} {pages}", about.page, about.of);
    artifact(surface, ArtifactType::Footer, |surface| {
        write(
            surface,
            &line(format!("JMO · {}", about.title), MARGIN, false),
            top,
            Ink::Soft,
        );
        write(surface, &line(page, PAGE.0 - MARGIN, true), top, Ink::Soft);
    });
}

/// A text that is read.
fn tagged(surface: &mut Surface<'_>, text: &Text, top: f32, ink: Ink) -> Identifier {
    let written = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    write(surface, text, top, ink);
    surface.end_tagged();
    written
}

/// What is seen only.
fn artifact(surface: &mut Surface<'_>, kind: ArtifactType, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

fn write(surface: &mut Surface<'_>, text: &Text, top: f32, ink: Ink) {
    let face = typeface(text.bold);
    fill(surface, ink);
    let last = text.lines.len().saturating_sub(1);
    for (at, line) in text.lines.iter().enumerate() {
        let x = if text.to_the_right {
            text.x - face.width(line, text.size)
        } else {
            text.x
        };
        // Whoever reads the text without its lines finds a space where one ends.
        let line = if at < last { &format!("{line} ") } else { line };
        let baseline = top + leading(text.size) * at as f32 + text.size * 1.05;
        let start = Point::from_xy(to_tenth(x), to_tenth(baseline));
        surface.draw_glyphs(
            start,
            &face.glyphs(line),
            face.font(),
            line,
            text.size,
            false,
        );
    }
}

/// A tenth of a point is 0.04 mm: nobody sees less, and a file has to write every digit.
fn to_tenth(points: f32) -> f32 {
    (points * 10.0).round() / 10.0
}

/// The bands under a page's heads and the lines under its rows: two paths in all, since each path
/// costs as much as a dozen words.
fn bands(surface: &mut Surface<'_>, placed: &[Placed]) {
    let (mut heads, mut lines) = (PathBuilder::new(), PathBuilder::new());
    for placed in placed {
        let What::Row { kind, width, .. } = &placed.what else {
            continue;
        };
        if matches!(kind, RowKind::Head | RowKind::HeadAgain) {
            let (top, height) = (to_tenth(placed.top), to_tenth(placed.height));
            if let Some(rect) = Rect::from_xywh(MARGIN, top, *width, height) {
                heads.push_rect(rect);
            }
        } else {
            let y = to_tenth(placed.top + placed.height);
            lines.move_to(MARGIN, y);
            lines.line_to(MARGIN + width, y);
        }
    }
    if let Some(heads) = heads.finish() {
        artifact(surface, ArtifactType::Layout, |surface| {
            fill(surface, Ink::Tint);
            surface.draw_path(&heads);
        });
    }
    if let Some(lines) = lines.finish() {
        artifact(surface, ArtifactType::Layout, |surface| {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: Ink::Rule.colour().into(),
                width: RULE,
                ..Stroke::default()
            }));
            surface.draw_path(&lines);
            surface.set_stroke(None);
        });
    }
}

fn fill(surface: &mut Surface<'_>, ink: Ink) {
    surface.set_fill(Some(Fill {
        paint: ink.colour().into(),
        ..Fill::default()
    }));
}
