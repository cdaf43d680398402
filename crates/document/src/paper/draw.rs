use super::{Layout, MARGIN, PAD, PAGE, Placed, RowKind, Text, What, leading};
use crate::{DrawError, Language, typeface::typeface};
use krilla::{
    Document, SerializeSettings,
    color::rgb::Color,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup,
        TagTree,
    },
};
use std::num::NonZeroU16;

/// Red, green, blue.
type Colour = [u8; 3];

const INK: Colour = [0x1c, 0x24, 0x21];
const SOFT: Colour = [0x55, 0x62, 0x5c];
const GREEN: Colour = [0x0b, 0x5a, 0x48];
const TINT: Colour = [0xe6, 0xf0, 0xec];
const RULE: Colour = [0xd3, 0xdc, 0xd8];
const FOOT: f32 = 7.5;

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
            group.push(tagged(surface, text, placed.top, GREEN));
            tags.push(group);
        }
        What::Paragraph(text) => {
            let mut group = TagGroup::new(Tag::P);
            group.push(tagged(surface, text, placed.top, INK));
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
                        write(surface, cell, text_top, SOFT);
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
                group.push(tagged(surface, cell, text_top, INK));
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
            SOFT,
        );
        write(surface, &line(page, PAGE.0 - MARGIN, true), top, SOFT);
    });
}

/// A text that is read.
fn tagged(surface: &mut Surface<'_>, text: &Text, top: f32, colour: Colour) -> Identifier {
    let written = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    write(surface, text, top, colour);
    surface.end_tagged();
    written
}

/// What is seen only.
fn artifact(surface: &mut Surface<'_>, kind: ArtifactType, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

fn write(surface: &mut Surface<'_>, text: &Text, top: f32, colour: Colour) {
    let face = typeface(text.bold);
    fill(surface, colour);
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
        let start = Point::from_xy(x, baseline);
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

/// The bands under a page's heads and the lines under its rows: two paths in all, since each path
/// costs as much as a dozen words.
fn bands(surface: &mut Surface<'_>, placed: &[Placed]) {
    let (mut heads, mut lines) = (PathBuilder::new(), PathBuilder::new());
    for placed in placed {
        let What::Row { kind, width, .. } = &placed.what else {
            continue;
        };
        let head = matches!(kind, RowKind::Head | RowKind::HeadAgain);
        let (path, top, height) = if head {
            (&mut heads, placed.top, placed.height)
        } else {
            (&mut lines, placed.top + placed.height - 0.5, 0.5)
        };
        if let Some(rect) = Rect::from_xywh(MARGIN, top, *width, height) {
            path.push_rect(rect);
        }
    }
    for (path, colour) in [(heads, TINT), (lines, RULE)] {
        let Some(path) = path.finish() else { continue };
        artifact(surface, ArtifactType::Layout, |surface| {
            fill(surface, colour);
            surface.draw_path(&path);
        });
    }
}

fn fill(surface: &mut Surface<'_>, [red, green, blue]: Colour) {
    surface.set_fill(Some(Fill {
        paint: Color::new(red, green, blue).into(),
        ..Fill::default()
    }));
}
